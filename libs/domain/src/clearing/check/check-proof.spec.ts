// Goal: the proof of optimality is believed only when it covers every pair that could meet and adds up to what was reached.
import { checkBook } from './check-book';
import { checkFairness } from './check-fairness';
import { checkOptimum } from './check-optimum';
import { checkResult } from '../check-result';
import { clear } from '../clear';
import type { ClearingInput, ClearingLine, ClearingOffer } from '../clearing-input';
import type { ClearingFill, ClearingObjective, ClearingResult, OptimalityCertificate } from '../clearing-result';
import { SAMPLE_LINE, SAMPLE_OFFER, SAMPLE_PLAN } from '../samples';
import type { Violation } from './violation';

const OFFER: ClearingOffer = { ...SAMPLE_OFFER, harvestFrom: 1 };
const LINE: ClearingLine = { ...SAMPLE_LINE, bidVndPerKg: 6_000, deliverTo: 5 };
const CALL_OFF = { ...LINE, contract: true, sellerId: 7 };
const PLAN = SAMPLE_PLAN;

function market(offer: Partial<ClearingOffer>, lines: readonly ClearingLine[], more: Partial<ClearingInput> = {}): ClearingInput {
  return {
    days: 6,
    products: [{ id: 0, freshnessVndPerKgDay: 100, maxHoldDays: 2 }],
    origins: [0],
    destinations: [0],
    lanes: [{ productId: 0, transitDays: [1], transportVndPerKg: [500] }],
    intakeCapacity: [],
    offers: [{ ...OFFER, ...offer }],
    lines,
    intakePlans: [],
    ...more,
  };
}

const NOTHING: ClearingObjective = { contractKg: 0, fairShareKg: 0, welfareVnd: 0n };
const EMPTY = { fills: [], planFills: [], priceLevels: [], unmet: [] };

function verdict(input: ClearingInput, objective: ClearingObjective, proof: Partial<OptimalityCertificate>): string[] {
  const violations: Violation[] = [];
  const { demands } = checkBook(input, { ...EMPTY, objective: NOTHING, bound: NOTHING }, [])!;
  const whole = { offers: [], lines: [], plans: [], planParts: [], intakes: [], ...proof };
  checkOptimum(input, objective, whole, demands, violations);
  return violations.map(({ code, offerId, demandId, found, expected }) => `${code} ${offerId} ${demandId} ${found} ${expected}`);
}

const UNCOVERED = ['NOT_OPTIMAL 1 1 0 1'];

// What the pair is worth: 6,000 − 5,000 − 500 − 100 for the day on the road = 400.
describe('a proof of nothing, for a pair', () => {
  it.each<[string, string[], Partial<ClearingOffer>, Partial<ClearingLine>, Partial<ClearingInput>]>([
    ['that gains', UNCOVERED, {}, {}, {}],
    ['that gains a đồng', UNCOVERED, { askVndPerKg: 5_399 }, {}, {}],
    ['that gains nothing', [], { askVndPerKg: 5_400 }, {}, {}],
    ['that loses', [], { askVndPerKg: 5_500 }, {}, {}],
    ['bound by contract, though it loses', UNCOVERED, { askVndPerKg: 9_000 }, CALL_OFF, {}],
    ['of another seller', [], {}, { ...CALL_OFF, sellerId: 8 }, {}],
    ['without kg on offer', [], { kg: 0 }, {}, {}],
    ['without kg wanted', [], {}, { kg: 0 }, {}],
    ['without a paper', [], {}, { certLow: 1 }, {}],
    ['of another variety', [], { variety: 1 }, {}, {}],
    ['of another grade', [], { grade: 1 }, {}, {}],
    ['of one owner', [], { sellerGroup: 2 }, { buyerGroup: 2 }, {}],
    ['on the first day that it can come', UNCOVERED, {}, { deliverTo: 2 }, {}],
    ['a day before that', [], {}, { deliverTo: 1 }, {}],
    ['on the last day that it can wait', UNCOVERED, {}, { deliverFrom: 4 }, {}],
    ['a day past that', [], {}, { deliverFrom: 5 }, {}],
    ['that waits too dearly', [], { askVndPerKg: 5_200 }, { deliverFrom: 4 }, {}],
    ['that waits just cheaply enough', UNCOVERED, { askVndPerKg: 5_199 }, { deliverFrom: 4 }, {}],
    ['without a road', [], {}, {}, { lanes: [{ productId: 0, transitDays: [-1], transportVndPerKg: [0] }] }],
    ['without a table of roads', [], {}, {}, { lanes: [] }],
    ['at a place that takes nothing that day', [], {}, { deliverFrom: 2, deliverTo: 2 }, closed(2)],
    ['at a place that takes nothing another day', UNCOVERED, {}, { deliverFrom: 2, deliverTo: 2 }, closed(3)],
  ])('%s', (...[, expected, offer, line, more]) => {
    expect(verdict(market(offer, [{ ...LINE, ...line }], more), NOTHING, {})).toEqual(expected);
  });
});

