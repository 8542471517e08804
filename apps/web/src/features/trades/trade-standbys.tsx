import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, bodyOf } from '../../shared/api/client';
import type { components } from '../../shared/api/schema.gen';
import type { Trade } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDayRange, formatMoment } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatInteger } from '../../shared/format/number';
import { formatWeight } from '../../shared/format/weight';
import { useSay } from '../../shared/i18n/use-say';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import styles from './trade-timeline.module.css';

type Standby = components['schemas']['StandbyView'];
type Answer = components['schemas']['GapAnswerView'];

const standbysQuery = (id: string) =>
  queryOptions({
    queryKey: ['trades', id, 'standbys'],
    retry: false,
    queryFn: () => bodyOf(api.GET('/api/v1/trades/{id}/standbys', { params: { path: { id } } })),
  });

/** Who is next if a trade falls through, and what a round found when it did. */
export function TradeStandbys({ trade }: { trade: Trade }) {
  const say = useSay();
  const { data, error, isPending, refetch } = useQuery(standbysQuery(trade.id));
  if (isPending) return <Skeleton lines={2} />;
  if (error !== null) return <RefusalNote error={error} onRetry={() => void refetch()} flush />;
  const isAlive = trade.state === 'held' || trade.state === 'confirmed';
  return (
    <>
      {data.answers.map((answer) => (
        <Found key={`${answer.at} ${answer.gapKg}`} answer={answer} marketId={trade.marketId} />
      ))}
      {isAlive && <p className="second">{say(data.standbys.length === 0 ? 'deal.next.none' : 'deal.next.hint')}</p>}
      {isAlive && data.standbys.length > 0 && (
        <ol aria-label={say('deal.next.title')} data-standbys={data.standbys.length}>
          {data.standbys.map((standby) => (
            <Next key={standby.id} standby={standby} />
          ))}
        </ol>
      )}
    </>
  );
}

function Found({ answer, marketId }: { answer: Answer; marketId: string }) {
  const say = useSay();
  const language = useLanguage();
  const today = useToday();
  const words = { found: formatWeight(answer.foundKg, language), gap: formatWeight(answer.gapKg, language) };
  return (
    <p data-found={answer.foundKg}>
      <b>{say(answer.foundKg > 0 ? 'deal.next.found' : 'deal.next.foundNone', words)}</b>{' '}
      <span className="second n">
        {formatMoment(answer.at, today, language)}
        {answer.roundNumber !== null && (
          <>
            {' · '}
            <Link to="/rounds/$marketId/$number" params={{ marketId, number: String(answer.roundNumber) }}>
              {say('deal.next.round', { n: formatInteger(answer.roundNumber, language) })}
            </Link>
          </>
        )}
      </span>
    </p>
  );
}

function Next({ standby }: { standby: Standby }) {
  const say = useSay();
  const language = useLanguage();
  const names = useCatalogue();
  const words = {
    name: standby.name ?? '',
    weight: formatWeight(standby.openKg, language),
    price: standby.askVndPerKg === null ? '' : formatPrice(standby.askVndPerKg, language),
    place: names.placeName(standby.placeId),
  };
  return (
    <li className={styles['next']} data-standby={standby.id}>
      {say(`deal.next.${standby.kind}`, words)}{' '}
      <span className="second n">{say('deal.next.days', { days: formatDayRange(standby.from, standby.to) })}</span>
    </li>
  );
}
