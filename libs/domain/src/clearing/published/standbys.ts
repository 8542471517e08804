import type { ClearingInput } from '../clearing-input';
import type { ClearingFill } from '../clearing-result';
import { ORDER_KIND } from '../market/item-columns';
import { marketColumns } from '../market/market-columns';
import { FITS, scanPair } from '../market/pair-scan';

/** Who would take a side's place if a trade came to nothing, best first. Ids of the input. */
export interface Standbys {
  readonly offerId: number;
  readonly lineId: number;
  /** Other offers with kg left that suit the order, cheapest delivered first. */
  readonly offers: readonly number[];
  /** Other orders with kg missing that suit the offer, those that pay most at the farm gate first. */
  readonly lines: readonly number[];
}

/** Named on each side: the first may have gone by the time it is needed. */
const RANKED = 3;
/** A full book makes thousands of fills; standbys are for the large ones. */
const FILLS_MAX = 200;

/**
 * Ranked standbys of a round's larger fills, from what the round left over. Call-offs are bound to their seller and have no other.
 *
 * @param fromKg fills below have none. Ties: the older item.
 */
export function standbysOf(input: ClearingInput, fills: readonly ClearingFill[], fromKg: number): Standbys[] {
  const large = fills.filter(({ kg }) => kg >= fromKg).sort((a, b) => b.kg - a.kg || a.offerId - b.offerId || a.lineId - b.lineId);
  if (large.length === 0) return [];
  const columns = marketColumns(input);
  const { offer, taker, offersOf, takersOf } = columns;
  const [sold, filled] = [new Map<number, number>(), new Map<number, number>()];
  for (const { offerId, lineId, kg } of fills) {
    sold.set(offerId, (sold.get(offerId) ?? 0) + kg);
    filled.set(lineId, (filled.get(lineId) ?? 0) + kg);
  }
  const offerAt = new Map<number, number>();
  const lineAt = new Map<number, number>();
  for (let at = 0; at < offer.length; at++) offerAt.set(input.offers[offer.order[at]!]!.id, at);
  for (let at = 0; at < taker.length; at++) if (taker.kind[at] === ORDER_KIND) lineAt.set(input.lines[taker.order[at]!]!.id, at);
  const scan = { cost: 0, daysOff: 0 };
  return large.slice(0, FILLS_MAX).flatMap(({ offerId, lineId }) => {
    const [o, t] = [offerAt.get(offerId), lineAt.get(lineId)];
    if (o === undefined || t === undefined) return [];
    const offers = new Ranked();
    for (let k = offersOf.start[taker.product[t]!]!; k < offersOf.start[taker.product[t]! + 1]!; k++) {
      const other = offersOf.list[k]!;
      const { id } = input.offers[offer.order[other]!]!;
      if (id === offerId || (sold.get(id) ?? 0) >= offer.kg[other]! || scanPair(columns, other, t, scan) !== FITS) continue;
      const surplus = taker.bid[t]! - offer.ask[other]! - scan.cost;
      if (surplus >= 0) offers.add(id, surplus);
    }
    const lines = new Ranked();
    for (let k = takersOf.start[offer.product[o]!]!; k < takersOf.start[offer.product[o]! + 1]!; k++) {
      const other = takersOf.list[k]!;
      if (taker.kind[other] !== ORDER_KIND) continue;
      const { id } = input.lines[taker.order[other]!]!;
      if (id === lineId || (filled.get(id) ?? 0) >= taker.kg[other]! || scanPair(columns, o, other, scan) !== FITS) continue;
      const surplus = taker.bid[other]! - offer.ask[o]! - scan.cost;
      if (surplus >= 0) lines.add(id, surplus);
    }
    return offers.ids.length + lines.ids.length === 0 ? [] : [{ offerId, lineId, offers: offers.ids, lines: lines.ids }];
  });
}

/** The best few, in order; of equal ones the first that came, which is the older. */
class Ranked {
  private readonly best: { id: number; surplus: number }[] = [];

  add(id: number, surplus: number): void {
    const last = this.best[RANKED - 1];
    if (last !== undefined && surplus <= last.surplus) return;
    const at = this.best.findIndex((each) => surplus > each.surplus);
    this.best.splice(at < 0 ? this.best.length : at, 0, { id, surplus });
    this.best.length = Math.min(this.best.length, RANKED);
  }

  get ids(): number[] {
    return this.best.map(({ id }) => id);
  }
}
