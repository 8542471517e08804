import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../shared/api/refusal';
import type { RoundItem, Trade } from '../../shared/api/views';
import { formatPrice } from '../../shared/format/money';
import { formatTonnes, formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { StateChip } from '../../shared/ui/chip';
import { RefusalNote, Skeleton } from '../../shared/ui/faces';
import { Panel } from '../../shared/ui/panel';
import { StockBar } from '../../shared/ui/stock-bar';
import { roundPartQuery } from './api';
import styles from './my-part.module.css';
import { WhyNot } from './why-not';

/** Items whose "what would have changed it" is worked out without being asked; each makes the server clear the round again. */
const ANSWERED_AT_ONCE = 3;

/** What I got in a round, from or to whom, at what price, and why not the rest. */
export function MyPart({ marketId, number }: { marketId: string; number: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const part = useQuery(roundPartQuery(marketId, number));
  if (part.isPending)
    return (
      <Panel title={t('part.title')}>
        <Skeleton lines={5} />
      </Panel>
    );
  if (part.isError) {
    const isGone = part.error instanceof Refusal && part.error.problem.code === 'round.not_kept';
    return (
      <Panel title={t('part.title')}>
        {isGone ? (
          <p className={styles['quiet']}>{t('part.notKept')}</p>
        ) : (
          <RefusalNote error={part.error} onRetry={() => void part.refetch()} />
        )}
      </Panel>
    );
  }
  const { items, trades } = part.data;
  const [got, all] = [items.reduce((sum, item) => sum + item.matchedKg, 0), items.reduce((sum, item) => sum + item.kg, 0)];
  const unmet = items.filter((item) => item.why !== null);
  return (
    <Panel title={t('part.title')} note={t('part.sum', { got: formatTonnes(got, language), all: formatTonnes(all, language) })}>
      {items.length === 0 && <p className={styles['quiet']}>{t('part.none')}</p>}
      {items.map((item) => (
        <Item
          key={item.id}
          item={item}
          trades={trades.filter((trade) => belongsTo(trade, item))}
          round={{ marketId, number }}
          answered={unmet.indexOf(item) < ANSWERED_AT_ONCE}
        />
      ))}
    </Panel>
  );
}

/** A plan's trades are those of the call-offs that the round drew for it. */
function belongsTo(trade: Trade, item: RoundItem): boolean {
  if ([trade.offerId, trade.orderId, trade.callOffId].includes(item.id)) return true;
  return trade.callOffId !== null && item.callOffIds.includes(trade.callOffId);
}

interface ItemProps {
  item: RoundItem;
  trades: readonly Trade[];
  round: { marketId: string; number: number };
  answered: boolean;
}

function Item({ item, trades, round, answered }: ItemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = t(`part.${item.kind}`, {
    weight: formatWeight(item.kg, language),
    price: item.vndPerKg === null ? '' : formatPrice(item.vndPerKg, language),
  });
  const lostKg = item.matchedKg - trades.reduce((sum, trade) => sum + trade.kg, 0);
  return (
    <article className={styles['item']} data-item={item.id}>
      <h3>
        {title}
        <span className="n">{t('part.of', { got: formatTonnes(item.matchedKg, language), all: formatTonnes(item.kg, language) })}</span>
      </h3>
      <StockBar stock={{ confirmedKg: item.matchedKg, heldKg: 0, openKg: item.unmetKg }} thin />
      {trades.map((trade) => (
        <p key={trade.id} className={styles['fill']}>
          <span>
            {t('part.fill', {
              party: item.kind === 'offer' ? trade.buyer.name : trade.seller.name,
              weight: formatWeight(trade.kg, language),
              price: formatPrice(item.kind === 'offer' ? trade.farmGateVndPerKg : trade.deliveredVndPerKg, language),
            })}
          </span>
          <StateChip state={trade.state} />
        </p>
      ))}
      {lostKg > 0 && <p className="hint">{t('part.lost', { weight: formatWeight(lostKg, language) })}</p>}
      {item.why !== null && <WhyNot item={item} why={item.why} round={round} answered={answered} />}
    </article>
  );
}
