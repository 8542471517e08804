// Goal: the checker says where, how much and how much it should have been; and it does not cry where nothing is wrong.
import { checkPrices } from './check-prices';
import { checkBook, specFault, type DemandTerms } from './check-book';
import { checkResult } from '../check-result';
import { proRata } from './check-shares';
import type { ClearingInput, ClearingLine, ClearingOffer } from '../clearing-input';
import type { ClearingFill, ClearingResult, PlanFill } from '../clearing-result';
import { SAMPLE_LINE, SAMPLE_OFFER, SAMPLE_PLAN } from '../samples';
import type { Violation } from './violation';

const OFFER = SAMPLE_OFFER;
const LINE: ClearingLine = { ...SAMPLE_LINE, varietyMask: 3, gradeMask: 3, deliverTo: 3 };
const PLAN = SAMPLE_PLAN;
const CALL_OFF: ClearingLine = { ...LINE, contract: true, sellerId: 7, contractPriceVndPerKg: 6_000 };

function market(offers: readonly ClearingOffer[], lines: readonly ClearingLine[], more: Partial<ClearingInput> = {}): ClearingInput {
  return {
    days: 6,
    products: [{ id: 0, freshnessVndPerKgDay: 100, maxHoldDays: 2 }],
    origins: [0, 5],
    destinations: [0, 6],
    lanes: [{ productId: 0, transitDays: [0, 1, 0, -1], transportVndPerKg: [500, 700, 600, 800] }],
    intakeCapacity: [],
    offers,
    lines,
    intakePlans: [],
    ...more,
  };
}

const fill = (...[offerId, lineId, kg, seller, more]: [number, number, number, number, Partial<ClearingFill>?]): ClearingFill => ({
  offerId,
  lineId,
  deliveryDay: 1,
  kg,
  sellerPriceVndPerKg: seller,
  buyerPriceVndPerKg: seller + 500,
  ...more,
});
const planFill = (contractId: number, kg: number, more: Partial<PlanFill> = {}): PlanFill => {
  const money = { sellerPriceVndPerKg: 6_000, buyerPriceVndPerKg: 6_500 };
  return { offerId: 1, planId: 4, contractId, deliveryDay: 1, kg, ...money, ...more };
};

/** What book and prices have to say of these fills, as `CODE offer demand found expected`. */
function faults(input: ClearingInput, fills: readonly ClearingFill[], planFills: readonly PlanFill[] = []): string[] {
  const objective = { contractKg: 0, fairShareKg: 0, welfareVnd: 0n };
  const result: ClearingResult = { objective, bound: objective, fills, planFills, priceLevels: [], unmet: [] };
  const violations: Violation[] = [];
  const book = checkBook(input, result, violations);
  if (book !== undefined) checkPrices(input, book, violations);
  return violations
    .filter(({ code }) => code !== 'OBJ')
    .map(({ code, offerId, demandId, found, expected }) => `${code} ${offerId} ${demandId} ${found} ${expected}`);
}

const order = { ...LINE, id: 2, kg: 500 };
const held = { ...OFFER, harvestFrom: 0, harvestTo: 0 };