function closed(day: number): Partial<ClearingInput> {
  return { intakeCapacity: [{ destinationId: 0, day, capacityKg: 0 }] };
}

describe('a proof that says what things are worth', () => {
  const input = market({}, [LINE]);
  const reached = { ...NOTHING, welfareVnd: 24_000n };
  it('holds when the order covers the pair', () => expect(verdict(input, reached, { lines: [0, 0, 400] })).toEqual([]));
  it('holds when the offer covers it', () => {
    expect(verdict(input, { ...NOTHING, welfareVnd: 40_000n }, { offers: [0, 0, 400] })).toEqual([]);
  });
  it('does not hold a đồng short, nor beside what was reached', () => {
    expect(verdict(input, { ...NOTHING, welfareVnd: 23_940n }, { lines: [0, 0, 399] })).toEqual(UNCOVERED);
    expect(verdict(input, reached, { lines: [0, 0, 401] })).toEqual(['NOT_OPTIMAL -1 -1 24000 24060']);
    expect(verdict(input, { ...reached, contractKg: 1 }, { lines: [0, 0, 400] })).toEqual(['NOT_OPTIMAL -1 -1 24000 24000']);
    expect(verdict(input, { ...reached, fairShareKg: 1 }, { lines: [0, 0, 400] })).toEqual(['NOT_OPTIMAL -1 -1 24000 24000']);
  });
  it('may not call anything worth less than nothing', () => {
    const proof = { offers: [0, 0, 460], lines: [0, 0, -60] };
    expect(verdict(input, { ...NOTHING, welfareVnd: 42_400n }, proof)).toEqual(['NOT_OPTIMAL -1 -1 -1 0']);
    expect(verdict(input, { ...reached, contractKg: 60, welfareVnd: -60n }, { lines: [1, -1, -1] })).toEqual(['NOT_OPTIMAL -1 -1 -60 -60']);
  });
  it('counts contract kg before everything', () => {
    const bound = market({}, [CALL_OFF]);
    const sixty = { contractKg: 60, fairShareKg: 0, welfareVnd: 24_000n };
    expect(verdict(bound, sixty, { lines: [1, 0, 400] })).toEqual([]);
    expect(verdict(bound, { ...sixty, welfareVnd: 23_940n }, { lines: [1, 0, 399] })).toEqual(UNCOVERED);
    expect(verdict(bound, { ...sixty, contractKg: 120, welfareVnd: 0n }, { lines: [2, 0, 0] })).toEqual([]);
    expect(verdict(bound, { ...NOTHING, welfareVnd: 600_000n }, { lines: [0, 0, 10_000] })).toEqual(UNCOVERED);
  });
  it('counts a place’s worth, by place and day', () => {
    const rows = [
      { destinationId: 0, day: 3, capacityKg: 7 },
      { destinationId: 0, day: 2, capacityKg: 10 },
    ];
    const full = market({}, [{ ...LINE, deliverFrom: 2, deliverTo: 2 }], { intakeCapacity: rows });
    expect(verdict(full, { ...NOTHING, welfareVnd: 4_000n }, { intakes: [0, 0, 400, 0, 0, 0] })).toEqual([]);
    expect(verdict(full, { ...NOTHING, welfareVnd: 2_800n }, { intakes: [0, 0, 0, 0, 0, 400] })).toEqual(UNCOVERED);
  });
});

