// Goal: fruit of one kind at one place on one day has one price that suits every fill; where lots leave no such price, a fill gives way.
import { checkResult } from '../check-result';
import { clear } from '../clear';
import type { ClearingInput, ClearingLine, ClearingOffer } from '../clearing-input';
import { dealInLots } from './lot-deal';
import { lotModel, type LotModel } from './lot-model';
import { lotPairs, PAIRS_IN_ALL } from './lot-pairs';
import { forbidUnpriceable, lotPrices } from './lot-prices';
import { emptyState, setPair, type LotState } from './lot-state';
import { indexMarket, type MarketIndex } from '../market/market-index';
import { networkClear } from '../network-clear';
import { SAMPLE_LINE, SAMPLE_OFFER } from '../samples';

const offer = (id: number, askVndPerKg: number, more: Partial<ClearingOffer> = {}): ClearingOffer => ({
  ...SAMPLE_OFFER,
  id,
  askVndPerKg,
  ...more,
});
const line = (id: number, bidVndPerKg: number, more: Partial<ClearingLine> = {}): ClearingLine => ({
  ...SAMPLE_LINE,
  id,
  kg: 100,
  bidVndPerKg,
  ...more,
});

interface Dealt {
  readonly market: MarketIndex;
  readonly model: LotModel;
  readonly state: LotState;
}

/** A market in which these kg were dealt, as [offer id, line id, kg]. */
function dealt(offers: ClearingOffer[], lines: ClearingLine[], fills: readonly [number, number, number][]): Dealt {
  const input: ClearingInput = {
    days: 3,
    products: [{ id: 0, freshnessVndPerKgDay: 100, maxHoldDays: 1 }],
    origins: [0, 1],
    destinations: [0],
    lanes: [{ productId: 0, transitDays: [0, 0], transportVndPerKg: [500, 500] }],
    intakeCapacity: [],
    offers,
    lines,
    intakePlans: [],
  };
  const market = indexMarket(input);
  const model = lotModel(market, lotPairs(market, networkClear(market), PAIRS_IN_ALL));
  const state = emptyState(model);
  for (const [offerId, lineId, kg] of fills) setPair(model, state, pairOf({ market, model }, offerId, lineId), kg);
  return { market, model, state };
}

function pairOf({ market, model }: Pick<Dealt, 'market' | 'model'>, offerId: number, lineId: number): number {
  return Array.from(model.pairOffer.keys()).find(
    (pair) => market.offers[model.pairOffer[pair]!]!.id === offerId && market.takers[model.pairTaker[pair]!]!.id === lineId,
  )!;
}

/** Farm-gate prices as `offer>line price`, wished at `wished` for every offer. */
function pricesOf({ market, model, state }: Dealt, wished: number): string[] {
  const prices = lotPrices(
    market,
    model,
    state,
    market.offers.map(() => wished),
  );
  return [...prices]
    .map(([pair, price]) => `${market.offers[model.pairOffer[pair]!]!.id}>${market.takers[model.pairTaker[pair]!]!.id} ${price}`)
    .sort();
}

const keptOf = ({ market, model, state }: Dealt): string[] =>
  Array.from(state.kg.keys())
    .filter((pair) => state.kg[pair]! > 0)
    .map((pair) => `${market.offers[model.pairOffer[pair]!]!.id}>${market.takers[model.pairTaker[pair]!]!.id} ${state.kg[pair]}`)
    .sort();

