// Goal: the pairs that lots are made of are all that fit, each with its day, surplus and smallest fill; where there are too many, each
// taker keeps its cheapest and what it got without lots. Method: every offer is held against every taker.
import { madeUpRound, WIDE_FROM } from './made-up-rounds';
import { lotPairs } from '@domain/clearing/lots/lot-pairs';
import { indexMarket, type MarketIndex, type Taker } from '@domain/clearing/market/market-index';
import { marketColumns } from '@domain/clearing/market/market-columns';
import { networkClear } from '@domain/clearing/network-clear';
import { FITS, scanPair } from '@domain/clearing/market/pair-scan';
import type { Allocation, Solution } from '@domain/clearing/market/solution';

interface Pair {
  readonly offer: number;
  readonly taker: number;
  readonly dear: number;
  readonly words: string;
}

function smallestFill(market: MarketIndex, offer: number, buyer: Taker): number {
  const seller = market.offers[offer]!;
  const room = market.capacityKg(buyer.destinationId, buyer.deliverFrom) ?? Infinity;
  const lot = Math.max(1, seller.minLotKg, buyer.minLotKg);
  return lot > seller.kg || lot > buyer.kg || lot > room || (buyer.allOrNothing && buyer.kg > room) ? 0 : lot;
}

function fittingPairs(market: MarketIndex, price: Solution['potentials']['offer']): Pair[] {
  const columns = marketColumns(market.input);
  const scan = { cost: 0, daysOff: 0 };
  return market.offers.flatMap((seller, offer) =>
    market.takers.flatMap((buyer, taker): Pair[] => {
      const lot = smallestFill(market, offer, buyer);
      if (seller.productId !== buyer.productId || scanPair(columns, offer, taker, scan) !== FITS || lot === 0) return [];
      const surplus = buyer.bidVndPerKg - seller.askVndPerKg - scan.cost;
      if (surplus < 0 && buyer.kind === 'line' && !buyer.contract) return [];
      const arrives = seller.harvestFrom + market.transitDays(seller.productId, seller.originId, buyer.destinationId);
      const words = `${offer}>${taker}@${Math.max(buyer.deliverFrom, arrives)} ${surplus} ${lot}`;
      return [{ offer, taker, dear: Math.max(seller.askVndPerKg, price[offer]!) + scan.cost, words }];
    }),
  );
}

function wordsOf(solution: Solution, pairsInAll: number): string[] {
  const { offer, taker, day, surplus, lot } = lotPairs(solution.market, solution, pairsInAll);
  return Array.from(offer, (own, k) => `${own}>${taker[k]}@${day[k]} ${surplus[k]} ${lot[k]}`);
}

describe('the pairs of a market with lots', () => {
  it.each([0, 1, 2, 3, 4, 5])('are all that fit: group %i', (group) => {
    for (let seed = 8 * group; seed < 8 * group + 8; seed++) {
      const solution = networkClear(indexMarket(madeUpRound(seed, true)));
      const all = fittingPairs(solution.market, solution.potentials.offer);
      expect(wordsOf(solution, 600_000)).toEqual(all.map(({ words }) => words));
    }
  });

  it.each<[string, number, number]>([
    ['24 at least', 0, 24],
    ['its part of what is kept in all', 70 * 26 + 69, 26],
  ])('are the cheapest of each taker where there are too many: %s', (_, pairsInAll, most) => {
    const made = madeUpRound(WIDE_FROM + 3, true);
    const any = { sellerId: -1, contract: false, buyerGroup: 0, varietyMask: 255, gradeMask: 7, certLow: 0, certHigh: 0, market: 0 };
    const lines = made.lines.map((line) => ({ ...line, ...any, bidVndPerKg: 60_000 }));
    const input = { ...made, intakePlans: [], lines };
    const solution = { ...networkClear(indexMarket(input)), allocations: [] as Allocation[] };
    const all = fittingPairs(solution.market, solution.potentials.offer);
    const of = (taker: number): Pair[] => all.filter((pair) => pair.taker === taker).sort((a, b) => a.dear - b.dear);
    const kept = new Set(solution.market.takers.flatMap((__, taker) => of(taker).slice(0, most)));
    const words = all.filter((pair) => kept.has(pair)).map((pair) => pair.words);
    expect(words.length).toBeLessThan(all.length);
    expect(wordsOf(solution, pairsInAll)).toEqual(words);
    const { taker: spoilt } = all.find(({ taker }) => of(taker).length > most)!;
    const dearest = of(spoilt).at(-1)!;
    const used = { ...solution, allocations: [{ offer: dearest.offer, taker: dearest.taker, day: 0, kg: 1 }] };
    expect(wordsOf(used, pairsInAll)).toEqual(all.filter((pair) => kept.has(pair) || pair === dearest).map((pair) => pair.words));
  });
});