describe('a proof about a plan', () => {
  const input = market({}, [], { intakePlans: [{ ...PLAN, day: 2 }] });
  // Inside the share of 25 kg a kg counts contract and share, beyond it contract alone; both bring 8,000 − 5,600 = 2,400.
  const worth = (plan: number[], parts: number[]): Partial<OptimalityCertificate> => ({
    plans: plan,
    planParts: [...parts, 0, 0, 0, 0, 0, 0],
  });
  it('covers a share and what is beyond it', () => {
    const objective = { contractKg: 50, fairShareKg: 25, welfareVnd: 120_000n };
    expect(verdict(input, objective, worth([1, 0, 2_400], [0, 1, 0, 0, 0, 0]))).toEqual([]);
  });
  it('does not cover the share with what covers the rest', () => {
    const objective = { contractKg: 50, fairShareKg: 0, welfareVnd: 120_000n };
    expect(verdict(input, objective, worth([1, 0, 2_400], [0, 0, 0, 0, 0, 0]))).toEqual(['NOT_OPTIMAL 1 4 0 1']);
  });
  it('does not cover the rest with what covers the share', () => {
    const objective = { contractKg: 25, fairShareKg: 25, welfareVnd: 60_000n };
    expect(verdict(input, objective, worth([0, 0, 0], [1, 1, 2_400, 0, 0, 0]))).toEqual(['NOT_OPTIMAL 1 4 0 1']);
    expect(verdict(input, { contractKg: 40, fairShareKg: 25, welfareVnd: 96_000n }, worth([0, 0, 0], [1, 1, 2_400, 1, 0, 2_400]))).toEqual(
      [],
    );
  });
  it('asks nothing of a plan that wants nothing, nor of a contract that has no share', () => {
    const none = market({}, [], { intakePlans: [{ ...PLAN, day: 2, kg: 0 }] });
    expect(verdict(none, NOTHING, {})).toEqual([]);
    const shareless = market({}, [], { intakePlans: [{ ...PLAN, day: 2, contracts: [{ ...PLAN.contracts[0]!, remainingKg: 0 }] }] });
    expect(verdict(shareless, NOTHING, {})).toEqual([]);
    const whole = market({}, [], { intakePlans: [{ ...PLAN, day: 2, contracts: [PLAN.contracts[0]!] }] });
    expect(verdict(whole, { contractKg: 40, fairShareKg: 40, welfareVnd: 96_000n }, { planParts: [1, 1, 2_400, 0, 0, 0] })).toEqual([]);
  });
});

test('whatever figure of the kernel’s own proof is moved by one, it is seen', () => {
  const input = market({}, [LINE, { ...CALL_OFF, id: 2, kg: 30, deliverFrom: 2, deliverTo: 2 }], {
    intakeCapacity: [{ destinationId: 0, day: 2, capacityKg: 80 }],
    intakePlans: [{ ...PLAN, day: 2 }],
    lines: [
      { ...LINE, deliverFrom: 2, deliverTo: 2 },
      { ...CALL_OFF, id: 2, kg: 30, deliverFrom: 2, deliverTo: 2 },
    ],
  });
  const result = clear(input);
  expect(checkResult(input, result)).toEqual([]);
  const proof = result.certificate!;
  for (const list of ['offers', 'lines', 'plans', 'planParts', 'intakes'] as const) {
    for (let k = 0; k < proof[list].length; k++) {
      const moved = { ...proof, [list]: proof[list].map((figure, at) => (at === k ? figure + 1 : figure)) };
      expect(checkResult(input, { ...result, certificate: moved }).map(({ code }) => code)).toContain('NOT_OPTIMAL');
    }
  }
});

