import { type VndPerKg } from '../shared/unit-price';

/** A price of a round, as far as a figure for many of them needs it. */
export interface PricedPart {
  readonly gradeId: string;
  readonly farmGateVndPerKg: number;
  readonly kg: number;
}

/**
 * The price of a round as one figure, of one grade or (null) of all: VND/kg at the farm gate, weighted by kg, rounded down to whole đồng;
 * null when nothing of it was priced.
 */
export function roundPrice(prices: readonly PricedPart[], gradeId: string | null): VndPerKg | null {
  const asked = gradeId === null ? prices : prices.filter((price) => price.gradeId === gradeId);
  const kg = asked.reduce((sum, price) => sum + BigInt(price.kg), 0n);
  if (kg === 0n) return null;
  const money = asked.reduce((sum, price) => sum + BigInt(price.kg) * BigInt(price.farmGateVndPerKg), 0n);
  return Number(money / kg) as VndPerKg;
}
