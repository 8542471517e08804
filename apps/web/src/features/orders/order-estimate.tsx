import { useTranslation } from 'react-i18next';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatPrice, formatVnd, goodsVnd, readPrice } from '../../shared/format/money';
import { formatInteger } from '../../shared/format/number';
import { formatTonnes, formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { Facts, type Fact } from '../../shared/ui/stats';
import { useNearestRoute } from './use-nearest-route';
import styles from './order-estimate.module.css';

interface Props {
  kg: number | null;
  limit: string;
  placeId: string;
  offeredUpTo?: (vndPerKg: number) => number;
}

/** What the order could cost at most, what freight to expect, and how much is on offer at that price. */
export function OrderEstimate({ kg, limit, placeId, offeredUpTo }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const nearest = useNearestRoute(placeId);
  const read = readPrice(limit, language);
  const price = read.ok ? read.vndPerKg : null;
  const facts: Fact[] = [];
  if (price !== null && offeredUpTo !== undefined) {
    facts.push({ term: t('order.within'), value: t('order.withinValue', { t: formatTonnes(offeredUpTo(price), language) }) });
  }
  if (nearest !== undefined) {
    const value = t('order.freightValue', {
      price: formatPrice(nearest.freightVndPerKg, language),
      place: names.placeName(nearest.fromPlaceId),
      km: formatInteger(Math.round(nearest.km), language),
    });
    facts.push({ term: t('order.freight'), value });
  }
  if (price !== null && kg !== null) facts.push({ term: t('order.most'), value: formatVnd(goodsVnd(kg, price), language), total: true });
  if (facts.length === 0) return null;
  return (
    <div className={styles['estimate']}>
      <Facts facts={facts} />
      {price !== null && kg !== null && (
        <p className="hint">{t('order.mostHint', { weight: formatWeight(kg, language), price: formatPrice(price, language) })}</p>
      )}
    </div>
  );
}