describe('the objective', () => {
  const input = market({}, [LINE, { ...CALL_OFF, id: 2, kg: 30, contractPriceVndPerKg: 5_500 }], {
    intakePlans: [{ ...PLAN, day: 2, kg: 10 }],
  });
  const result = clear(input);
  const off = (change: Partial<ClearingObjective>): string[] => codes({ ...result, objective: { ...result.objective, ...change } });
  const codes = (one: ClearingResult): string[] =>
    checkBookOf(input, one).map(({ code, offerId, demandId, found, expected }) => `${code} ${offerId} ${demandId} ${found} ${expected}`);
  it('is right as the kernel says it', () => expect(codes(result)).toEqual([]));
  it('is seen when it is off', () => {
    const { contractKg, fairShareKg, welfareVnd } = result.objective;
    expect([contractKg, fairShareKg]).toEqual([40, 5]);
    expect(off({ contractKg: 39 })).toEqual(['OBJ -1 -1 39 40']);
    expect(off({ fairShareKg: 4 })).toEqual(['OBJ -1 -1 4 5']);
    expect(off({ welfareVnd: welfareVnd - 1n })).toEqual([`OBJ -1 -1 ${welfareVnd - 1n} ${welfareVnd}`]);
  });
  it('is never above its bound, compared from the left', () => {
    const above = (bound: Partial<ClearingObjective>): string[] => codes({ ...result, bound: { ...result.objective, ...bound } });
    const { welfareVnd } = result.objective;
    const found = (expected: bigint): string[] => [`ABOVE_OPT -1 -1 ${welfareVnd} ${expected}`];
    expect(above({ contractKg: 39, welfareVnd: welfareVnd + 5n })).toEqual(found(welfareVnd + 5n));
    expect(above({ contractKg: 41, welfareVnd: 0n, fairShareKg: 0 })).toEqual([]);
    expect(above({ fairShareKg: 4, welfareVnd: welfareVnd + 5n })).toEqual(found(welfareVnd + 5n));
    expect(above({ fairShareKg: 6, welfareVnd: 0n })).toEqual([]);
    expect(above({ welfareVnd: welfareVnd - 1n })).toEqual(found(welfareVnd - 1n));
    expect(above({})).toEqual([]);
  });
});

function checkBookOf(input: ClearingInput, result: ClearingResult): Violation[] {
  const violations: Violation[] = [];
  checkBook(input, result, violations);
  return violations;
}

