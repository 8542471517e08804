import { checkResult } from './check-result';
import type { ViolationCode } from './check/violation';
import { clear } from './clear';
import type { ClearingInput, ClearingLine, ClearingOffer } from './clearing-input';
import type { ClearingResult } from './clearing-result';
import { SAMPLE_LINE, SAMPLE_OFFER } from './samples';

const OFFER: ClearingOffer = { ...SAMPLE_OFFER, certLow: 1 };
const LINE: ClearingLine = { ...SAMPLE_LINE, certLow: 1 };

/** Mango from one orchard: an order of 60 kg, a call-off of 30 kg, a dear offer that stays home, a place that takes 80 kg. */
const INPUT: ClearingInput = {
  days: 3,
  products: [{ id: 0, freshnessVndPerKgDay: 100, maxHoldDays: 1 }],
  origins: [0],
  destinations: [0],
  lanes: [{ productId: 0, transitDays: [0], transportVndPerKg: [500] }],
  intakeCapacity: [{ destinationId: 0, day: 0, capacityKg: 80 }],
  offers: [OFFER, { ...OFFER, id: 2, askVndPerKg: 9_500, sellerId: 8, sellerGroup: 3 }],
  lines: [LINE, { ...LINE, id: 2, contract: true, sellerId: 7, kg: 30, contractPriceVndPerKg: 6_000 }],
  intakePlans: [],
};
// Written out, so that the checker's tests stand without the solver; the first of them compares.
const RESULT: ClearingResult = {
  objective: { contractKg: 30, fairShareKg: 0, welfareVnd: 280000n },
  fills: [
    { offerId: 1, lineId: 1, deliveryDay: 0, kg: 50, sellerPriceVndPerKg: 5000, buyerPriceVndPerKg: 5500 },
    { offerId: 1, lineId: 2, deliveryDay: 0, kg: 30, sellerPriceVndPerKg: 6000, buyerPriceVndPerKg: 6500 },
  ],
  planFills: [],
  priceLevels: [
    {
      productId: 0,
      variety: 0,
      grade: 0,
      certLow: 1,
      certHigh: 0,
      marketMask: 1,
      sellerGroup: 0,
      originId: 0,
      shipDay: 0,
      sellerId: -1,
      farmGateVndPerKg: 5000,
      kg: 50,
    },
  ],
  unmet: [
    { kind: 'offer', id: 1, unmetKg: 20, cause: 'exhausted', figure: 20, destinationId: -1, day: -1 },
    { kind: 'offer', id: 2, unmetKg: 100, cause: 'price_gap', figure: 4500, destinationId: -1, day: -1 },
    { kind: 'line', id: 1, unmetKg: 10, cause: 'capacity_full', figure: 80, destinationId: 0, day: 0 },
  ],
  bound: { contractKg: 30, fairShareKg: 0, welfareVnd: 280000n },
  certificate: { offers: [0, 0, 0, 0, 0, 0], lines: [0, 0, 0, 1, 0, 0], plans: [], planParts: [], intakes: [0, 0, 3500] },
};

type Fills = ClearingResult['fills'];
const codes = (input: ClearingInput, result: ClearingResult): ViolationCode[] => [
  ...new Set(checkResult(input, result).map(({ code }) => code)),
];
const withFills = (change: (fills: Fills) => Fills): ClearingResult => ({ ...RESULT, fills: change(RESULT.fills) });
const spot = (change: Partial<Fills[number]>): ClearingResult =>
  withFills((fills) => fills.map((fill) => (fill.lineId === 1 ? { ...fill, ...change } : fill)));
const offer = (change: Partial<ClearingOffer>): ClearingInput => ({
  ...INPUT,
  offers: [{ ...OFFER, ...change }, ...INPUT.offers.slice(1)],
});
const line = (change: Partial<ClearingLine>): ClearingInput => ({ ...INPUT, lines: [{ ...LINE, ...change }, ...INPUT.lines.slice(1)] });

