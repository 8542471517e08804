import type { ClearingOffer } from './clearing-input';
import type { Unmet, UnmetCause } from './clearing-result';
import type { MarketIndex, Taker } from './market-index';
import { fitPair, type PairObstacle } from './pair-rules';
import { placeDay, type Solution } from './solution';

/** Later obstacles are nearer to a trade, so an item is told the furthest one it reached. */
const OBSTACLE_ORDER: readonly PairObstacle[] = [
  'seller_bound',
  'owner_group',
  'variety',
  'grade',
  'certificate',
  'area_code',
  'no_lane',
  'window',
];

interface Reason {
  readonly cause: UnmetCause;
  readonly figure: number;
  readonly destinationId: number;
  readonly day: number;
}

/** The obstacles met so far by one item, and its nearest partner among those that none kept away. */
class Nearest {
  private readonly lost = new Array<number>(OBSTACLE_ORDER.length).fill(0);
  private daysOff = Infinity;
  private gap = Infinity;
  private full: { readonly destinationId: number; readonly day: number } | undefined;

  keptBy(obstacle: PairObstacle, daysOff: number): void {
    const rank = OBSTACLE_ORDER.indexOf(obstacle);
    this.lost[rank] = this.lost[rank]! + 1;
    if (obstacle === 'window') this.daysOff = Math.min(this.daysOff, daysOff);
  }

  /** @param full the place and day whose limit alone stands between the two, if so. */
  reached(gap: number, full: { readonly destinationId: number; readonly day: number } | undefined): void {
    if (gap < this.gap || (gap === this.gap && this.full !== undefined && full === undefined)) {
      this.gap = gap;
      this.full = full;
    }
  }

  reason(unmetKg: number, lotKg: number, capacityKg: (place: number, day: number) => number | undefined): Reason {
    const nowhere = { destinationId: -1, day: -1 };
    if (this.gap < Infinity) {
      if (this.full !== undefined) {
        const { destinationId, day } = this.full;
        return { cause: 'capacity_full', figure: capacityKg(destinationId, day) ?? 0, destinationId, day };
      }
      if (this.gap > 0) return { cause: 'price_gap', figure: this.gap, ...nowhere };
      if (lotKg > 0) return { cause: 'lot_size', figure: lotKg, ...nowhere };
      return { cause: 'exhausted', figure: unmetKg, ...nowhere };
    }
    for (let rank = OBSTACLE_ORDER.length - 1; rank >= 0; rank--) {
      if (this.lost[rank]! === 0) continue;
      const cause = OBSTACLE_ORDER[rank]!;
      return { cause, figure: cause === 'window' ? this.daysOff : this.lost[rank]!, ...nowhere };
    }
    return { cause: 'nothing_wanted', figure: 0, ...nowhere };
  }
}

/** The limit of the taker's place on the day, when it is full. */
function fullPlace(
  taker: Taker,
  used: ReadonlyMap<number, number>,
  market: MarketIndex,
): { destinationId: number; day: number } | undefined {
  const { destinationId, deliverFrom: day } = taker;
  const capacity = market.capacityKg(destinationId, day);
  if (capacity === undefined || (used.get(placeDay(destinationId, day)) ?? 0) < capacity) return undefined;
  return { destinationId, day };
}

function byProduct<T extends { readonly productId: number }>(items: readonly T[]): ReadonlyMap<number, readonly number[]> {
  const lists = new Map<number, number[]>();
  items.forEach((item, position) => {
    const list = lists.get(item.productId);
    if (list === undefined) lists.set(item.productId, [position]);
    else list.push(position);
  });
  return lists;
}

function lotOf(offer: ClearingOffer, taker: Taker): number {
  const whole = Math.max(offer.allOrNothing ? offer.kg : 0, taker.allOrNothing ? taker.kg : 0);
  return Math.max(whole, offer.minLotKg, taker.minLotKg);
}

interface Flows {
  readonly sold: readonly number[];
  readonly filled: readonly number[];
  readonly used: ReadonlyMap<number, number>;
}

