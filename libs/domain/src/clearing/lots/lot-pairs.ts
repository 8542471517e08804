import { ORDER_KIND } from '../market/item-columns';
import { marketColumns, type MarketColumns } from '../market/market-columns';
import type { MarketIndex } from '../market/market-index';
import { NearestOffers } from './nearest-offers';
import { productKinds, type ProductKinds } from '../network/network-kinds';
import { FITS, scanPair } from '../market/pair-scan';
import type { Solution } from '../market/solution';

/** Pairs kept over all takers of a very large market: enough for a good search, few enough to look at all of them. */
export const PAIRS_IN_ALL = 600_000;
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

/** One product's offers by kind of fruit and origin (kind · origins + origin), the cheapest first. */
interface KindLists {
  readonly kinds: ProductKinds;
  readonly offersOf: readonly (readonly number[])[];
}

/** Everything pairs are chosen by. */
interface Choice {
  readonly market: MarketIndex;
  readonly columns: MarketColumns;
  /** What an offer's fruit is worth without lots, or its ask when that is more; by offer. */
  readonly base: Float64Array;
  readonly most: number;
}

/** Kg that a fill of the pair must have; 0 when that is more than either side or the place can hold. */
function lotOf({ market, columns }: Choice, offer: number, taker: number): number {
  const seller = market.offers[offer]!;
  const buyer = market.takers[taker]!;
  const lot = Math.max(1, seller.minLotKg, buyer.minLotKg);
  const limit = columns.capacity[columns.taker.destination[taker]! * columns.days + columns.taker.deliverFrom[taker]!]!;
  const room = limit < 0 ? Infinity : limit;
  const whole = buyer.allOrNothing ? buyer.kg : 0;
  return lot <= Math.min(seller.kg, buyer.kg, room) && whole <= room ? lot : 0;
}

function kindLists({ columns, base }: Choice, product: number): KindLists {
  const { start, list } = columns.offersOf;
  const offers = list.subarray(start[product], start[product + 1]);
  const takers = columns.takersOf.list.subarray(columns.takersOf.start[product], columns.takersOf.start[product + 1]);
  const kinds = productKinds(columns, offers, takers);
  const offersOf: number[][] = Array.from({ length: kinds.kinds * columns.origins }, () => []);
  for (let k = 0; k < offers.length; k++) {
    const kind = kinds.kindOfOffer[k]!;
    if (kind >= 0) offersOf[kind * columns.origins + columns.offer.origin[offers[k]!]!]!.push(offers[k]!);
  }
  for (const own of offersOf) own.sort((a, b) => base[a]! - base[b]! || a - b);
  return { kinds, offersOf };
}

/** Offers of one kind and origin that fit the taker, as long as they are among its nearest. */
function collect(choice: Choice, offers: readonly number[], taker: number, nearest: NearestOffers): void {
  const { columns, base } = choice;
  const { offer: o, taker: t } = columns;
  const product = t.product[taker]!;
  const lane = o.origin[offers[0]!]! * columns.destinations + t.destination[taker]!;
  const transit = columns.transit[product]![lane]!;
  if (transit < 0) return;
  const road = columns.transport[product]![lane]! + columns.freshness[product]! * transit;
  const order = t.kind[taker] === ORDER_KIND;
  const bid = t.bid[taker]!;
  const scan = { cost: 0, daysOff: 0 };
  for (let k = 0; k < offers.length; k++) {
    const offer = offers[k]!;
    if (base[offer]! + road >= nearest.limit) return;
    if (scanPair(columns, offer, taker, scan) !== FITS) continue;
    if (order && bid - o.ask[offer]! - scan.cost < 0) continue;
    if (base[offer]! + scan.cost < nearest.limit && lotOf(choice, offer, taker) > 0) nearest.add(offer, base[offer]! + scan.cost);
  }
}

function firstDay(columns: MarketColumns, offer: number, taker: number): number {
  const product = columns.offer.product[offer]!;
  const transit = columns.transit[product]![columns.offer.origin[offer]! * columns.destinations + columns.taker.destination[taker]!]!;
  return Math.max(columns.taker.deliverFrom[taker]!, columns.offer.harvestFrom[offer]! + transit);
}

/** Keys offer · takers + taker of the pairs to keep, in order. */
function chosenKeys(choice: Choice, used: Iterable<number>): Float64Array {
  const { columns, most } = choice;
  const takers = columns.taker.length;
  const keys = new Set<number>(used);
  const nearest = new NearestOffers(most);
  for (let product = 0; product < columns.products; product++) {
    const from = columns.takersOf.start[product]!;
    const end = columns.takersOf.start[product + 1]!;
    if (from === end) continue;
    const { kinds, offersOf } = kindLists(choice, product);
    for (let at = from; at < end; at++) {
      const taker = columns.takersOf.list[at]!;
      const klass = kinds.classOfTaker[at - from]!;
      if (klass < 0) continue;
      nearest.clear();
      for (let kind = 0; kind < kinds.kinds; kind++) {
        if (((kinds.served[kind * kinds.words + (klass >> 5)]! >>> (klass & 31)) & 1) === 0) continue;
        for (let list = kind * columns.origins; list < (kind + 1) * columns.origins; list++)
          if (offersOf[list]!.length > 0) collect(choice, offersOf[list]!, taker, nearest);
      }
      for (let k = 0; k < nearest.count; k++) keys.add(nearest.offer[k]! * takers + taker);
    }
  }
  return Float64Array.from(keys).sort();
}

/**
 * The feasible pairs of a market with lots. In a very large one only each taker's nearest by the prices without lots, and those that
 * the optimum without lots uses: a lot served from anywhere else would cost more than it brings.
 *
 * @param pairsInAll how many are kept over all takers, each of which keeps 24 at least.
 */
export function lotPairs(market: MarketIndex, withoutLots: Solution, pairsInAll: number): LotPairs {
  const columns = marketColumns(market.input);
  const takers = columns.taker.length;
  const price = withoutLots.potentials.offer;
  const base = Float64Array.from(columns.offer.ask, (ask, offer) => Math.max(ask, price[offer]!));
  const most = Math.max(LEAST_PER_TAKER, Math.floor(pairsInAll / Math.max(1, takers)));
  const choice = { market, columns, base, most };
  const used = withoutLots.allocations.filter(({ offer, taker }) => lotOf(choice, offer, taker) > 0);
  const sorted = chosenKeys(
    choice,
    used.map(({ offer, taker }) => offer * takers + taker),
  );
  const pairs: LotPairs = {
    offer: Int32Array.from(sorted, (key) => Math.floor(key / takers)),
    taker: Int32Array.from(sorted, (key) => key % takers),
    day: new Int32Array(sorted.length),
    surplus: new Int32Array(sorted.length),
    lot: new Int32Array(sorted.length),
  };
  const scan = { cost: 0, daysOff: 0 };
  for (let pair = 0; pair < sorted.length; pair++) {
    const offer = pairs.offer[pair]!;
    const taker = pairs.taker[pair]!;
    scanPair(columns, offer, taker, scan);
    pairs.day[pair] = firstDay(columns, offer, taker);
    pairs.surplus[pair] = columns.taker.bid[taker]! - columns.offer.ask[offer]! - scan.cost;
    pairs.lot[pair] = lotOf(choice, offer, taker);
  }
  return pairs;
}
