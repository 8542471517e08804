import type { ClearingInput } from '../clearing-input';
import { marketColumns } from '../market/market-columns';
import { indexMarket } from '../market/market-index';
import { networkClear } from '../network-clear';
import { partnerSides } from './partner-sides';
import { leastFreights, streetOfOffer, streetOfTaker } from './partner-streets';
import { SAMPLE_LINE, SAMPLE_OFFER } from '../samples';
import { onShelves } from './shelves';

// Goal: who looks for a partner finds the best first and can stop early, because shelves and what lies on them stand in order of worth.

const ints = (...list: number[]): Int32Array => Int32Array.from(list);

describe('shelves', () => {
  it('stand shop by shop in the order of their best items, the most worth first on each, the older of equal ones', () => {
    const items = {
      shop: ints(2, 0, 0, 0, 0, 0, 2, 0),
      shops: 3,
      place: ints(5, 1, 1, 2, 1, 3, 5, 2),
      kind: ints(0, 7, 7, 7, 8, 7, 0, 7),
      worth: Float64Array.of(-Infinity, 10, 30, 20, 30, 30, Infinity, 20),
      firstDay: ints(4, 3, 2, 5, 1, 2, 6, 5),
      lastDay: ints(4, 3, 6, 5, 1, 2, 9, 8),
      lot: ints(0, 9, 4, 0, 2, 3, 1, 0),
    };
    const shelves = onShelves(items);
    const { shopStart, start, item, placeOf, kindOf, most, earliest, latest, mostLot } = shelves;
    expect([...shopStart]).toEqual([0, 4, 4, 5]);
    expect([...start]).toEqual([0, 2, 3, 4, 6, 8]);
    expect([...item]).toEqual([2, 1, 4, 5, 3, 7, 6, 0]);
    expect([...placeOf]).toEqual([1, 1, 3, 2, 5]);
    expect([...kindOf]).toEqual([7, 8, 7, 7, 0]);
    expect([...most]).toEqual([30, 30, 30, 20, Infinity]);
    expect([...earliest]).toEqual([2, 1, 2, 5, 4]);
    expect([...latest]).toEqual([6, 1, 2, 8, 9]);
    expect([...mostLot]).toEqual([9, 2, 3, 0, 1]);
    expect(shelves.worth).toBe(items.worth);
  });

  it('are none where nothing is', () => {
    const none = ints();
    const empty = { shop: none, shops: 2, place: none, kind: none, worth: new Float64Array(0), firstDay: none, lastDay: none, lot: none };
    const { shopStart, start, item } = onShelves(empty);
    expect([[...shopStart], [...start], [...item]]).toEqual([[0, 0, 0], [0], []]);
  });
});

/** Two fruits, two orchards, three buyers' places; seller 7 has both fruits, orders name sellers 7, 8 and one that has nothing. */
const MARKET: ClearingInput = {
  days: 5,
  products: [
    { id: 0, freshnessVndPerKgDay: 100, maxHoldDays: 1 },
    { id: 1, freshnessVndPerKgDay: 10, maxHoldDays: 1 },
  ],
  origins: [0, 1],
  destinations: [0, 1, 2],
  lanes: [
    { productId: 0, transitDays: [1, 0, -1, 2, 3, -1], transportVndPerKg: [500, 700, 5, 250, 100, 5] },
    { productId: 1, transitDays: [1, 1, 1, 1, -1, 0], transportVndPerKg: [90, 80, 70, 60, 50, 71] },
  ],
  intakeCapacity: [],
  offers: [
    { ...SAMPLE_OFFER, id: 1 },
    { ...SAMPLE_OFFER, id: 2, sellerId: 8 },
    { ...SAMPLE_OFFER, id: 3, originId: 1 },
    { ...SAMPLE_OFFER, id: 4, productId: 1 },
  ],
  lines: [7, -1, 8, 7, 7, 99, -1].map((sellerId, k) => ({ ...SAMPLE_LINE, id: k, sellerId, productId: k === 6 ? 1 : 0 })),
  intakePlans: [],
};

describe('where a partner is looked for', () => {
  const columns = marketColumns(MARKET);
  const { potentials } = networkClear(indexMarket(MARKET));
  const fullCell = new Int32Array(7).fill(-1);
  const [offerLot, takerLot] = [new Int32Array(4), new Int32Array(7)];
  const sides = partnerSides({ columns, potentials, full: fullCell, offerLot, takerLot });
  const round = { columns, sides, fullCell, offerLot, takerLot };

  it('the cheapest way from or to each place counts the days on it', () => {
    expect([...leastFreights(columns, true)]).toEqual([600, 400, 80, 70]);
    expect([...leastFreights(columns, false)]).toEqual([450, 400, Infinity, 70, 90, 71]);
  });

  it('an offer looks among those who name nobody and those who name its seller', () => {
    const [ofSeven, ofEight, other, otherFruit] = [0, 1, 2, 3].map((at) => streetOfOffer(round, at));
    expect([ofSeven!.boundElsewhere, ofEight!.boundElsewhere, other!.boundElsewhere, otherFruit!.boundElsewhere]).toEqual([2, 4, 2, 0]);
    expect(ofSeven!.shops).toEqual(other!.shops);
    expect(ofSeven!.shops[0]).toBe(0);
    expect(new Set([ofSeven!.shops[1], ofEight!.shops[1], 0, 1]).size).toBe(4);
    expect(otherFruit!.shops).toEqual([1, -1]);
    expect(ofSeven!.side).toBe(sides.takers);
  });

  it('an order looks at everybody’s fruit, or at that of the seller whom it names', () => {
    const streets = [0, 1, 2, 5, 6].map((at) => streetOfTaker(round, at));
    expect(streets.map(({ boundElsewhere }) => boundElsewhere)).toEqual([1, 0, 2, 3, 0]);
    expect(streets.map(({ side }) => side === sides.offers)).toEqual([false, true, false, false, true]);
    expect([streets[1]!.shops, streets[3]!.shops, streets[4]!.shops]).toEqual([[0], [-1], [1]]);
    expect(streets[0]!.shops).not.toEqual(streets[2]!.shops);
  });
});
