import type { Level, PublicOffer } from '../../shared/api/views';
import type { Row } from './board-state';

export type BookSide = 'supply' | 'demand';

/** A level with what lies between it and the best price, itself included. */
export interface BookRow extends Level {
  readonly cumulativeKg: number;
}

/** Steps of price that the board can be read in. */
export const priceSteps = [100, 500, 1_000] as const;

/** My part of one step: where the first of my lots stands among all of them there. Of orders only their owners know the limits: no place. */
export interface OwnLevel {
  readonly place: number | null;
  readonly count: number;
}

const stepOf = (vndPerKg: number, step: number, side: BookSide): number =>
  (side === 'supply' ? Math.ceil(vndPerKg / step) : Math.floor(vndPerKg / step)) * step;

/** My open lots by step of the book; at one ask the older lot goes first, then the id, as a round takes them. */
export function ownSupply(offers: ReadonlyMap<string, Row<PublicOffer>>, sellerId: string, step: number): Map<number, OwnLevel> {
  const open = [...offers.values()].filter(({ item, over }) => over === null && item.openKg > 0).map(({ item }) => item);
  const inTurn = open.sort(
    (a, b) =>
      a.askVndPerKg - b.askVndPerKg || (a.submittedAt < b.submittedAt ? -1 : a.submittedAt > b.submittedAt ? 1 : a.id < b.id ? -1 : 1),
  );
  const counts = new Map<number, number>();
  const places = new Map<number, number>();
  for (const { askVndPerKg, seller } of inTurn) {
    const price = stepOf(askVndPerKg, step, 'supply');
    const place = (counts.get(price) ?? 0) + 1;
    counts.set(price, place);
    if (seller.id === sellerId && !places.has(price)) places.set(price, place);
  }
  return new Map([...places].map(([price, place]) => [price, { place, count: counts.get(price) ?? place }]));
}

/** My open orders by step of the book, each at its limit as the book has it. */
export function ownDemand(
  orders: readonly { readonly limitVndPerKg: number; readonly openKg: number }[],
  step: number,
): Map<number, OwnLevel> {
  const own = new Map<number, OwnLevel>();
  for (const { limitVndPerKg, openKg } of orders) {
    if (openKg === 0) continue;
    const price = stepOf(limitVndPerKg, step, 'demand');
    own.set(price, { place: null, count: (own.get(price)?.count ?? 0) + 1 });
  }
  return own;
}

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
    const price = stepOf(level.vndPerKg, step, side);
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
