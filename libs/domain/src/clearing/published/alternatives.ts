import type { ClearingInput } from '../clearing-input';
import { ORDER_KIND } from '../market/item-columns';
import { marketColumns } from '../market/market-columns';
import { FITS, scanPair } from '../market/pair-scan';

/** Another order that could have taken an offer's fruit, and the most it would have paid at the farm gate. */
export interface Alternative {
  readonly lineId: number;
  readonly farmGateVndPerKg: number;
}

/** Alternatives that an allocation names. */
const NAMED = 2;

/**
 * The orders that would have paid an offer most, besides the line that got it: the next-best two for each asked-for allocation.
 *
 * What an order would have paid is its limit less transport and age: more would have been a loss to it. Ties: the older order.
 *
 * @param allocations offer and line ids; an offer that is not in the snapshot has no alternatives.
 * @returns in the order of `allocations`.
 */
export function nextBest(
  input: ClearingInput,
  allocations: readonly { readonly offerId: number; readonly lineId: number }[],
): Alternative[][] {
  const columns = marketColumns(input);
  const { offer, taker, takersOf } = columns;
  const positionOf = new Map<number, number>();
  for (let at = 0; at < offer.length; at++) positionOf.set(input.offers[offer.order[at]!]!.id, at);
  const scan = { cost: 0, daysOff: 0 };
  return allocations.map(({ offerId, lineId }) => {
    const at = positionOf.get(offerId);
    if (at === undefined) return [];
    const best: Alternative[] = [];
    const product = offer.product[at]!;
    for (let k = takersOf.start[product]!; k < takersOf.start[product + 1]!; k++) {
      const other = takersOf.list[k]!;
      if (taker.kind[other] !== ORDER_KIND || scanPair(columns, at, other, scan) !== FITS) continue;
      const id = input.lines[taker.order[other]!]!.id;
      const farmGateVndPerKg = taker.bid[other]! - scan.cost;
      if (id === lineId || farmGateVndPerKg <= (best[NAMED - 1]?.farmGateVndPerKg ?? 0)) continue;
      best.push({ lineId: id, farmGateVndPerKg });
      best.sort((a, b) => b.farmGateVndPerKg - a.farmGateVndPerKg);
      best.length = Math.min(best.length, NAMED);
    }
    return best;
  });
}
