import { useQuery } from '@tanstack/react-query';
import { formatMoment } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { useSay } from '../../shared/i18n/use-say';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import { timelineQuery, type TimelineEntry } from './change-api';
import styles from './trade-timeline.module.css';

/** What happened to a trade, oldest first. */
export function TradeTimeline({ tradeId }: { tradeId: string }) {
  const say = useSay();
  const timeline = useQuery(timelineQuery(tradeId));
  if (timeline.isPending) return <Skeleton lines={4} />;
  if (timeline.isError) return <RefusalNote error={timeline.error} onRetry={() => void timeline.refetch()} />;
  return (
    <ol className={styles['list']} aria-label={say('deal.timeline')}>
      {timeline.data.map((entry) => (
        <Entry key={`${entry.at} ${entry.what} ${entry.side ?? ''}`} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const say = useSay();
  const language = useLanguage();
  const today = useToday();
  const who = entry.side === null ? '' : `${say(`deal.side.${entry.side}`)} `;
  const terms = (one: { kg: number; farmGateVndPerKg: number }) =>
    `${formatWeight(one.kg, language)} · ${formatPrice(one.farmGateVndPerKg, language)}`;
  return (
    <li>
      <span className="second n">{formatMoment(entry.at, today, language)}</span>
      <span>
        {who}
        {say(`deal.what.${entry.what}`)}
        {entry.reason !== null && `: ${entry.reason}`}
        {entry.before !== null && entry.after !== null && entry.what !== 'cancellation' && (
          <span className="second n">
            {' '}
            {terms(entry.before)} → {terms(entry.after)}
          </span>
        )}
      </span>
    </li>
  );
}
