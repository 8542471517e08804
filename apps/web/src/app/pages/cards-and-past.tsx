import type { ReactNode } from 'react';
import cards from '../../shared/ui/stock-card.module.css';
import styles from './mine.module.css';

interface Props<Thing> {
  running: readonly Thing[];
  past: readonly Thing[];
  pastTitle: string;
  /** Whether what is past lies open while nothing runs. */
  opensAlone: boolean;
  card: (thing: Thing) => ReactNode;
}

/** What runs as cards, what is over as cards behind a fold. */
export function CardsAndPast<Thing>({ running, past, pastTitle, opensAlone, card }: Props<Thing>) {
  return (
    <>
      <div className={cards['grid']}>{running.map(card)}</div>
      {past.length > 0 && (
        <details className={styles['past']} open={opensAlone && running.length === 0}>
          <summary>
            {pastTitle} ({past.length})
          </summary>
          <div className={cards['grid']}>{past.map(card)}</div>
        </details>
      )}
    </>
  );
}
