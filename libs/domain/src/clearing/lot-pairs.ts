import { ORDER_KIND } from './item-columns';
import { marketColumns, type MarketColumns } from './market-columns';
import type { MarketIndex } from './market-index';
import { FITS, scanPair } from './pair-scan';
import type { Solution } from './solution';

/** Pairs kept over all takers of a very large market: enough for a good search, few enough to look at all of them. */
const PAIRS_IN_ALL = 600_000;
/** Fewest pairs kept for each taker. */
const LEAST_PER_TAKER = 24;

/** Pairs that lots may be made of, by offer and then taker. */
export interface LotPairs {
  readonly offer: Int32Array;
  readonly taker: Int32Array;
  readonly day: Int32Array;
  readonly surplus: Int32Array;
  /** Smallest kg of a fill, at least 1. */
  readonly lot: Int32Array;
}

/** What pairs are chosen from, one taker at a time. */
interface Candidates {
  readonly offer: Int32Array;
  readonly cost: Int32Array;
  /** Cost at the taker's door when the fruit costs what it is worth without lots, or its ask. */
  readonly dear: Float64Array;
  count: number;
}

/** Kg that a fill of the pair must have; 0 when that is more than either side or the place can hold. */
function lotOf(market: MarketIndex, columns: MarketColumns, offer: number, taker: number): number {
  const seller = market.offers[offer]!;
  const buyer = market.takers[taker]!;
  const lot = Math.max(1, seller.minLotKg, buyer.minLotKg);
  const limit = columns.capacity[columns.taker.destination[taker]! * columns.days + columns.taker.deliverFrom[taker]!]!;
  const room = limit < 0 ? Infinity : limit;
  const whole = buyer.allOrNothing ? buyer.kg : 0;
  return lot <= Math.min(seller.kg, buyer.kg, room) && whole <= room ? lot : 0;
}

function collect(market: MarketIndex, columns: MarketColumns, price: ArrayLike<number>, taker: number, out: Candidates): void {
  const { start, list } = columns.offersOf;
  const product = columns.taker.product[taker]!;
  const order = columns.taker.kind[taker] === ORDER_KIND;
  const scan = { cost: 0, daysOff: 0 };
  out.count = 0;
  for (let k = start[product]!; k < start[product + 1]!; k++) {
    const offer = list[k]!;
    if (scanPair(columns, offer, taker, scan) !== FITS) continue;
    const ask = columns.offer.ask[offer]!;
    if (order && columns.taker.bid[taker]! - ask - scan.cost < 0) continue;
    if (lotOf(market, columns, offer, taker) === 0) continue;
    out.offer[out.count] = offer;
    out.cost[out.count] = scan.cost;
    out.dear[out.count] = Math.max(ask, price[offer]!) + scan.cost;
    out.count++;
  }
}

function firstDay(columns: MarketColumns, offer: number, taker: number): number {
  const product = columns.offer.product[offer]!;
  const transit = columns.transit[product]![columns.offer.origin[offer]! * columns.destinations + columns.taker.destination[taker]!]!;
  return Math.max(columns.taker.deliverFrom[taker]!, columns.offer.harvestFrom[offer]! + transit);
}

/**
 * The feasible pairs of a market with lots. In a very large one only each taker's nearest by the prices without lots, and those that
 * the optimum without lots uses: a lot served from anywhere else would cost more than it brings.
 */
export function lotPairs(market: MarketIndex, withoutLots: Solution): LotPairs {
  const columns = marketColumns(market.input);
  const takers = columns.taker.length;
  const most = Math.max(LEAST_PER_TAKER, Math.floor(PAIRS_IN_ALL / Math.max(1, takers)));
  const used = new Set(withoutLots.allocations.map(({ offer, taker }) => offer * takers + taker));
  const room = columns.offer.length;
  const found: Candidates = { offer: new Int32Array(room), cost: new Int32Array(room), dear: new Float64Array(room), count: 0 };
  const keys: number[] = [];
  const costs = new Map<number, number>();
  for (let taker = 0; taker < takers; taker++) {
    collect(market, columns, withoutLots.potentials.offer, taker, found);
    const limit = found.count <= most ? Infinity : found.dear.slice(0, found.count).sort()[most - 1]!;
    for (let k = 0; k < found.count; k++) {
      const key = found.offer[k]! * takers + taker;
      if (found.dear[k]! > limit && !used.has(key)) continue;
      keys.push(key);
      costs.set(key, found.cost[k]!);
    }
  }
  const sorted = Float64Array.from(keys).sort();
  const pairs: LotPairs = {
    offer: Int32Array.from(sorted, (key) => Math.floor(key / takers)),
    taker: Int32Array.from(sorted, (key) => key % takers),
    day: new Int32Array(sorted.length),
    surplus: new Int32Array(sorted.length),
    lot: new Int32Array(sorted.length),
  };
  for (let pair = 0; pair < sorted.length; pair++) {
    const offer = pairs.offer[pair]!;
    const taker = pairs.taker[pair]!;
    pairs.day[pair] = firstDay(columns, offer, taker);
    pairs.surplus[pair] = columns.taker.bid[taker]! - columns.offer.ask[offer]! - costs.get(sorted[pair]!)!;
    pairs.lot[pair] = lotOf(market, columns, offer, taker);
  }
  return pairs;
}
