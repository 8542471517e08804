import { clear } from '../clear';
import type { ClearingInput } from '../clearing-input';
import { ClearingRefusal } from '../clearing-refusal';
import { objectiveOf } from '../assemble-result';
import { indexMarket } from '../market/market-index';
import { networkClear, networkOf, stagesOf } from '../network-clear';
import { SAMPLE_LINE, SAMPLE_OFFER, SAMPLE_PLAN } from '../samples';

// Goal: a kg of a higher level outweighs all VND that it could cost and no more than that, so that costs stay exact; what would not is
// refused. A bonus is the next power of two above nodes · (price + road).

/** One lot and one order: 11 nodes at most (root, one for what cycles cost, 3 cells, 2 of the order, 4 of the lot), a road of 1,100 VND. */
const MARKET: ClearingInput = {
  days: 3,
  products: [{ id: 0, freshnessVndPerKgDay: 100, maxHoldDays: 1 }],
  origins: [0],
  destinations: [0],
  lanes: [{ productId: 0, transitDays: [0], transportVndPerKg: [500] }],
  intakeCapacity: [],
  offers: [{ ...SAMPLE_OFFER, askVndPerKg: 1 }],
  lines: [{ ...SAMPLE_LINE, bidVndPerKg: 2 }],
  intakePlans: [],
};
const ROAD = 1_100;
const LIMIT = 2 ** 20;

const offered = (more: Partial<typeof SAMPLE_OFFER>): Partial<ClearingInput> => ({ offers: [{ ...MARKET.offers[0]!, ...more }] });
const wanted = (more: Partial<typeof SAMPLE_LINE>): Partial<ClearingInput> => ({ lines: [{ ...MARKET.lines[0]!, ...more }] });
const twoFruits = (road: number, freshness: number): Partial<ClearingInput> => ({
  products: [...MARKET.products, { id: 1, freshnessVndPerKgDay: freshness, maxHoldDays: 0 }],
  lanes: [...MARKET.lanes, { productId: 1, transitDays: [0], transportVndPerKg: [road] }],
});

describe('what a kg of a higher level counts', () => {
  it.each<[string, number, number, Partial<ClearingInput>]>([
    ['one lot and one order', 11, ROAD, {}],
    ['an order of three days', 13, ROAD, wanted({ deliverTo: 2 })],
    ['an order of the last day', 11, ROAD, wanted({ deliverFrom: 2, deliverTo: 2 })],
    ['a lot that is held to the last day', 12, ROAD, offered({ harvestTo: 2 })],
    ['a lot of the last day', 10, ROAD, offered({ harvestFrom: 2, harvestTo: 2 })],
    ['a lot after the last day', 9, ROAD, offered({ harvestFrom: 3, harvestTo: 3 })],
    ['two orders', 13, ROAD, { lines: [MARKET.lines[0]!, { ...MARKET.lines[0]!, id: 2 }] }],
    ['a plan of two contracts', 17, ROAD, { intakePlans: [SAMPLE_PLAN] }],
    ['another fruit on a shorter road', 11, ROAD, twoFruits(1_099, 0)],
    ['another fruit on a longer road', 11, 1_201, twoFruits(1_201, 0)],
    ['another fruit that ages faster', 11, 1_206, twoFruits(6, 200)],
  ])('is as little as outweighs the rest: %s', (_, nodes, road, change) => {
    const most = Math.floor((LIMIT - 1) / nodes);
    for (const [sum, share] of [
      [most, LIMIT],
      [most + 1, 2 * LIMIT],
    ] as const) {
      const price = sum - road;
      const market = { ...MARKET, ...change };
      const contract = market.intakePlans.length === 0 ? share : 8 * share;
      const dearAsk = { ...market, offers: market.offers.map((offer) => ({ ...offer, askVndPerKg: price })) };
      const dearBid = { ...market, lines: market.lines.map((line) => ({ ...line, bidVndPerKg: price })) };
      expect([networkOf(dearAsk).bonus, networkOf(dearBid).bonus]).toEqual([
        { contract, share },
        { contract, share },
      ]);
    }
  });

  it('is refused where costs would no longer be exact', () => {
    const plans = (count: number): ClearingInput => ({
      ...MARKET,
      days: 400,
      products: [{ id: 0, freshnessVndPerKgDay: 1_000_000, maxHoldDays: 1 }],
      lanes: [{ productId: 0, transitDays: [0], transportVndPerKg: [100_000_000] }],
      lines: [],
      intakePlans: Array.from({ length: count }, (_, id) => ({
        ...SAMPLE_PLAN,
        id,
        contracts: [{ ...SAMPLE_PLAN.contracts[0]!, bidVndPerKg: 100_000_000 }],
      })),
    });
    expect(networkOf(plans(254)).bonus).toEqual({ contract: 2 ** 50, share: 2 ** 41 });
    let refusal: unknown;
    try {
      clear({ ...plans(255) });
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(ClearingRefusal);
    expect((refusal as ClearingRefusal).code).toBe('clearing.too_wide_costs');
    expect((refusal as ClearingRefusal).facts).toEqual({ list: 'network', field: 'bonus', id: -1, found: 2 ** 51 });
  });

  it('is 1 VND above nothing where everything is free', () => {
    const free = { ...MARKET, ...offered({ askVndPerKg: 0 }), ...wanted({ bidVndPerKg: 0 }) };
    const noRoad = [{ productId: 0, transitDays: [0], transportVndPerKg: [0] }];
    const still = [{ id: 0, freshnessVndPerKgDay: 0, maxHoldDays: 1 }];
    expect(networkOf({ ...free, lanes: noRoad, products: still }).bonus).toEqual({ contract: 16, share: 16 });
  });
});

describe('a round in its steps', () => {
  it('builds, solves, breaks ties, allocates and prices, and comes to what the round comes to', () => {
    const offers = [SAMPLE_OFFER, { ...SAMPLE_OFFER, id: 2, sellerId: 8, askVndPerKg: 6_000 }];
    const lines = [SAMPLE_LINE, { ...SAMPLE_LINE, id: 2, sellerId: 7, contract: true, kg: 70 }];
    const input: ClearingInput = { ...MARKET, offers, lines, intakePlans: [SAMPLE_PLAN] };
    const done = stagesOf(input).map(([name, work]) => [name, work()]);
    const market = indexMarket(input);
    const { contractKg, fairShareKg, welfareVnd } = objectiveOf(market, networkClear(market).allocations);
    expect([contractKg, fairShareKg, welfareVnd]).toEqual([120, 50, 500_000n]);
    expect(done).toEqual([
      ['build', undefined],
      ['solve', undefined],
      ['ties', undefined],
      ['allocate', { contractKg: 120n, welfareVnd: 500_000n }],
      ['prices', undefined],
    ]);
  });
});