// A pair that has not met: the seller asks 5,000, the buyer pays 6,000, the way costs 600.
describe('a pair that both sides missed', () => {
  const gains = (
    offer: Partial<ClearingOffer>,
    line: Partial<ClearingLine>,
    more: Partial<ClearingInput> = {},
    fills: ClearingFill[] = [],
  ): number[] =>
    checkFairness(market(offer, [{ ...LINE, ...line }], more), { fills, planFills: [] }).pairs.map(({ gainVndPerKg }) => gainVndPerKg);
  it.each<[string, number[], Partial<ClearingOffer>, Partial<ClearingLine>, Partial<ClearingInput>]>([
    ['is seen', [400], {}, {}, {}],
    ['is not one without gain', [], { askVndPerKg: 5_400 }, {}, {}],
    ['is none with a call-off', [], {}, CALL_OFF, {}],
    ['is one with the seller it names', [400], {}, { sellerId: 7 }, {}],
    ['is none with another seller', [], {}, { sellerId: 8 }, {}],
    ['is none in one house', [], { sellerGroup: 2 }, { buyerGroup: 2 }, {}],
    ['is one in two houses', [400], { sellerGroup: 2 }, { buyerGroup: 3 }, {}],
    ['needs the variety', [], { variety: 1 }, {}, {}],
    ['needs the grade', [], { grade: 1 }, {}, {}],
    ['needs the certificate', [], {}, { certLow: 1 }, {}],
    ['needs the upper certificate', [], { certHigh: 2 }, { certHigh: 1 }, {}],
    ['needs the area code', [], {}, { market: 1 }, {}],
    ['needs the fruit', [], { productId: 1 }, {}, {}],
    ['needs a road', [], {}, {}, { lanes: [{ productId: 0, transitDays: [-1], transportVndPerKg: [0] }] }],
    ['comes on the first day it can', [400], {}, { deliverTo: 2 }, {}],
    ['does not come before', [], {}, { deliverTo: 1 }, {}],
    ['loses by waiting', [200], {}, { deliverFrom: 4 }, {}],
    ['waits no longer than it may', [], {}, { deliverFrom: 5 }, {}],
    ['goes round a full day', [300], {}, {}, closed(2)],
    ['has no day where all are full', [], {}, { deliverTo: 2 }, closed(2)],
  ])('%s', (...[, expected, offer, line, more]) => expect(gains(offer, line, more)).toEqual(expected));

  const met: ClearingFill = { offerId: 1, lineId: 1, deliveryDay: 2, kg: 60, sellerPriceVndPerKg: 5_000, buyerPriceVndPerKg: 5_500 };
  it('is none once the buyer has all that it wants at that price', () => expect(gains({}, {}, {}, [met])).toEqual([]));
  it('is one while a kilogram is missing', () => expect(gains({}, {}, {}, [{ ...met, kg: 59 }])).toEqual([400]));
  it('is one for a buyer who paid too much', () => {
    expect(gains({}, {}, {}, [{ ...met, sellerPriceVndPerKg: 5_001, buyerPriceVndPerKg: 5_501 }])).toEqual([1]);
    expect(gains({ kg: 60 }, {}, {}, [{ ...met, buyerPriceVndPerKg: 5_507 }])).toEqual([7]);
  });
  it('turns a result down, unless lots may be what parts them', () => {
    const found = (offers: readonly ClearingOffer[], lines: readonly ClearingLine[]): string[] =>
      checkResult({ ...market({}, lines), offers }, { ...EMPTY, objective: NOTHING, bound: NOTHING }).map(
        ({ code, offerId, demandId, found: gain, expected }) => `${code} ${offerId} ${demandId} ${gain} ${expected}`,
      );
    expect(found([OFFER], [LINE])).toEqual(['BLOCKING 1 1 400 0']);
    expect(found([{ ...OFFER, minLotKg: 1 }], [{ ...LINE, minLotKg: 1 }])).toEqual(['BLOCKING 1 1 400 0']);
    const other = { ...OFFER, id: 2, productId: 1 };
    expect(found([OFFER, { ...other, minLotKg: 2 }], [LINE])).toEqual([]);
    expect(found([OFFER, { ...other, allOrNothing: true }], [LINE])).toEqual([]);
    expect(found([OFFER], [LINE, { ...LINE, id: 2, productId: 1, minLotKg: 2 }])).toEqual([]);
    expect(found([OFFER], [LINE, { ...LINE, id: 2, productId: 1, allOrNothing: true }])).toEqual([]);
  });
  it('is found among twins by the cheapest seller and the best payer', () => {
    const twins = {
      ...market({}, [LINE, { ...LINE, id: 2, bidVndPerKg: 6_300 }]),
      offers: [OFFER, { ...OFFER, id: 2, askVndPerKg: 4_800 }],
    };
    expect(checkFairness(twins, { fills: [], planFills: [] }).pairs).toEqual([{ offerId: 2, lineId: 2, gainVndPerKg: 900 }]);
  });
  it('counts kg under contract as sold, and at no price of theirs', () => {
    const bound = { ...CALL_OFF, id: 9, kg: 100 };
    const input = market({}, [LINE, bound]);
    const fill = { ...met, lineId: 9, kg: 100, sellerPriceVndPerKg: 100, buyerPriceVndPerKg: 600 };
    expect(checkFairness(input, { fills: [fill], planFills: [] }).pairs).toEqual([]);
    expect(checkFairness(input, { fills: [{ ...fill, kg: 99 }], planFills: [] }).pairs).toEqual([
      { offerId: 1, lineId: 1, gainVndPerKg: 400 },
    ]);
    const planned = { offerId: 1, planId: 4, contractId: 30, deliveryDay: 2, kg: 1, sellerPriceVndPerKg: 1, buyerPriceVndPerKg: 1 };
    expect(checkFairness(input, { fills: [{ ...fill, kg: 99 }], planFills: [planned] }).pairs).toEqual([]);
  });
  it('names fifty at most, the worst first', () => {
    const lines = Array.from({ length: 60 }, (_, k) => ({ ...LINE, id: k, bidVndPerKg: 6_000 + k }));
    const { pairs } = checkFairness({ ...market({}, []), lines }, { fills: [], planFills: [] });
    expect(pairs.map(({ gainVndPerKg }) => gainVndPerKg)).toEqual([459]);
    const apart = lines.map((line, k) => ({ ...line, deliverFrom: 0, market: 0, gradeMask: 1 + 2 * k }));
    const many = checkFairness({ ...market({}, []), lines: apart }, { fills: [], planFills: [] });
    expect(many.pairs.length).toBe(50);
    expect(many.pairs[0]).toEqual({ offerId: 1, lineId: 59, gainVndPerKg: 459 });
  });
  it('says where lots are at work', () => {
    const lots = (offer: Partial<ClearingOffer>, line: Partial<ClearingLine> = {}): boolean =>
      checkFairness(market(offer, [{ ...LINE, ...line }]), { fills: [], planFills: [] }).lots;
    expect([lots({}), lots({ minLotKg: 1 }), lots({ minLotKg: 2 }), lots({ allOrNothing: true })]).toEqual([false, false, true, true]);
    expect([lots({}, { minLotKg: 2 }), lots({}, { allOrNothing: true })]).toEqual([true, true]);
  });
});
