import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tradesQuery } from '../features/trades/api';
import { sideOf } from '../features/trades/side';
import { useSession } from '../shared/auth/session';
import { useCatalogue } from '../shared/catalogue/catalogue';
import { ProductMark } from '../shared/catalogue/product-mark';
import { formatMoment } from '../shared/format/date';
import { formatPrice } from '../shared/format/money';
import { formatWeight } from '../shared/format/weight';
import { useLanguage } from '../shared/i18n/use-language';
import { useToday } from '../shared/live/use-today';
import { StateChip } from '../shared/ui/chip';
import { EmptyState, ListFaces } from '../shared/ui/faces';
import styles from './lists.module.css';

/** What happened to the member's goods, newest first. */
export function NoticesScreen() {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const names = useCatalogue();
  const { organisation } = useSession();
  const trades = useQuery(tradesQuery);
  return (
    <ListFaces query={trades} empty={<EmptyState title={t('phone.noNotices')}>{t('phone.noNoticesHint')}</EmptyState>}>
      {(rows) => (
        <ul className={styles['list']} aria-label={t('phone.lastTrades')}>
          {rows.map((trade) => (
            <li key={trade.id} className={styles['card']}>
              <div>
                <h2>
                  <ProductMark productId={trade.marketId} />
                  {t('trade.deal', { weight: formatWeight(trade.kg, language), price: formatPrice(trade.farmGateVndPerKg, language) })}
                </h2>
                <p className="second">
                  {names.varietyName(trade.varietyId)} · {sideOf(trade, organisation.id).other.name}
                </p>
              </div>
              <div className={styles['figure']}>
                <p>
                  <StateChip state={trade.state} />
                  <span className="quiet">{formatMoment(trade.createdAt, today, language)}</span>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </ListFaces>
  );
}
