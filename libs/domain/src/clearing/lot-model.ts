import type { MarketIndex } from './market-index';
import { feasiblePairs } from './reference-pairs';

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

/** The pairs whose smallest lot both sides and the place can hold at all. */
export function lotModel(market: MarketIndex): LotModel {
  const { takerIntake, intakeKg, planIntake } = intakesOf(market);
  const lotOf = (offer: number, taker: number): number => Math.max(1, market.offers[offer]!.minLotKg, market.takers[taker]!.minLotKg);
  const pairs = feasiblePairs(market).filter(({ offer, taker }) => {
    const room = takerIntake[taker]! < 0 ? Infinity : intakeKg[takerIntake[taker]!]!;
    const whole = market.takers[taker]!.allOrNothing ? market.takers[taker]!.kg : 0;
    return lotOf(offer, taker) <= Math.min(market.offers[offer]!.kg, market.takers[taker]!.kg, room) && whole <= room;
  });
  let largest = 1;
  for (const { surplusVndPerKg } of pairs) largest = Math.max(largest, Math.abs(surplusVndPerKg));
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
    pairs: pairs.length,
    pairOffer: Int32Array.from(pairs.map(({ offer }) => offer)),
    pairTaker: Int32Array.from(pairs.map(({ taker }) => taker)),
    pairDay: Int32Array.from(pairs.map(({ day }) => day)),
    pairSurplus: Int32Array.from(pairs.map(({ surplusVndPerKg }) => surplusVndPerKg)),
    pairLot: Int32Array.from(pairs.map(({ offer, taker }) => lotOf(offer, taker))),
    ofTaker: grouped(
      market.takers.length,
      pairs.map(({ taker }) => taker),
    ),
    ofOffer: grouped(
      market.offers.length,
      pairs.map(({ offer }) => offer),
    ),
    takersOfProduct: grouped(
      products.length,
      market.takers.map(({ productId }) => productRank.get(productId)!),
    ),
    takersOfIntake: grouped(intakeKg.length, takerIntake),
    contractBonus: market.plans.length === 0 ? shareBonus : powerOfTwoAbove((2 * market.plans.length + 2) * shareBonus),
    shareBonus,
  };
}
