import { useQuery } from '@tanstack/react-query';
import { useSayRepeat } from '../../shared/i18n/use-say-repeat';
import cards from '../../shared/ui/stock-card.module.css';
import { standingOffersQuery } from './repeat-api';
import { RepeatCard } from './repeat-card';
import styles from './repeat.module.css';

/** What is sold every week; nothing where there is none: the form says that there can be. What was deleted is seen no more. */
export function RepeatList() {
  const tell = useSayRepeat();
  const rows = (useQuery(standingOffersQuery).data ?? []).filter(({ state }) => state !== 'ended');
  if (rows.length === 0) return null;
  return (
    <section className={styles['list']} aria-label={tell('title')}>
      <h2>{tell('title')}</h2>
      <div className={cards['grid']}>
        {rows.map((standing) => (
          <RepeatCard key={standing.id} standing={standing} />
        ))}
      </div>
    </section>
  );
}
