import { Menu as Base } from '@mantine/core';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import { useState, type ReactNode } from 'react';
import styles from './menu.module.css';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isCurrent?: boolean;
  readonly onPick: () => void;
}

interface Props {
  className: string | undefined;
  trigger: ReactNode;
  items: readonly MenuItem[];
  startOpen: boolean;
}

/** A button that unfolds a few more places or acts: arrows walk, a letter jumps, Escape leaves. */
export function Menu({ className, trigger, items, startOpen }: Props) {
  const [isOpen, open] = useState(startOpen);
  return (
    <Base opened={isOpen} onChange={open} position="bottom-start" offset={0} shadow="xl" transitionProps={{ duration: 0 }}>
      <Base.Target>
        <button type="button" className={className}>
          {trigger}
        </button>
      </Base.Target>
      <Base.Dropdown className={styles['list'] ?? ''}>
        {items.map((item) => (
          <Base.Item
            key={item.key}
            leftSection={item.icon}
            className={styles['item'] ?? ''}
            aria-current={item.isCurrent === true ? 'page' : undefined}
            onClick={item.onPick}
          >
            {item.label}
          </Base.Item>
        ))}
      </Base.Dropdown>
    </Base>
  );
}