describe('the checker on a small market', () => {
  it('finds nothing wrong with the kernel’s own result', () => {
    expect(RESULT.fills.map(({ offerId, lineId, kg }) => [offerId, lineId, kg])).toEqual([
      [1, 1, 50],
      [1, 2, 30],
    ]);
    expect(clear(INPUT)).toEqual(RESULT);
    expect(codes(INPUT, RESULT)).toEqual([]);
  });

  const seller = RESULT.fills[0]!.sellerPriceVndPerKg;
  it.each<[string, ViolationCode, ClearingInput, ClearingResult]>([
    ['an offer that does not exist', 'REF', INPUT, spot({ offerId: 99 })],
    ['a fill of nothing', 'KG', INPUT, spot({ kg: 0 })],
    ['half a kilogram', 'KG', INPUT, spot({ kg: 0.5 })],
    ['the same fill twice', 'DUP', INPUT, withFills((fills) => [...fills, fills[0]!])],
    ['a variety nobody asked for', 'PRODUCT', line({ varietyMask: 2 }), RESULT],
    ['a grade nobody asked for', 'PRODUCT', offer({ grade: 1 }), RESULT],
    ['another seller than the one named', 'SELLER', line({ sellerId: 8 }), RESULT],
    ['two houses of one owner', 'GROUP', { ...line({ buyerGroup: 4 }), offers: offer({ sellerGroup: 4 }).offers }, RESULT],
    ['a certificate that is not there', 'CERT', line({ certLow: 3 }), RESULT],
    ['a certificate of the upper half that is not there', 'CERT', line({ certHigh: 2 ** 31 }), RESULT],
    ['an area code that does not open the market', 'MARKET', line({ market: 4 }), RESULT],
    ['a day before the window', 'WINDOW', line({ deliverFrom: 1, deliverTo: 1 }), RESULT],
    ['fruit held a day too long', 'WINDOW', INPUT, spot({ deliveryDay: 3 })],
    ['a pair that loses', 'IR_PAIR', line({ bidVndPerKg: 5_000 }), RESULT],
    ['a seller below the ask', 'IR_SELLER', INPUT, spot({ sellerPriceVndPerKg: 4_999, buyerPriceVndPerKg: 5_499 })],
    ['a buyer above the bid', 'IR_BUYER', INPUT, spot({ sellerPriceVndPerKg: 8_501, buyerPriceVndPerKg: 9_001 })],
    ['a đồng kept between the two', 'BUDGET', INPUT, spot({ buyerPriceVndPerKg: seller + 501 })],
    ['half a đồng', 'PRICE_INT', INPUT, spot({ sellerPriceVndPerKg: seller + 0.5, buyerPriceVndPerKg: seller + 500.5 })],
    [
      'a call-off off its price',
      'CONTRACT_PRICE',
      { ...INPUT, lines: [LINE, { ...INPUT.lines[1]!, contractPriceVndPerKg: 6_001 }] },
      RESULT,
    ],
    ['a lot that is too small', 'MIN_LOT', line({ minLotKg: 51 }), RESULT],
    ['more kg than were offered', 'CONSERVE', offer({ kg: 79 }), RESULT],
    ['more kg than were ordered', 'CONSERVE', line({ kg: 49 }), RESULT],
    ['an all-or-nothing order served in part', 'AON', line({ allOrNothing: true }), RESULT],
    ['a plant that is overfull', 'CAPACITY', { ...INPUT, intakeCapacity: [{ destinationId: 0, day: 0, capacityKg: 79 }] }, RESULT],
    [
      'an objective one đồng off',
      'OBJ',
      INPUT,
      { ...RESULT, objective: { ...RESULT.objective, welfareVnd: RESULT.objective.welfareVnd + 1n } },
    ],
    ['an objective above its bound', 'ABOVE_OPT', INPUT, { ...RESULT, bound: { ...RESULT.bound, contractKg: 29 } }],
    [
      'a call-off that could have had more',
      'BLOCKING',
      { ...INPUT, intakeCapacity: [{ destinationId: 0, day: 0, capacityKg: 81 }], lines: [LINE, { ...INPUT.lines[1]!, kg: 31 }] },
      RESULT,
    ],
    [
      'a market that could have done better',
      'NOT_OPTIMAL',
      { ...INPUT, intakeCapacity: [{ destinationId: 0, day: 0, capacityKg: 81 }] },
      RESULT,
    ],
    [
      'a proof that leaves a pair uncovered',
      'NOT_OPTIMAL',
      INPUT,
      { ...RESULT, certificate: { ...RESULT.certificate!, lines: [0, 0, 0, 0, 0, 0] } },
    ],
  ])('reports %s as %s', (_, code, input, result) => {
    expect(codes(input, result)).toContain(code);
  });

  it('wants one price for one kind of fruit on one day', () => {
    const twin = { ...INPUT, intakeCapacity: [], offers: [OFFER, { ...OFFER, id: 2 }], lines: [LINE, { ...LINE, id: 2 }] };
    const result = clear(twin);
    expect(codes(twin, result)).toEqual([]);
    const fills = result.fills.map((fill, k) =>
      k === 0 ? { ...fill, sellerPriceVndPerKg: fill.sellerPriceVndPerKg + 1, buyerPriceVndPerKg: fill.buyerPriceVndPerKg + 1 } : fill,
    );
    expect(codes(twin, { ...result, fills })).toContain('UNIFORM');
  });
});