describe('the checker’s figures', () => {
  it.each<[string, string[], ClearingInput, ClearingFill[]]>([
    ['an order at its price', [], market([OFFER], [LINE]), [fill(1, 1, 60, 5_000)]],
    ['too many kg on both sides', ['CONSERVE 1 -1 101 100', 'CONSERVE -1 1 101 60'], market([OFFER], [LINE]), [fill(1, 1, 101, 5_000)]],
    ['a seller a đồng short', ['IR_SELLER 1 1 4999 5000'], market([OFFER], [LINE]), [fill(1, 1, 60, 4_999)]],
    ['a buyer at the limit', [], market([OFFER], [LINE]), [fill(1, 1, 60, 8_500)]],
    ['a buyer a đồng over', ['IR_BUYER 1 1 9001 9000'], market([OFFER], [LINE]), [fill(1, 1, 60, 8_501)]],
    ['a buyer over by a day of age', ['IR_BUYER 1 1 9100 9000'], market([held], [LINE]), [fill(1, 1, 60, 8_500, { deliveryDay: 1 })]],
    ['a đồng kept', ['BUDGET 1 1 5501 5500'], market([OFFER], [LINE]), [fill(1, 1, 60, 5_000, { buyerPriceVndPerKg: 5_501 })]],
    [
      'half a đồng on one side',
      ['PRICE_INT 1 1 5000.5 5500', 'BUDGET 1 1 5500 5500.5'],
      market([OFFER], [LINE]),
      [fill(1, 1, 60, 5_000.5, { buyerPriceVndPerKg: 5_500 })],
    ],
    [
      'half a đồng on the other',
      ['PRICE_INT 1 1 5000 5500.5', 'BUDGET 1 1 5500.5 5500'],
      market([OFFER], [LINE]),
      [fill(1, 1, 60, 5_000, { buyerPriceVndPerKg: 5_500.5 })],
    ],
    [
      'a pair that loses a đồng',
      ['IR_PAIR 1 1 -1 0', 'IR_BUYER 1 1 5500 5499'],
      market([OFFER], [{ ...LINE, bidVndPerKg: 5_499 }]),
      [fill(1, 1, 60, 5_000)],
    ],
    ['a pair that gains nothing', [], market([OFFER], [{ ...LINE, bidVndPerKg: 5_500 }]), [fill(1, 1, 60, 5_000)]],
    ['a day before the window', ['WINDOW 1 1 1 2'], market([OFFER], [{ ...LINE, deliverFrom: 2 }]), [fill(1, 1, 60, 5_000)]],
    ['a day after the window', ['WINDOW 1 1 1 0'], market([OFFER], [{ ...LINE, deliverTo: 0 }]), [fill(1, 1, 60, 5_000)]],
    ['fruit not ripe', ['WINDOW 1 1 1 0'], market([{ ...OFFER, harvestFrom: 2, harvestTo: 3 }], [LINE]), [fill(1, 1, 60, 5_000)]],
    ['fruit on its last day of waiting', [], market([held], [LINE]), [fill(1, 1, 60, 5_000, { deliveryDay: 2 })]],
    ['fruit a day past it', ['WINDOW 1 1 3 3'], market([held], [LINE]), [fill(1, 1, 60, 5_000, { deliveryDay: 3 })]],
    ['a lot a kilogram short', ['MIN_LOT 1 1 60 61'], market([{ ...OFFER, minLotKg: 61 }], [LINE]), [fill(1, 1, 60, 5_000)]],
    ['the other side’s lot', ['MIN_LOT 1 1 60 61'], market([OFFER], [{ ...LINE, minLotKg: 61 }]), [fill(1, 1, 60, 5_000)]],
    ['a lot that just fits', [], market([{ ...OFFER, minLotKg: 60 }], [LINE]), [fill(1, 1, 60, 5_000)]],
    ['an offer sold in part', ['AON 1 -1 60 100'], market([{ ...OFFER, allOrNothing: true }], [LINE]), [fill(1, 1, 60, 5_000)]],
    ['an order filled in part', ['AON -1 1 50 60'], market([OFFER], [{ ...LINE, allOrNothing: true }]), [fill(1, 1, 50, 5_000)]],
    ['nothing of either', [], market([{ ...OFFER, allOrNothing: true }], [{ ...LINE, allOrNothing: true }]), []],
    ['all of an order', [], market([OFFER], [{ ...LINE, allOrNothing: true }]), [fill(1, 1, 60, 5_000)]],
    [
      'a place that is overfull by a kilogram',
      ['CAPACITY -1 0 60 59'],
      market([OFFER], [LINE], { intakeCapacity: [{ destinationId: 0, day: 1, capacityKg: 59 }] }),
      [fill(1, 1, 60, 5_000)],
    ],
    [
      'a place that is just full',
      [],
      market([OFFER], [LINE], {
        intakeCapacity: [
          { destinationId: 0, day: 1, capacityKg: 60 },
          { destinationId: 0, day: 2, capacityKg: 1 },
        ],
      }),
      [fill(1, 1, 60, 5_000)],
    ],
    ['the same fill twice', ['DUP 1 1 1 0'], market([OFFER], [LINE]), [fill(1, 1, 20, 5_000), fill(1, 1, 20, 5_000)]],
    ['the same pair on two days', [], market([OFFER], [LINE]), [fill(1, 1, 20, 5_000), fill(1, 1, 20, 5_000, { deliveryDay: 0 })]],
    ['no such offer', ['REF 9 1 60 0'], market([OFFER], [LINE]), [fill(9, 1, 60, 5_000)]],
    ['no such order', ['REF 1 9 60 0'], market([OFFER], [LINE]), [fill(1, 9, 60, 5_000)]],
    ['no road', ['REF 1 1 60 0'], market([{ ...OFFER, originId: 5 }], [{ ...LINE, destinationId: 6 }]), [fill(1, 1, 60, 5_000)]],
    ['no such fruit', ['REF 1 1 60 0'], market([OFFER], [LINE], { products: [] }), [fill(1, 1, 60, 5_000)]],
    ['no lanes for it', ['REF 1 1 60 0'], market([OFFER], [LINE], { lanes: [] }), [fill(1, 1, 60, 5_000)]],
    ['a call-off at its price', [], market([OFFER], [CALL_OFF]), [fill(1, 1, 60, 6_000)]],
    ['a call-off a đồng off', ['CONTRACT_PRICE 1 1 6001 6000'], market([OFFER], [CALL_OFF]), [fill(1, 1, 60, 6_001)]],
    ['a call-off below the ask', [], market([{ ...OFFER, askVndPerKg: 9_999 }], [CALL_OFF]), [fill(1, 1, 60, 6_000)]],
    ['a call-off without a price, aged a day', [], market([held], [{ ...CALL_OFF, contractPriceVndPerKg: null }]), [fill(1, 1, 60, 8_400)]],
    [
      'a call-off without a price, the day not counted',
      ['CONTRACT_PRICE 1 1 8500 8400'],
      market([held], [{ ...CALL_OFF, contractPriceVndPerKg: null }]),
      [fill(1, 1, 60, 8_500)],
    ],
  ])('%s', (_, expected, input, fills) => {
    expect(faults(input, fills)).toEqual(expected);
  });
});

