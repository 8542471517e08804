import { Tooltip } from '@mantine/core';
import '@mantine/core/styles/Tooltip.layer.css';
import type { ReactElement } from 'react';
import styles from './hint.module.css';

/** A few words beside what they explain, for the pointer and for the keyboard; never the only place they are said. */
export function Hint({ words, children }: { words: string; children: ReactElement }) {
  return (
    <Tooltip
      label={words}
      withArrow
      openDelay={300}
      transitionProps={{ duration: 0 }}
      events={{ hover: true, focus: true, touch: false }}
      classNames={{ tooltip: styles['hint'] ?? '' }}
    >
      {children}
    </Tooltip>
  );
}
