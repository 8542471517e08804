import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
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

/** Tabs by the book: one stop for Tab, arrows between them, the panel follows. */
export function Tabs<K extends string>({ label, tabs, value, onChange, aside, children }: Props<K>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    const at = tabs.findIndex((tab) => tab.key === value);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  };
  return (
    <>
      <div className="row" style={{ borderBottom: '1px solid var(--line)', padding: '0 16px 0 6px', minWidth: 0 }}>
        <div ref={list} className={styles['tabs']} role="tablist" aria-label={label} onKeyDown={move} tabIndex={-1}>
          {tabs.map((tab) => (
            <button
              key={tab.key}
              type="button"
              role="tab"
              data-key={tab.key}
              id={`${id}-${tab.key}`}
              aria-selected={tab.key === value}
              aria-controls={`${id}-panel`}
              tabIndex={tab.key === value ? 0 : -1}
              className={`${styles['tab']} ${tab.key === value ? styles['on'] : ''}`}
              onClick={() => onChange(tab.key)}
            >
              {tab.label}
              {tab.count !== undefined && <span className={`n ${styles['count']}`}>{tab.count}</span>}
            </button>
          ))}
        </div>
        {aside !== undefined && <span className="push">{aside}</span>}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`}>
        {children}
      </div>
    </>
  );
}