describe('one price for one kind of fruit', () => {
  const twins = (change: Partial<ClearingOffer>, more: Partial<ClearingFill> = {}, line: Partial<ClearingLine> = {}): string[] => {
    const input = market(
      [OFFER, { ...OFFER, id: 2, ...change }],
      [
        { ...LINE, kg: 500 },
        { ...order, ...line },
      ],
    );
    return faults(input, [fill(1, 1, 10, 5_000), fill(2, 2, 10, 5_100, more)]);
  };
  it('is broken by a twin', () => expect(twins({})).toEqual(['UNIFORM 2 2 5100 5000']));
  it.each<[string, Partial<ClearingOffer>]>([
    ['variety', { variety: 1 }],
    ['grade', { grade: 1 }],
    ['certificate', { certLow: 1 }],
    ['certificate of the upper half', { certHigh: 1 }],
    ['area code', { marketMask: 3 }],
    ['owner group', { sellerGroup: 2 }],
  ])('is not broken by another %s', (_, change) => expect(twins(change)).toEqual([]));
  it('is not broken by another place', () => expect(twins({ originId: 5 }, { buyerPriceVndPerKg: 5_700 })).toEqual([]));
  it('is not broken by another ship day', () => expect(twins({}, { deliveryDay: 0 })).toEqual([]));
  it('is not broken by an order that names its seller', () => expect(twins({}, {}, { sellerId: 7 })).toEqual([]));
  it('counts a day that the fruit was held', () => {
    expect(twins({ harvestTo: 0 })).toEqual(['UNIFORM 2 2 5200 5000']);
    const input = market([OFFER, { ...held, id: 2, askVndPerKg: 4_000 }], [{ ...LINE, kg: 500 }, order]);
    expect(faults(input, [fill(1, 1, 10, 5_000), fill(2, 2, 10, 4_900)])).toEqual([]);
  });
  it('does not bind call-offs', () => {
    const input = market([OFFER], [{ ...CALL_OFF, id: 2 }, LINE]);
    expect(faults(input, [fill(1, 2, 60, 6_000), fill(1, 1, 40, 5_000)])).toEqual([]);
  });
});

