import type { ReactNode } from 'react';
import styles from './stats.module.css';
import { Card } from './panel';

export interface Stat {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  readonly detail?: ReactNode;
  readonly look?: 'sup' | 'dem' | 'con';
}

/** A strip of figures: the number is the largest thing, its unit and its place beside it. */
export function StatStrip({ stats }: { stats: readonly Stat[] }) {
  return (
    <Card className={styles['strip'] ?? ''}>
      {stats.map((stat) => (
        <div key={stat.label} className={styles['stat']}>
          <span className={styles['label']}>{stat.label}</span>
          <span className={`n ${styles['value']} ${stat.look ?? ''}`}>
            {stat.value} {stat.unit !== undefined && <small>{stat.unit}</small>}
          </span>
          {stat.detail !== undefined && <div className={styles['detail']}>{stat.detail}</div>}
        </div>
      ))}
    </Card>
  );
}

export interface Fact {
  readonly term: string;
  readonly value: ReactNode;
  readonly total?: boolean;
}

/** Terms to the left, values to the right; the sum is the largest. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles['kv']}>
      {facts.map((fact) => (
        <div key={fact.term} style={{ display: 'contents' }}>
          <dt>{fact.term}</dt>
          <dd className={`n ${fact.total === true ? styles['total'] : ''}`}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
