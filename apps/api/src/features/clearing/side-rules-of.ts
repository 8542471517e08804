import type { SideRules } from '@domain/clearing/side-rules/side-rules';
import type { Order } from '@domain/orders/order';
import type { FrozenMarket } from './frozen-market';

/** What orders and sellers of a market ask for that is between items. Lines are the orders' places in `orders`. */
export function sideRulesOf(
  { taken, credit }: Pick<FrozenMarket, 'taken' | 'credit'>,
  orders: readonly Order[],
  seller: ReadonlyMap<string, number>,
): SideRules {
  const lines = orders.map((order, lineId) => ({ order, lineId }));
  const sellerMost = lines
    .filter(({ order }) => order.maxPerSellerKg > 0)
    .map(({ order, lineId }) => ({
      lineId,
      maxKg: order.maxPerSellerKg,
      taken: taken.flatMap(({ orderId, sellerId, kg }) => {
        const number = seller.get(sellerId);
        return orderId === order.id && number !== undefined ? [{ sellerId: number, kg }] : [];
      }),
    }));
  const sets = new Map<string, typeof lines>();
  for (const line of lines) {
    const { alternativeSet } = line.order;
    if (alternativeSet !== null) sets.set(alternativeSet, [...(sets.get(alternativeSet) ?? []), line]);
  }
  const byArrival = (a: (typeof lines)[number], b: (typeof lines)[number]) =>
    a.order.submittedAt - b.order.submittedAt || (a.order.id < b.order.id ? -1 : 1);
  const alternatives = [...sets.values()].filter((set) => set.length > 1).map((set) => set.sort(byArrival).map(({ lineId }) => lineId));
  const rooms = credit.flatMap(({ sellerId, buyerId, leftVnd }) => {
    const number = seller.get(sellerId);
    const lineIds = lines
      .filter(({ order }) => order.buyerId === buyerId)
      .sort(byArrival)
      .map(({ lineId }) => lineId);
    return number === undefined || lineIds.length === 0 ? [] : [{ sellerId: number, lineIds, leftVnd }];
  });
  return { sellerMost, alternatives, credit: rooms };
}