describe('a call-off that its seller could still serve', () => {
  const one = (offer: Partial<ClearingOffer>, line: Partial<ClearingLine>, more: Partial<ClearingInput> = {}): string[] =>
    faults(market([{ ...OFFER, ...offer }], [{ ...CALL_OFF, ...line }], more), []);
  it('is found, with what the pair would gain', () => expect(one({}, {})).toEqual(['BLOCKING 1 1 3500 0']));
  it('is found even where it loses', () => expect(one({ askVndPerKg: 9_000 }, {})).toEqual(['BLOCKING 1 1 -500 0']));
  it('is told by its best day', () => expect(one({ harvestTo: 0 }, { deliverFrom: 0 })).toEqual(['BLOCKING 1 1 3500 0']));
  it('is told by the day that is left', () => {
    const full = {
      intakeCapacity: [
        { destinationId: 0, day: 0, capacityKg: 0 },
        { destinationId: 0, day: 1, capacityKg: 0 },
      ],
    };
    expect(one({ harvestTo: 0 }, {}, full)).toEqual(['BLOCKING 1 1 3300 0']);
  });
  it.each<[string, Partial<ClearingOffer>, Partial<ClearingLine>, Partial<ClearingInput>]>([
    ['another seller', { sellerId: 8 }, {}, {}],
    ['another fruit', { productId: 1 }, {}, {}],
    ['a certificate it lacks', {}, { certLow: 1 }, {}],
    ['no road', { originId: 5 }, { destinationId: 6 }, {}],
    ['fruit too late', { harvestFrom: 4, harvestTo: 5 }, {}, {}],
    ['fruit too old', { harvestTo: 0 }, { deliverFrom: 3 }, {}],
    ['a full place', {}, { deliverTo: 0 }, { intakeCapacity: [{ destinationId: 0, day: 0, capacityKg: 0 }] }],
    ['nothing left to sell', { kg: 0 }, {}, {}],
    ['nothing wanted', {}, { kg: 0 }, {}],
    ['an offer that is all or nothing', { allOrNothing: true }, {}, {}],
    ['a lot of two', { minLotKg: 2 }, {}, {}],
    ['lots on the other side', {}, { minLotKg: 2 }, {}],
    ['all or nothing on the other side', {}, { allOrNothing: true }, {}],
  ])('is not one with %s', (_, offer, line, more) => expect(one(offer, line, more)).toEqual([]));
  it('may have a lot of one', () => expect(one({ minLotKg: 1 }, { minLotKg: 1 })).toEqual(['BLOCKING 1 1 3500 0']));
  it('is no business of an order', () => expect(faults(market([OFFER], [LINE]), [])).toEqual([]));
});

