import type { HeldRow, LotRow } from './lot-store';

export interface LotSummary {
  readonly openKg: number;
  /** Open lots by product, the most first. */
  readonly counts: readonly { readonly id: string; readonly count: number }[];
  /** Asks of the lots in the filter. */
  readonly prices: readonly number[];
  /** Open kg in the filter by weighing point. */
  readonly kgByPlace: ReadonlyMap<string, number>;
}

/** What the panel beside the grid says: the products of all open lots, and the figures of those that are shown. */
export function summarise(all: Iterable<HeldRow>, shown: Iterable<LotRow>): LotSummary {
  const counts = new Map<string, number>();
  for (const { row } of all) if (row.over === null) counts.set(row.lot.marketId, (counts.get(row.lot.marketId) ?? 0) + 1);
  const kgByPlace = new Map<string, number>();
  const prices: number[] = [];
  let openKg = 0;
  for (const { lot, over } of shown) {
    if (over !== null) continue;
    openKg += lot.openKg;
    prices.push(lot.askVndPerKg);
    kgByPlace.set(lot.placeId, (kgByPlace.get(lot.placeId) ?? 0) + lot.openKg);
  }
  const byCount = [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return { openKg, counts: byCount, prices, kgByPlace };
}
