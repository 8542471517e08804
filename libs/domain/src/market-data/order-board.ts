/** One side's kilograms at one price step; who stands there is not told. */
export interface Level {
  /** Supply: ask at the farm gate, rounded up to a step. Demand: limit delivered, rounded down to a step. */
  readonly vndPerKg: number;
  readonly kg: number;
  /** How many offers or orders stand here. */
  readonly count: number;
}

/** A price and the open kilograms behind it. */
export interface Standing {
  readonly vndPerKg: number;
  readonly kg: number;
}

/** Both sides of a market by price, the best price of each side first. */
export interface OrderBoard {
  readonly supply: readonly Level[];
  readonly demand: readonly Level[];
}

/** Screens draw at most this many levels a side; dearer asks and lower limits have no taker anyway. */
export const LEVELS_MAX = 60;

/** Width of a level in VND/kg: prices are spoken in hundreds of đồng. */
export const LEVEL_STEP_VND = 100;

/**
 * Sums open kilograms into price levels. Asks round up and limits round down, so that the board never shows a better price than there is
 * and a single limit is not told to the đồng.
 *
 * Units: VND/kg, kg. Source: the board of the design (aggregated depth, anonymous).
 */
export function orderBoard(asks: readonly Standing[], limits: readonly Standing[]): OrderBoard {
  const supply = levels(asks, (price) => Math.ceil(price / LEVEL_STEP_VND) * LEVEL_STEP_VND);
  const demand = levels(limits, (price) => Math.floor(price / LEVEL_STEP_VND) * LEVEL_STEP_VND);
  supply.sort((a, b) => a.vndPerKg - b.vndPerKg);
  demand.sort((a, b) => b.vndPerKg - a.vndPerKg);
  return { supply: supply.slice(0, LEVELS_MAX), demand: demand.slice(0, LEVELS_MAX) };
}

function levels(standings: readonly Standing[], stepOf: (price: number) => number): Level[] {
  const byStep = new Map<number, { kg: number; count: number }>();
  for (const { vndPerKg, kg } of standings) {
    if (kg === 0) continue;
    const step = stepOf(vndPerKg);
    const level = byStep.get(step) ?? { kg: 0, count: 0 };
    byStep.set(step, { kg: level.kg + kg, count: level.count + 1 });
  }
  return [...byStep].map(([vndPerKg, level]) => ({ vndPerKg, ...level }));
}