describe('intake plans', () => {
  const second = { ...OFFER, id: 2, sellerId: 8 };
  const input = market([OFFER, second], [], { intakePlans: [PLAN] });
  const other = { offerId: 2, sellerPriceVndPerKg: 7_500, buyerPriceVndPerKg: 8_000 };
  it('are full with their kg, whoever could still give', () =>
    expect(faults(input, [], [planFill(30, 25), planFill(31, 25, other)])).toEqual([]));
  it('are missed when a kilogram is open', () =>
    expect(faults(input, [], [planFill(30, 25), planFill(31, 24, other)])).toEqual(['BLOCKING 1 4 2500 0', 'BLOCKING 2 4 2500 0']));
  it('take no more than they want, nor than a contract may give', () => {
    expect(faults(input, [], [planFill(30, 40), planFill(31, 11, other)])).toEqual(['CONSERVE -1 4 51 50']);
    expect(faults(input, [], [planFill(30, 41), planFill(31, 9, other)])).toEqual(['CONSERVE -1 4 41 40']);
  });
  it('keep to their day', () =>
    expect(faults(input, [], [planFill(30, 25, { deliveryDay: 2 }), planFill(31, 25, other)])).toEqual(['WINDOW 1 4 2 1']));
  it('know no other contract', () => expect(faults(input, [], [planFill(32, 25)])).toEqual(['REF 1 4 25 0']));
});

test('fair shares: floor and the largest remainder, the older first, then the lower id', () => {
  const shares = (kg: number, parts: [id: number, remaining: number, age: number][]): [number, number][] => [
    ...proRata({
      ...PLAN,
      kg,
      contracts: parts.map(([contractId, remainingKg, submittedAt]) => ({ ...PLAN.contracts[0]!, contractId, remainingKg, submittedAt })),
    }),
  ];
  expect(
    shares(80, [
      [1, 40, 0],
      [2, 40, 1],
    ]),
  ).toEqual([
    [1, 40],
    [2, 40],
  ]);
  expect(
    shares(79, [
      [1, 40, 1],
      [2, 40, 0],
    ]),
  ).toEqual([
    [1, 39],
    [2, 40],
  ]);
  expect(
    shares(79, [
      [2, 40, 0],
      [1, 40, 0],
    ]),
  ).toEqual([
    [2, 39],
    [1, 40],
  ]);
  expect(
    shares(10, [
      [1, 10, 0],
      [2, 20, 1],
      [3, 30, 2],
    ]),
  ).toEqual([
    [1, 2],
    [2, 3],
    [3, 5],
  ]);
});

describe('a pair’s papers', () => {
  const terms: DemandTerms = { ...LINE, group: 3, bid: 0, from: 0, to: 0, agreedPrice: null, certLow: 2 ** 31, certHigh: 5, market: 31 };
  const offer = { ...OFFER, certLow: 2 ** 31 + 1, certHigh: 7, marketMask: 2 ** 31, sellerGroup: 4 };
  it.each<[string | undefined, Partial<ClearingOffer>, Partial<DemandTerms>]>([
    [undefined, {}, {}],
    ['PRODUCT', { productId: 1 }, {}],
    ['PRODUCT', { variety: 2 }, {}],
    ['PRODUCT', { grade: 2 }, {}],
    [undefined, { variety: 31 }, { varietyMask: 2 ** 31 }],
    ['SELLER', {}, { sellerId: 8 }],
    [undefined, {}, { sellerId: 7 }],
    ['GROUP', { sellerGroup: 3 }, {}],
    [undefined, { sellerGroup: 0 }, { group: 0 }],
    ['CERT', { certLow: 1 }, {}],
    ['CERT', { certHigh: 3 }, {}],
    ['MARKET', { marketMask: 2 ** 30 }, {}],
  ])('%s', (fault, change, wanted) => expect(specFault({ ...offer, ...change }, { ...terms, ...wanted })).toBe(fault));
});

test('a result that points at nothing is not judged further', () => {
  const objective = { contractKg: 1, fairShareKg: 0, welfareVnd: 1n };
  const result: ClearingResult = { objective, bound: objective, fills: [fill(9, 1, 60, 1)], planFills: [], priceLevels: [], unmet: [] };
  expect(checkResult(market([OFFER], [LINE]), result).map(({ code }) => code)).toEqual(['REF']);
});
