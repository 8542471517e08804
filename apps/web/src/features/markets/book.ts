import type { Level, PublicOffer } from '../../shared/api/views';
import type { Row } from './board-state';

export type BookSide = 'supply' | 'demand';

/** A level with what lies between it and the best price, itself included. */
export interface BookRow extends Level {
  readonly cumulativeKg: number;
}

/** Steps of price that the board can be read in. */
export const priceSteps = [100, 500, 1_000] as const;

/** Open kg of lots by ask, in steps of 100 đồng, as the server's own levels. */
export function supplyLevels(offers: ReadonlyMap<string, Row<PublicOffer>>): Level[] {
  const levels = new Map<number, { kg: number; count: number }>();
  for (const { item, over } of offers.values()) {
    if (over !== null || item.openKg === 0) continue;
    const price = Math.ceil(item.askVndPerKg / 100) * 100;
    const level = levels.get(price) ?? { kg: 0, count: 0 };
    levels.set(price, { kg: level.kg + item.openKg, count: level.count + 1 });
  }
  return [...levels].map(([vndPerKg, level]) => ({ vndPerKg, ...level }));
}

/**
 * Levels in coarser steps, best price first, summed up. A seller's price is rounded up and a buyer's down, so that a
 * coarser step never promises more than there is.
 */
export function bookRows(levels: readonly Level[], step: number, side: BookSide): BookRow[] {
  const merged = new Map<number, Level>();
  for (const level of levels) {
    const price = (side === 'supply' ? Math.ceil(level.vndPerKg / step) : Math.floor(level.vndPerKg / step)) * step;
    const before = merged.get(price);
    merged.set(price, { vndPerKg: price, kg: (before?.kg ?? 0) + level.kg, count: (before?.count ?? 0) + level.count });
  }
  const best = side === 'supply' ? 1 : -1;
  let cumulativeKg = 0;
  return [...merged.values()]
    .sort((a, b) => best * (a.vndPerKg - b.vndPerKg))
    .map((level) => ({ ...level, cumulativeKg: (cumulativeKg += level.kg) }));
}

/** kg on offer at or below a price. */
export function offeredUpTo(supply: readonly BookRow[], vndPerKg: number): number {
  return supply.reduce((sum, row) => (row.vndPerKg <= vndPerKg ? sum + row.kg : sum), 0);
}

export const totalKg = (rows: readonly BookRow[]): number => rows.at(-1)?.cumulativeKg ?? 0;
