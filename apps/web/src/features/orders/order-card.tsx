import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { upsertInto } from '../../shared/api/list-cache';
import type { Order } from '../../shared/api/views';
import { useMay } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDayRange, formatMoment } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSay } from '../../shared/i18n/use-say';
import { useToday } from '../../shared/live/use-today';
import { ShareButton } from '../../shared/share/share-button';
import { WaitsMark } from '../../shared/market/waits-mark';
import { ByStaffChip } from '../../shared/ui/by-staff-chip';
import { CertificateChips, StateChip } from '../../shared/ui/chip';
import { StockCard } from '../../shared/ui/stock-card';
import { TakeBack } from '../../shared/ui/take-back';
import { cancelOrder, ordersQuery } from './api';
import { useNearestRoute } from './use-nearest-route';

/** Whoever came by an order's own address sees that order first. */
const showIt = (card: HTMLElement | null): void => card?.scrollIntoView({ block: 'center' });

/** One of the organisation's own orders, and the way to cancel the rest of it. */
export function OrderCard({ order, papers }: { order: Order; papers?: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const cache = useQueryClient();
  const may = useMay();
  const canCancel = order.state === 'open' && order.openKg > 0 && may('order.cancel');
  const varieties = order.varietyIds.map((id) => names.varietyName(id)).join(', ');
  const detail = t('order.at', {
    grades: order.gradeIds.map((id) => names.gradeName(order.marketId, id)).join(', '),
    days: formatDayRange(order.deliverFrom, order.deliverTo),
    price: formatPrice(order.limitVndPerKg, language),
  });
  const rules = useRuleWords(order);
  const foot = (
    <>
      {order.state === 'open' && order.openKg > 0 && <WaitsMark marketId={order.marketId} withReason />}
      {order.state !== 'open' && <StateChip state={order.state} />}
      <ByStaffChip id={order.id} />
      <BothPrices order={order} />
      {rules.length > 0 && <p className="hint">{rules.join(' · ')}</p>}
      {order.certificates.length > 0 && <CertificateChips certificates={order.certificates} />}
      {canCancel && (
        <TakeBack
          label={t('order.cancel', { weight: formatWeight(order.openKg, language) })}
          effect={t('order.cancelEffect')}
          post={async (key) => upsertInto(cache, ordersQuery.queryKey, await cancelOrder(order.id, key))}
        />
      )}
      <ShareButton
        shared={{ kind: 'o', id: order.id }}
        title={`${formatWeight(order.wantedKg, language)} ${varieties === '' ? names.productName(order.marketId) : varieties}`}
      />
      {papers}
    </>
  );
  return (
    <div data-order={order.id} ref={order.id === location.hash.slice(1) ? showIt : undefined}>
      <StockCard
        productId={order.marketId}
        name={varieties === '' ? names.productName(order.marketId) : varieties}
        weight={formatWeight(order.wantedKg, language)}
        detail={`${detail} · ${names.placeName(order.placeId)}`}
        stock={order}
        foot={foot}
      />
    </div>
  );
}

/** The limit at both ends of the road from the nearest growers: what the lorry costs lies between. */
function BothPrices({ order }: { order: Order }) {
  const say = useSay();
  const language = useLanguage();
  const names = useCatalogue();
  const nearest = useNearestRoute(order.placeId);
  if (nearest === undefined) return null;
  const { freightVndPerKg: freight, fromPlaceId } = nearest;
  const [gate, delivered] =
    order.limitAt === 'farm_gate'
      ? [order.limitVndPerKg, order.limitVndPerKg + freight]
      : [order.limitVndPerKg - freight, order.limitVndPerKg];
  const shown = {
    gate: formatPrice(Math.max(0, gate), language),
    delivered: formatPrice(delivered, language),
    freight: formatPrice(freight, language),
    place: names.placeName(fromPlaceId),
  };
  return <p className="hint">{say('orderRules.both', shown)}</p>;
}

/** How the order may be filled, where that is more than by anybody, in any part. */
function useRuleWords(order: Order): string[] {
  const say = useSay();
  const today = useToday();
  const language = useLanguage();
  const names = useCatalogue();
  return [
    ...(order.limitAt === 'farm_gate' ? [say('orderRules.farm_gate')] : []),
    ...order.gradeSpread.map(({ gradeId, lessVndPerKg }) =>
      say('orderRules.lessBy', { grade: names.gradeName(order.marketId, gradeId), price: formatPrice(lessVndPerKg, language) }),
    ),
    ...(order.minLotKg > 0 ? [say('orderRules.fromKg', { weight: formatWeight(order.minLotKg, language) })] : []),
    ...(order.maxPerSellerKg > 0 ? [say('orderRules.toKg', { weight: formatWeight(order.maxPerSellerKg, language) })] : []),
    ...(order.allOrNothing ? [say('orderRules.whole')] : []),
    ...(order.alternativeSet === null ? [] : [say('orderRules.oneOf')]),
    ...(order.expiresAt === null ? [] : [say('orderRules.until', { moment: formatMoment(order.expiresAt, today, language) })]),
  ];
}