describe('the price of a group of lots', () => {
  const two = (): Dealt =>
    dealt(
      [offer(1, 5_000), offer(2, 7_000)],
      [line(1, 9_000), line(2, 8_000)],
      [
        [1, 1, 40],
        [2, 2, 40],
      ],
    );
  it('is the market’s where that suits all, else the nearest that does', () => {
    expect(pricesOf(two(), 7_200)).toEqual(['1>1 7200', '2>2 7200']);
    expect(pricesOf(two(), 1_000)).toEqual(['1>1 7000', '2>2 7000']);
    expect(pricesOf(two(), 9_999)).toEqual(['1>1 7500', '2>2 7500']);
  });
  it('is each one’s own at another place', () => {
    const apart = dealt(
      [offer(1, 5_000), offer(2, 7_000, { originId: 1 })],
      [line(1, 9_000), line(2, 8_000)],
      [
        [1, 1, 40],
        [2, 2, 40],
      ],
    );
    expect(pricesOf(apart, 1_000)).toEqual(['1>1 5000', '2>2 7000']);
    expect(pricesOf(apart, 9_999)).toEqual(['1>1 8500', '2>2 7500']);
  });
  it.each<[string, Partial<ClearingOffer>]>([
    ['variety', { variety: 1 }],
    ['grade', { grade: 1 }],
    ['certificate', { certLow: 1 }],
    ['upper certificate', { certHigh: 1 }],
    ['area code', { marketMask: 3 }],
    ['owner group', { sellerGroup: 5 }],
  ])('is each one’s own with another %s', (_, change) => {
    const any = { varietyMask: 3, gradeMask: 3 };
    const apart = dealt(
      [offer(1, 5_000), offer(2, 7_000, change)],
      [line(1, 9_000, any), line(2, 8_000, any)],
      [
        [1, 1, 40],
        [2, 2, 40],
      ],
    );
    expect(pricesOf(apart, 1_000)).toEqual(['1>1 5000', '2>2 7000']);
  });
  it('is each one’s own for an order that names its seller, and for another day', () => {
    const named = dealt(
      [offer(1, 5_000), offer(2, 7_000)],
      [line(1, 9_000, { sellerId: 7 }), line(2, 8_000)],
      [
        [1, 1, 40],
        [2, 2, 40],
      ],
    );
    expect(pricesOf(named, 1_000)).toEqual(['1>1 5000', '2>2 7000']);
    const later = dealt(
      [offer(1, 5_000), offer(2, 7_000)],
      [line(1, 9_000), line(2, 8_000, { deliverFrom: 1, deliverTo: 1 })],
      [
        [1, 1, 40],
        [2, 2, 40],
      ],
    );
    expect(pricesOf(later, 1_000)).toEqual(['1>1 5000', '2>2 7000']);
  });
  it('counts the day that fruit was held against its seller', () => {
    const held = dealt(
      [offer(1, 5_000), offer(2, 7_000, { harvestTo: 0 })],
      [line(1, 9_000, { deliverFrom: 1, deliverTo: 1 }), line(2, 8_500, { deliverFrom: 1, deliverTo: 1 })],
      [
        [1, 1, 40],
        [2, 2, 40],
      ],
    );
    expect(pricesOf(held, 1_000)).toEqual(['1>1 7100', '2>2 7000']);
  });
  it('is none of a call-off’s', () => {
    const called = dealt(
      [offer(1, 5_000), offer(2, 7_000)],
      [line(1, 9_000, { contract: true, sellerId: 7 }), line(2, 8_000)],
      [
        [1, 1, 40],
        [2, 2, 40],
      ],
    );
    expect(pricesOf(called, 1_000)).toEqual(['2>2 7000']);
  });
});

describe('two fills that no common price suits', () => {
  const apart = (cheapKg: number, dearKg: number, more: Partial<ClearingLine> = {}): Dealt =>
    dealt(
      [offer(1, 5_000), offer(2, 8_000), offer(3, 8_200)],
      [line(1, 6_000), line(2, 9_000, more)],
      [
        [1, 1, cheapKg],
        [2, 2, dearKg],
      ],
    );
  it('lose the one that is worth less, for good', () => {
    const less = apart(30, 40);
    expect(forbidUnpriceable(less.market, less.model, less.state)).toBe(1);
    expect(keptOf(less)).toEqual(['2>2 40']);
    expect(less.state.forbidden[pairOf(less, 1, 1)]).toBe(1);
    expect(forbidUnpriceable(less.market, less.model, less.state)).toBe(0);
    const more = apart(41, 40);
    expect(forbidUnpriceable(more.market, more.model, more.state)).toBe(1);
    expect(keptOf(more)).toEqual(['1>1 41']);
  });
  it('stay where one price suits both to the đồng', () => {
    const both = dealt(
      [offer(1, 5_000), offer(2, 5_500)],
      [line(1, 6_000), line(2, 9_000)],
      [
        [1, 1, 30],
        [2, 2, 40],
      ],
    );
    expect(forbidUnpriceable(both.market, both.model, both.state)).toBe(0);
    expect(keptOf(both)).toEqual(['1>1 30', '2>2 40']);
  });
  it('take with them what their going leaves half full, and nothing else', () => {
    const whole = apart(90, 40, { allOrNothing: true });
    setPair(whole.model, whole.state, pairOf(whole, 3, 2), 60);
    expect(forbidUnpriceable(whole.market, whole.model, whole.state)).toBe(1);
    expect(keptOf(whole)).toEqual(['1>1 90']);
    expect([...whole.state.sold, ...whole.state.filled].filter((kg) => kg > 0)).toEqual([90, 90]);
    const open = apart(90, 40);
    setPair(open.model, open.state, pairOf(open, 3, 2), 20);
    expect(forbidUnpriceable(open.market, open.model, open.state)).toBe(1);
    expect(keptOf(open)).toEqual(['1>1 90', '2>2 40']);
  });
});