function flowsOf(solution: Solution): Flows {
  const sold = new Array<number>(solution.market.offers.length).fill(0);
  const filled = new Array<number>(solution.market.takers.length).fill(0);
  const used = new Map<number, number>();
  for (const { offer, taker, day, kg } of solution.allocations) {
    sold[offer] = sold[offer]! + kg;
    filled[taker] = filled[taker]! + kg;
    const key = placeDay(solution.market.takers[taker]!.destinationId, day);
    used.set(key, (used.get(key) ?? 0) + kg);
  }
  return { sold, filled, used };
}

function explainOffers(solution: Solution, flows: Flows): Unmet[] {
  const { market, potentials } = solution;
  const takersOf = byProduct(market.takers);
  return market.offers.flatMap((offer, position) => {
    const unmetKg = offer.kg - flows.sold[position]!;
    if (unmetKg === 0) return [];
    const nearest = new Nearest();
    let lotKg = 0;
    for (const at of takersOf.get(offer.productId) ?? []) {
      const taker = market.takers[at]!;
      const fit = fitPair(market, offer, taker);
      if (fit.obstacle !== undefined) {
        nearest.keptBy(fit.obstacle, fit.daysOff);
        continue;
      }
      lotKg = Math.max(lotKg, lotOf(offer, taker));
      const full = fullPlace(taker, flows.used, market);
      const open = flows.filled[at]! < taker.kg;
      const surplus = taker.bidVndPerKg - offer.askVndPerKg - fit.costVndPerKg;
      if (open && full !== undefined && (taker.contract || surplus >= 0)) nearest.reached(0, full);
      else if (taker.contract) nearest.reached(0, undefined);
      else nearest.reached(Math.max(0, offer.askVndPerKg + fit.costVndPerKg - potentials.taker[at]!), undefined);
    }
    return [{ kind: 'offer' as const, id: offer.id, unmetKg, ...nearest.reason(unmetKg, lotKg, market.capacityKg) }];
  });
}

function reachOffers(solution: Solution, flows: Flows, at: number, offers: readonly number[], nearest: Nearest): number {
  const { market, potentials } = solution;
  const taker = market.takers[at]!;
  let lotKg = 0;
  for (const position of offers) {
    const offer = market.offers[position]!;
    const fit = fitPair(market, offer, taker);
    if (fit.obstacle !== undefined) {
      nearest.keptBy(fit.obstacle, fit.daysOff);
      continue;
    }
    lotKg = Math.max(lotKg, lotOf(offer, taker));
    const full = fullPlace(taker, flows.used, market);
    const gap = taker.contract ? 0 : Math.max(0, potentials.offer[position]! + fit.costVndPerKg - taker.bidVndPerKg);
    nearest.reached(gap, gap === 0 ? full : undefined);
  }
  return lotKg;
}

function explainDemand(solution: Solution, flows: Flows): Unmet[] {
  const { market } = solution;
  const offersOf = byProduct(market.offers);
  const lines = market.takers.flatMap((taker, at) => {
    const unmetKg = taker.kg - flows.filled[at]!;
    if (taker.kind === 'plan' || unmetKg === 0) return [];
    const nearest = new Nearest();
    const lotKg = reachOffers(solution, flows, at, offersOf.get(taker.productId) ?? [], nearest);
    return [{ kind: 'line' as const, id: taker.id, unmetKg, ...nearest.reason(unmetKg, lotKg, market.capacityKg) }];
  });
  const plans = market.plans.flatMap((plan) => {
    const unmetKg = plan.kg - plan.takers.reduce((sum, at) => sum + flows.filled[at]!, 0);
    if (unmetKg === 0) return [];
    const nearest = new Nearest();
    for (const at of plan.takers) reachOffers(solution, flows, at, offersOf.get(market.takers[at]!.productId) ?? [], nearest);
    return [{ kind: 'plan' as const, id: plan.id, unmetKg, ...nearest.reason(unmetKg, 0, market.capacityKg) }];
  });
  return [...lines, ...plans];
}

/** One reason with its figure for every offer, line and plan that kept open kg, in order of kind (offers, lines, plans) and id. */
export function explainUnmet(solution: Solution): Unmet[] {
  const flows = flowsOf(solution);
  const rank = { offer: 0, line: 1, plan: 2 };
  return [...explainOffers(solution, flows), ...explainDemand(solution, flows)].sort((a, b) => rank[a.kind] - rank[b.kind] || a.id - b.id);
}
