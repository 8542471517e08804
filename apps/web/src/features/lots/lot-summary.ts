import type { LotRow } from './lot-store';

export interface LotSummary {
  readonly openKg: number;
  /** Open lots by product, the most first. */
  readonly counts: readonly { readonly id: string; readonly count: number }[];
  /** Asks of the lots in the filter. */
  readonly prices: readonly number[];
  /** Open kg in the filter by weighing point. */
  readonly kgByPlace: ReadonlyMap<string, number>;
}

/** One walk over all lots: what the panel beside the grid says about them. */
export function summarise(rows: Iterable<LotRow>, isIn: (row: LotRow) => boolean): LotSummary {
  const counts = new Map<string, number>();
  const kgByPlace = new Map<string, number>();
  const prices: number[] = [];
  let openKg = 0;
  for (const row of rows) {
    if (row.over !== null) continue;
    const { lot } = row;
    counts.set(lot.marketId, (counts.get(lot.marketId) ?? 0) + 1);
    if (!isIn(row)) continue;
    openKg += lot.openKg;
    prices.push(lot.askVndPerKg);
    kgByPlace.set(lot.placeId, (kgByPlace.get(lot.placeId) ?? 0) + lot.openKg);
  }
  const byCount = [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return { openKg, counts: byCount, prices, kgByPlace };
}