describe('a market whose best lots have no common price', () => {
  const frame = {
    days: 3,
    products: [{ id: 0, freshnessVndPerKgDay: 100, maxHoldDays: 1 }],
    origins: [0, 1],
    destinations: [0],
    lanes: [{ productId: 0, transitDays: [0, 0], transportVndPerKg: [500, 500] }],
    intakeCapacity: [],
    intakePlans: [],
  };
  const whole = { allOrNothing: true };
  const cheap = offer(1, 5_000, { kg: 60, ...whole });
  const dear = offer(2, 8_000, { kg: 40, ...whole });
  const elsewhere = offer(3, 8_400, { kg: 40, originId: 1, ...whole });
  const lines = [line(1, 6_000, { kg: 60, ...whole }), line(2, 9_000, { kg: 40, ...whole })];
  const cleared = (offers: ClearingOffer[]): string[] => {
    const input = { ...frame, offers, lines };
    const result = clear(input);
    expect(checkResult(input, result)).toEqual([]);
    return result.fills.map(({ offerId, lineId, kg }) => `${offerId}>${lineId} ${kg}`);
  };
  it('keeps the fill that is worth more', () => expect(cleared([cheap, dear])).toEqual(['1>1 60']));
  it('looks again for whom the other could have had', () => expect(cleared([cheap, dear, elsewhere])).toEqual(['1>1 60', '3>2 40']));
  it('takes both where each has its own price', () => expect(cleared([cheap, { ...dear, originId: 1 }])).toEqual(['1>1 60', '2>2 40']));
});

describe('fruit dealt out in lots', () => {
  type Parcel = [kg: number, lot: number, whole: 0 | 1];
  /** What each way got, as `parcel:kg`. The first taker takes lots of `least` and more. */
  function hands(parcels: readonly Parcel[], wants: readonly number[], least: number): string[] {
    const sizes = {
      offerLot: Int32Array.from(parcels, ([, lot]) => lot),
      offerWhole: Uint8Array.from(parcels, ([, , whole]) => whole),
      takerLot: Int32Array.from(wants, (_, k) => (k === 0 ? least : 0)),
    };
    const held = { offer: parcels.map((_, k) => k), day: parcels.map(() => -1), kg: parcels.map(([kg]) => kg) };
    const got = wants.map((): string[] => []);
    dealInLots(sizes)(
      held,
      wants.map((kg, taker) => ({ taker, kg })),
      (parcel, way, kg) => got[way]!.push(`${parcel}:${kg}`),
    );
    return got.map((list) => list.join(' '));
  }
  it.each<[string, string[], { parcels: Parcel[]; wants: number[]; least: number }]>([
    [
      'the largest that fits whole',
      ['1:60 2:40'],
      {
        parcels: [
          [150, 0, 0],
          [60, 0, 0],
          [40, 0, 0],
        ],
        wants: [100],
        least: 0,
      },
    ],
    [
      'a parcel split where both parts are lots',
      ['1:30'],
      {
        parcels: [
          [40, 20, 0],
          [60, 20, 0],
          [90, 40, 0],
        ],
        wants: [30],
        least: 0,
      },
    ],
    [
      'the smaller of two that may both be split',
      ['1:30'],
      {
        parcels: [
          [90, 20, 0],
          [60, 20, 0],
        ],
        wants: [30],
        least: 0,
      },
    ],
    [
      'one whose rest is no lot before one that is itself none',
      ['0:30'],
      {
        parcels: [
          [40, 20, 0],
          [60, 31, 0],
        ],
        wants: [30],
        least: 0,
      },
    ],
    [
      'one that breaks its lot before one that is all or nothing',
      ['1:30'],
      {
        parcels: [
          [40, 0, 1],
          [60, 31, 0],
        ],
        wants: [30],
        least: 0,
      },
    ],
    [
      'parcels of the taker’s own lot first, and then the rest',
      ['0:50 2:10'],
      {
        parcels: [
          [50, 0, 0],
          [5, 0, 0],
          [70, 0, 0],
        ],
        wants: [60],
        least: 20,
      },
    ],
    [
      'small ones when there is nothing else',
      ['0:5 1:4'],
      {
        parcels: [
          [5, 0, 0],
          [4, 0, 0],
        ],
        wants: [9],
        least: 20,
      },
    ],
    [
      'the largest want first, the older of equal ones',
      ['0:50', '1:50', '2:90'],
      {
        parcels: [
          [50, 0, 0],
          [50, 0, 0],
          [90, 0, 0],
        ],
        wants: [50, 50, 90],
        least: 0,
      },
    ],
    ['what is left of a split parcel to the next', ['0:60', '0:40'], { parcels: [[100, 0, 0]], wants: [60, 40], least: 0 }],
    [
      'a split into two lots to the kilogram',
      ['1:30'],
      {
        parcels: [
          [45, 20, 0],
          [60, 30, 0],
        ],
        wants: [30],
        least: 0,
      },
    ],
    [
      'one that gives a lot before one that gives none',
      ['1:30'],
      {
        parcels: [
          [40, 31, 0],
          [50, 30, 0],
        ],
        wants: [30],
        least: 0,
      },
    ],
    [
      'a rest by its size',
      ['2:30 1:10', '1:39'],
      {
        parcels: [
          [100, 0, 0],
          [60, 0, 0],
          [30, 0, 0],
        ],
        wants: [40, 39],
        least: 0,
      },
    ],
    [
      'a whole parcel of the very size',
      ['1:50'],
      {
        parcels: [
          [60, 0, 0],
          [50, 0, 0],
          [40, 0, 0],
        ],
        wants: [50],
        least: 0,
      },
    ],
  ])('gives %s', (_, expected, { parcels, wants, least }) => {
    expect(hands(parcels, wants, least)).toEqual(expected);
  });
});
