import type { ClearingFill, ClearingObjective, ClearingResult, PlanFill, PriceLevel } from './clearing-result';
import type { ClearingOffer } from './clearing-input';
import { explainUnmet } from './explain/explain';
import type { MarketIndex, Taker } from './market/market-index';
import { daysHeld } from './market/pair-rules';
import type { Allocation, Solution } from './market/solution';

interface PricedAllocation extends Allocation {
  readonly seller: number;
  readonly buyer: number;
}

/** Transport and age of an allocation, VND per kg, with the days it was held after harvest. */
function legOf(
  market: MarketIndex,
  offer: ClearingOffer,
  taker: Taker,
  day: number,
): { transport: number; age: number; held: number; shipDay: number } {
  const transit = market.transitDays(offer.productId, offer.originId, taker.destinationId);
  const held = daysHeld(offer, transit, day);
  const freshness = market.productOf.get(offer.productId)?.freshnessVndPerKgDay ?? 0;
  const transport = market.transportVndPerKg(offer.productId, offer.originId, taker.destinationId);
  return { transport, age: freshness * (transit + held), held, shipDay: day - transit };
}

/** Orders pay the round's price; call-offs and plans their contract's. The buyer bears the freight, nothing stays between. */
function price(solution: Solution, at: number): PricedAllocation {
  const allocation = solution.allocations[at]!;
  const { market, potentials } = solution;
  const offer = market.offers[allocation.offer]!;
  const taker = market.takers[allocation.taker]!;
  const { transport, age } = legOf(market, offer, taker, allocation.day);
  const agreed = taker.contractPriceVndPerKg ?? taker.bidVndPerKg - transport - age;
  const seller = taker.contract ? agreed : (solution.farmGate?.[at] ?? potentials.offer[allocation.offer]!);
  return { ...allocation, seller, buyer: seller + transport };
}

/** The three levels of the objective, summed from the allocations alone. */
export function objectiveOf(market: MarketIndex, allocations: readonly Allocation[]): ClearingObjective {
  let contractKg = 0;
  let welfareVnd = 0n;
  const planKg = new Map<number, number>();
  for (const { offer: at, taker: to, day, kg } of allocations) {
    const offer = market.offers[at]!;
    const taker = market.takers[to]!;
    const { transport, age } = legOf(market, offer, taker, day);
    if (taker.contract) contractKg += kg;
    if (taker.kind === 'plan') planKg.set(to, (planKg.get(to) ?? 0) + kg);
    welfareVnd += BigInt(taker.bidVndPerKg - offer.askVndPerKg - transport - age) * BigInt(kg);
  }
  let fairShareKg = 0;
  for (const [to, kg] of planKg) fairShareKg += Math.min(kg, market.takers[to]!.fairShareKg);
  return { contractKg, fairShareKg, welfareVnd };
}

function levelKey(level: PriceLevel): readonly number[] {
  const kind = [level.productId, level.variety, level.grade, level.certLow, level.certHigh, level.marketMask, level.sellerGroup];
  return [...kind, level.originId, level.shipDay, level.sellerId];
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let k = 0; k < a.length; k++) {
    const difference = a[k]! - b[k]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

function priceLevels(market: MarketIndex, priced: readonly PricedAllocation[]): PriceLevel[] {
  const levels = new Map<string, PriceLevel>();
  for (const allocation of priced) {
    const offer = market.offers[allocation.offer]!;
    const taker = market.takers[allocation.taker]!;
    if (taker.contract) continue;
    const { held, shipDay } = legOf(market, offer, taker, allocation.day);
    const freshness = market.productOf.get(offer.productId)?.freshnessVndPerKgDay ?? 0;
    const { productId, variety, grade, certLow, certHigh, marketMask, sellerGroup, originId } = offer;
    const kind = { productId, variety, grade, certLow, certHigh, marketMask, sellerGroup, originId, shipDay, sellerId: taker.sellerId };
    const level = { ...kind, farmGateVndPerKg: allocation.seller + freshness * held, kg: allocation.kg };
    const key = levelKey(level).join('/');
    const known = levels.get(key);
    levels.set(key, known === undefined ? level : { ...known, kg: known.kg + level.kg });
  }
  return [...levels.values()].sort((a, b) => compareKeys(levelKey(a), levelKey(b)));
}

function isPlan(market: MarketIndex, allocation: Allocation): boolean {
  return market.takers[allocation.taker]!.kind === 'plan';
}

/** Turns positions back into ids, prices every allocation and adds the reasons: the end that every kernel shares. */
export function assembleResult(solution: Solution, bound: ClearingObjective): ClearingResult {
  const { market } = solution;
  const priced = solution.allocations.map((_, at) => price(solution, at));
  const common = (a: PricedAllocation) => ({ deliveryDay: a.day, kg: a.kg, sellerPriceVndPerKg: a.seller, buyerPriceVndPerKg: a.buyer });
  const fills = priced
    .filter((a) => !isPlan(market, a))
    .map((a): ClearingFill => ({ offerId: market.offers[a.offer]!.id, lineId: market.takers[a.taker]!.id, ...common(a) }))
    .sort((a, b) => a.offerId - b.offerId || a.lineId - b.lineId || a.deliveryDay - b.deliveryDay);
  const planFills = priced
    .filter((a) => isPlan(market, a))
    .map((a): PlanFill => {
      const taker = market.takers[a.taker]!;
      return { offerId: market.offers[a.offer]!.id, planId: taker.id, contractId: taker.contractId, ...common(a) };
    })
    .sort((a, b) => a.offerId - b.offerId || a.planId - b.planId || a.contractId - b.contractId);
  const objective = objectiveOf(market, solution.allocations);
  const proof = solution.certificate === undefined ? {} : { certificate: solution.certificate };
  return { objective, fills, planFills, priceLevels: priceLevels(market, priced), unmet: explainUnmet(solution), bound, ...proof };
}
