import type { ClearingInput } from '../clearing-input';
import { CALL_OFF_KIND, ORDER_KIND, PLAN_KIND } from './item-columns';
import { marketColumns } from './market-columns';
import { SAMPLE_LINE, SAMPLE_OFFER, SAMPLE_PLAN } from '../samples';

// Goal: every figure of a market stands in its column, older items first, ids as ranks; what is not there says so.

const PARTS = SAMPLE_PLAN.contracts;
const MARKET: ClearingInput = {
  days: 3,
  products: [
    { id: 9, freshnessVndPerKgDay: 70, maxHoldDays: 2 },
    { id: 0, freshnessVndPerKgDay: 100, maxHoldDays: 1 },
  ],
  origins: [6, 0],
  destinations: [0],
  lanes: [{ productId: 0, transitDays: [2, 1], transportVndPerKg: [600, 500] }],
  intakeCapacity: [
    { destinationId: 0, day: 1, capacityKg: 45 },
    { destinationId: 0, day: 2, capacityKg: 2 ** 40 },
  ],
  offers: [
    { ...SAMPLE_OFFER, id: 3, sellerId: 40, submittedAt: 5 },
    { ...SAMPLE_OFFER, id: 2, sellerId: 30, submittedAt: 4, originId: 6, sellerGroup: 2 ** 40 },
    { ...SAMPLE_OFFER, id: 1, sellerId: 50, submittedAt: 4 },
    { ...SAMPLE_OFFER, id: 4, sellerId: 30, submittedAt: 6, productId: 9 },
  ],
  lines: [
    { ...SAMPLE_LINE, id: 2, sellerId: 40, contract: true },
    { ...SAMPLE_LINE, id: 3, sellerId: 99 },
    { ...SAMPLE_LINE, id: 1 },
  ],
  intakePlans: [
    { ...SAMPLE_PLAN, id: 5, kg: 9, contracts: [{ ...PARTS[0]!, sellerId: 30, remainingKg: 8 }] },
    {
      ...SAMPLE_PLAN,
      contracts: [
        { ...PARTS[1]!, sellerId: 77 },
        { ...PARTS[0]!, sellerId: 50 },
      ],
    },
  ],
};

describe('the columns of a market', () => {
  const { offer, taker, plan, ...rest } = marketColumns(MARKET);

  it('have offers in order of age, sellers numbered in that order', () => {
    expect([...offer.order]).toEqual([2, 1, 0, 3]);
    expect([...offer.seller]).toEqual([0, 1, 2, 1]);
    expect([...rest.sellerId]).toEqual([50, 30, 40]);
    expect([...offer.origin]).toEqual([0, 1, 0, 0]);
    expect([...offer.product]).toEqual([0, 0, 0, 1]);
    expect([...offer.group]).toEqual([0, 2 ** 40, 0, 0]);
  });

  it('have lines in order of age and then the parts of the plans, with sellers that have no fruit as −2', () => {
    expect([...taker.order]).toEqual([2, 0, 1, -1, -1, -1]);
    expect([...taker.kind]).toEqual([ORDER_KIND, CALL_OFF_KIND, ORDER_KIND, PLAN_KIND, PLAN_KIND, PLAN_KIND]);
    expect([...taker.seller]).toEqual([-1, 2, -2, 0, -2, 1]);
    expect([...taker.plan]).toEqual([-1, -1, -1, 0, 0, 1]);
    expect([...taker.fairShare]).toEqual([0, 0, 0, 25, 25, 8]);
    expect([...taker.kg]).toEqual([60, 60, 60, 40, 40, 8]);
    expect([taker.length, taker.lines, plan.length, ...plan.kg]).toEqual([6, 3, 2, 50, 9]);
  });

  it('have places, roads and limits by rank: no road where none is told, no limit as −1, and none above what a market moves', () => {
    expect([rest.products, rest.origins, rest.destinations, rest.days]).toEqual([2, 2, 1, 3]);
    expect(rest.transit.map((column) => [...column])).toEqual([
      [1, 2],
      [-1, -1],
    ]);
    expect(rest.transport.map((column) => [...column])).toEqual([
      [500, 600],
      [0, 0],
    ]);
    expect([...rest.capacity]).toEqual([-1, 45, 2 ** 30]);
    expect([[...rest.freshness], [...rest.maxHold]]).toEqual([
      [100, 70],
      [1, 2],
    ]);
    const { start, list } = rest.offersOf;
    expect([[...start], [...list]]).toEqual([
      [0, 3, 4],
      [0, 1, 2, 3],
    ]);
    expect([...rest.takersOf.start]).toEqual([0, 6, 6]);
  });
});
