import { objectiveOf } from '../assemble-result';
import type { ClearingObjective } from '../clearing-result';
import type { MarketIndex } from '../market/market-index';
import { feasiblePairs, type Pair } from './reference-pairs';

/** Whether a beats b: contract kg, then fair shares, then welfare. */
export function beats(a: ClearingObjective, b: ClearingObjective): boolean {
  if (a.contractKg !== b.contractKg) return a.contractKg > b.contractKg;
  if (a.fairShareKg !== b.fairShareKg) return a.fairShareKg > b.fairShareKg;
  return a.welfareVnd > b.welfareVnd;
}

interface Search {
  readonly market: MarketIndex;
  readonly pairs: readonly Pair[];
  readonly kg: number[];
  readonly sold: number[];
  readonly filled: number[];
  best: ClearingObjective;
}

function within(search: Search): boolean {
  const { market, filled } = search;
  for (const plan of market.plans) if (plan.takers.reduce((sum, at) => sum + filled[at]!, 0) > plan.kg) return false;
  for (const row of market.input.intakeCapacity) {
    let used = 0;
    market.takers.forEach((taker, at) => {
      if (taker.destinationId === row.destinationId && taker.deliverFrom === row.day && taker.deliverTo === row.day) used += filled[at]!;
    });
    if (used > row.capacityKg) return false;
  }
  const half = (whole: boolean, moved: number, all: number): boolean => whole && moved !== 0 && moved !== all;
  if (market.offers.some((offer, at) => half(offer.allOrNothing, search.sold[at]!, offer.kg))) return false;
  return !market.takers.some((taker, at) => half(taker.allOrNothing, filled[at]!, taker.kg));
}

function fill(search: Search, k: number): void {
  const { market, pairs, kg, sold, filled } = search;
  const pair = pairs[k];
  if (pair === undefined) {
    if (!within(search)) return;
    const allocations = pairs.flatMap((one, at) => (kg[at] === 0 ? [] : [{ ...one, kg: kg[at]! }]));
    const objective = objectiveOf(market, allocations);
    if (beats(objective, search.best)) search.best = objective;
    return;
  }
  const room = Math.min(market.offers[pair.offer]!.kg - sold[pair.offer]!, market.takers[pair.taker]!.kg - filled[pair.taker]!);
  const lot = Math.max(1, market.offers[pair.offer]!.minLotKg, market.takers[pair.taker]!.minLotKg);
  for (let moved = 0; moved <= room; moved++) {
    if (moved > 0 && moved < lot) continue;
    kg[k] = moved;
    sold[pair.offer]! += moved;
    filled[pair.taker]! += moved;
    fill(search, k + 1);
    sold[pair.offer]! -= moved;
    filled[pair.taker]! -= moved;
  }
  kg[k] = 0;
}

/** The best objective of a tiny market by trying every kg on every pair: for tests of the two kernels only. */
export function bruteForce(market: MarketIndex): ClearingObjective {
  const pairs = feasiblePairs(market);
  const search: Search = {
    market,
    pairs,
    kg: pairs.map(() => 0),
    sold: market.offers.map(() => 0),
    filled: market.takers.map(() => 0),
    best: { contractKg: 0, fairShareKg: 0, welfareVnd: 0n },
  };
  fill(search, 0);
  return search.best;
}
