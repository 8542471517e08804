import { Popover } from '@mantine/core';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import { useState, type ReactNode } from 'react';
import styles from './popup.module.css';

interface Props {
  /** Says what the panel is, to those who listen. */
  label: string;
  /** Looks of the button. */
  className: string | undefined;
  /** What stands on the button. */
  trigger: ReactNode;
  /** Open as soon as it is there: its button was pressed while it was still on its way. */
  startOpen: boolean;
  children: (close: () => void) => ReactNode;
}

/** A panel beside its button: the focus goes in and returns, Escape and a press outside close it. */
export function Popup({ label, className, trigger, startOpen, children }: Props) {
  const [isOpen, open] = useState(startOpen);
  return (
    <Popover
      opened={isOpen}
      onChange={open}
      position="bottom-end"
      offset={6}
      trapFocus
      returnFocus
      shadow="xl"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button type="button" className={className} onClick={() => open(!isOpen)}>
          {trigger}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles['panel'] ?? ''} aria-label={label} aria-labelledby={undefined}>
        {children(() => open(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
