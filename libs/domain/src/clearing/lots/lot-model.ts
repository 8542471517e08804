import type { MarketIndex } from '../market/market-index';
import type { LotPairs } from './lot-pairs';

/** A market with minimum lots and all-or-nothing, as plain pairs: the form in which single lots can be forced or forbidden. */
export interface LotModel {
  readonly offers: number;
  readonly takers: number;
  readonly offerKg: Int32Array;
  readonly offerWhole: Uint8Array;
  readonly takerKg: Int32Array;
  readonly takerWhole: Uint8Array;
  readonly takerContract: Uint8Array;
  /** Daily intake of a taker, −1 for none; capacities by intake. */
  readonly takerIntake: Int32Array;
  readonly intakeKg: Int32Array;
  /** Plan of a taker, −1 for none; kg by plan, fair share by taker. */
  readonly takerPlan: Int32Array;
  readonly planKg: Int32Array;
  readonly planIntake: Int32Array;
  readonly fairShare: Int32Array;
  readonly pairs: number;
  readonly pairOffer: Int32Array;
  readonly pairTaker: Int32Array;
  readonly pairDay: Int32Array;
  readonly pairSurplus: Int32Array;
  /** Smallest kg of a fill of the pair, at least 1. */
  readonly pairLot: Int32Array;
  /** Pairs by taker and by offer. */
  readonly ofTaker: readonly (readonly number[])[];
  readonly ofOffer: readonly (readonly number[])[];
  /** Takers by product, in order of position. */
  readonly takersOfProduct: readonly (readonly number[])[];
  readonly takersOfIntake: readonly (readonly number[])[];
  readonly contractBonus: number;
  readonly shareBonus: number;
}

function powerOfTwoAbove(value: number): number {
  let power = 1;
  while (power <= value) power *= 2;
  return power;
}

interface Intakes {
  readonly takerIntake: Int32Array;
  readonly intakeKg: number[];
  readonly planIntake: Int32Array;
}

function intakesOf(market: MarketIndex): Intakes {
  const numbers = new Map<string, number>();
  const intakeKg: number[] = [];
  const numberOf = (destinationId: number, day: number): number => {
    const capacity = market.capacityKg(destinationId, day);
    if (capacity === undefined) return -1;
    const key = `${destinationId}/${day}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, intakeKg.length);
    intakeKg.push(Math.min(capacity, 2 ** 30));
    return intakeKg.length - 1;
  };
  const takerIntake = Int32Array.from(market.takers.map(({ destinationId, deliverFrom }) => numberOf(destinationId, deliverFrom)));
  const planIntake = Int32Array.from(market.plans.map(({ destinationId, day }) => numberOf(destinationId, day)));
  return { takerIntake, intakeKg, planIntake };
}

function grouped(count: number, keys: ArrayLike<number>): number[][] {
  const lists: number[][] = Array.from({ length: count }, () => []);
  for (let k = 0; k < keys.length; k++) if (keys[k]! >= 0) lists[keys[k]!]!.push(k);
  return lists;
}

/** Lays the market out for lots. @param pairs those that a lot may be made of. */
export function lotModel(market: MarketIndex, pairs: LotPairs): LotModel {
  const { takerIntake, intakeKg, planIntake } = intakesOf(market);
  let largest = 1;
  for (const surplus of pairs.surplus) largest = Math.max(largest, Math.abs(surplus));
  const shareBonus = powerOfTwoAbove(2 * (market.offers.length + market.takers.length + intakeKg.length + 2) * largest);
  const products = [...new Set(market.takers.map(({ productId }) => productId))];
  const productRank = new Map(products.map((id, rank) => [id, rank]));
  return {
    offers: market.offers.length,
    takers: market.takers.length,
    offerKg: Int32Array.from(market.offers.map(({ kg }) => kg)),
    offerWhole: Uint8Array.from(market.offers.map(({ allOrNothing }) => (allOrNothing ? 1 : 0))),
    takerKg: Int32Array.from(market.takers.map(({ kg }) => kg)),
    takerWhole: Uint8Array.from(market.takers.map(({ allOrNothing }) => (allOrNothing ? 1 : 0))),
    takerContract: Uint8Array.from(market.takers.map(({ contract, kind }) => (contract && kind === 'line' ? 1 : 0))),
    takerIntake,
    intakeKg: Int32Array.from(intakeKg),
    takerPlan: Int32Array.from(market.takers.map(({ plan }) => plan)),
    planKg: Int32Array.from(market.plans.map(({ kg }) => kg)),
    planIntake,
    fairShare: Int32Array.from(market.takers.map(({ fairShareKg }) => fairShareKg)),
    pairs: pairs.offer.length,
    pairOffer: pairs.offer,
    pairTaker: pairs.taker,
    pairDay: pairs.day,
    pairSurplus: pairs.surplus,
    pairLot: pairs.lot,
    ofTaker: grouped(market.takers.length, pairs.taker),
    ofOffer: grouped(market.offers.length, pairs.offer),
    takersOfProduct: grouped(
      products.length,
      market.takers.map(({ productId }) => productRank.get(productId)!),
    ),
    takersOfIntake: grouped(intakeKg.length, takerIntake),
    contractBonus: market.plans.length === 0 ? shareBonus : powerOfTwoAbove((2 * market.plans.length + 2) * shareBonus),
    shareBonus,
  };
}
