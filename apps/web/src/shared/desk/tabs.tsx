import { Tabs as Base } from '@mantine/core';
import '@mantine/core/styles/Tabs.layer.css';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

export interface Tab<K extends string> {
  readonly key: K;
  readonly label: string;
  readonly count?: string;
}

interface Props<K extends string> {
  label: string;
  tabs: readonly Tab<K>[];
  value: K;
  onChange: (key: K) => void;
  /** Stands at the right of the row of tabs. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Mantine's tabs in our clothes: one stop for Tab, arrows between them, the panel follows. Only the open panel is there. */
export function Tabs<K extends string>({ label, tabs, value, onChange, aside, children }: Props<K>) {
  const pick = (key: string | null) => {
    const picked = tabs.find((tab) => tab.key === key);
    if (picked !== undefined) onChange(picked.key);
  };
  return (
    <Base value={value} onChange={pick} variant="none" keepMounted={false}>
      <div className={styles['head']}>
        <Base.List aria-label={label} className={styles['tabs'] ?? ''}>
          {tabs.map((tab) => (
            <Base.Tab key={tab.key} value={tab.key} className={styles['tab'] ?? ''}>
              {tab.label}
              {tab.count !== undefined && <span className={`n ${styles['count']}`}>{tab.count}</span>}
            </Base.Tab>
          ))}
        </Base.List>
        {aside !== undefined && <span className="push">{aside}</span>}
      </div>
      <Base.Panel value={value}>{children}</Base.Panel>
    </Base>
  );
}
