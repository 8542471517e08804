import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Trade } from '../../shared/api/views';
import { useSession } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { ProductMark } from '../../shared/catalogue/product-mark';
import { formatDay, formatTime } from '../../shared/format/date';
import { formatPrice, formatVnd } from '../../shared/format/money';
import { formatInteger } from '../../shared/format/number';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Chip, DemoChip, StateChip } from '../../shared/ui/chip';
import { IconFileText } from '@tabler/icons-react';
import styles from './trade-list.module.css';
import { sideOf } from './side';

/** Trades, one a row: what, with whom, how much, at what price, when, and how it stands. */
export function TradeList({ trades, label }: { trades: readonly Trade[]; label: string }) {
  return (
    <ul className={styles['list']} aria-label={label}>
      {trades.map((trade) => (
        <TradeRow key={trade.id} trade={trade} />
      ))}
    </ul>
  );
}

function TradeRow({ trade }: { trade: Trade }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const { organisation } = useSession();
  const side = sideOf(trade, organisation.id);
  const productId = names.productOfVariety(trade.varietyId)?.id ?? trade.marketId;
  return (
    <li data-trade={trade.id} data-state={trade.state} data-kind={trade.kind} data-kg={trade.kg}>
      <span className={styles['what']}>
        <ProductMark productId={productId} />
        <span>
          <Link to="/trades/$tradeId" params={{ tradeId: trade.id }}>
            {names.varietyName(trade.varietyId)} · {names.gradeName(productId, trade.gradeId)}
          </Link>
        </span>
      </span>
      <span className={styles['other']}>
        <span>{side.other.name}</span>
        {side.other.demo && <DemoChip of={side.other.name} />}
      </span>
      <span className={`n ${styles['figure']} ${styles['kg']}`}>{formatWeight(trade.kg, language)}</span>
      <span className={`n second ${styles['price']}`}>{formatPrice(trade.farmGateVndPerKg, language)}</span>
      <span className={`n ${styles['figure']} ${styles['money']}`}>{formatVnd(trade.goodsVnd, language)}</span>
      <span className={`n second ${styles['days']}`}>
        {formatDay(trade.pickUpOn, language)}
        {trade.deliverOn !== trade.pickUpOn && ` → ${formatDay(trade.deliverOn, language)}`}
      </span>
      <span className={styles['state']}>
        <span className="row">
          {trade.kind === 'contract' && (
            <Chip look="contract" icon={IconFileText}>
              {t('trade.kind.contract')}
            </Chip>
          )}
          <StateChip state={trade.state} />
        </span>
        {trade.roundNumber !== null && (
          <small>
            <Link to="/rounds/$marketId/$number" params={{ marketId: trade.marketId, number: String(trade.roundNumber) }}>
              {t('trade.round', { n: formatInteger(trade.roundNumber, language) })}
            </Link>
          </small>
        )}
        {trade.confirmation !== null && <small className="n">{t('trade.confirmation', { number: trade.confirmation.number })}</small>}
        {trade.state === 'held' && (
          <small>
            {side.hasAgreed ? t('trade.waitOther', { name: side.other.name }) : t('trade.waitYou')} · {formatTime(trade.confirmBy, false)}
          </small>
        )}
      </span>
    </li>
  );
}
