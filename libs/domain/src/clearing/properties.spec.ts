import fc from 'fast-check';
import { assembleResult, objectiveOf } from './assemble-result';
import { beats, bruteForce } from './brute-force';
import { checkResult } from './check-result';
import { clear } from './clear';
import type { ClearingInput, ClearingIntakePlan, ClearingLine, ClearingOffer } from './clearing-input';
import { indexMarket } from './market-index';
import { referenceClear } from './reference-clear';

/** The unit suite runs a fraction; LONG=1 runs the full count. */
const LONG = process.env['LONG'] === '1';
const RUNS = { numRuns: LONG ? 10_000 : 300 };
const FEW_RUNS = { numRuns: LONG ? 3_000 : 60 };

const DAYS = 4;
const int = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

interface Shape {
  readonly offers: number;
  readonly lines: number;
  readonly kg: number;
  readonly lots: boolean;
  readonly plans: boolean;
}

function offers(shape: Shape): fc.Arbitrary<ClearingOffer[]> {
  const offer = fc.record({
    sellerId: int(0, 2),
    sellerGroup: int(0, 1),
    originId: fc.constantFrom(3, 8),
    productId: fc.constantFrom(1, 1, 5),
    variety: int(0, 1),
    grade: int(0, 2),
    certLow: int(0, 3),
    certHigh: fc.constantFrom(0, 2 ** 31),
    marketMask: fc.constantFrom(1, 3, 3),
    kg: int(0, shape.kg),
    askVndPerKg: int(1, 12),
    harvestFrom: int(0, 2),
    length: int(0, 1),
    minLotKg: shape.lots ? int(0, 2) : fc.constant(0),
    allOrNothing: shape.lots ? fc.boolean() : fc.constant(false),
  });
  return fc.array(offer, { maxLength: shape.offers }).map((list) =>
    list.map(({ length, ...one }, k) => ({
      ...one,
      id: 10 + ((k * 7) % 11),
      submittedAt: (k * 5) % 7,
      harvestTo: one.harvestFrom + length,
    })),
  );
}

function lines(shape: Shape): fc.Arbitrary<ClearingLine[]> {
  const line = fc.record({
    who: fc.constantFrom<{ sellerId: number; contract: boolean }>(
      { sellerId: -1, contract: false },
      { sellerId: -1, contract: false },
      { sellerId: 1, contract: false },
      { sellerId: 0, contract: true },
      { sellerId: 1, contract: true },
    ),
    buyerGroup: fc.constantFrom(0, 0, 1),
    destinationId: fc.constantFrom(4, 9),
    productId: fc.constantFrom(1, 1, 5),
    varietyMask: fc.constantFrom(2 ** 32 - 1, 1, 2),
    gradeMask: fc.constantFrom(7, 3, 1, 5),
    certLow: fc.constantFrom(0, 0, 1, 2),
    certHigh: fc.constantFrom(0, 0, 2 ** 31),
    market: fc.constantFrom(0, 0, 1),
    kg: int(0, shape.kg),
    bidVndPerKg: int(0, 20),
    deliverFrom: int(0, DAYS - 1),
    length: int(0, 2),
    price: fc.option(int(0, 20)),
    minLotKg: shape.lots ? int(0, 2) : fc.constant(0),
    allOrNothing: shape.lots ? fc.boolean() : fc.constant(false),
  });
  return fc.array(line, { maxLength: shape.lines }).map((list) =>
    list.map(({ who, length, price, ...one }, k) => {
      // Place 9 limits its intake, so a line there asks for one day.
      const deliverTo = one.destinationId === 9 ? one.deliverFrom : Math.min(DAYS - 1, one.deliverFrom + length);
      return { ...one, ...who, id: 20 + ((k * 3) % 8), submittedAt: (k * 4) % 9, deliverTo, contractPriceVndPerKg: price };
    }),
  );
}

function plans(shape: Shape): fc.Arbitrary<ClearingIntakePlan[]> {
  const part = fc.record({ remainingKg: int(0, shape.kg), bidVndPerKg: int(0, 20), submittedAt: int(0, 2) });
  const plan = fc.record({
    destinationId: fc.constantFrom(4, 9),
    gradeMask: fc.constantFrom(7, 3),
    day: int(0, DAYS - 1),
    kg: int(0, shape.kg + 1),
    parts: fc.array(part, { minLength: 1, maxLength: 2 }),
  });
  const rest = { buyerGroup: 0, productId: 1, varietyMask: 3, certLow: 0, certHigh: 0, market: 0 };
  return fc.array(plan, { maxLength: shape.plans ? 1 : 0 }).map((list) =>
    list.map(({ parts, ...one }, k) => ({
      ...rest,
      ...one,
      id: k,
      submittedAt: k,
      contracts: parts.map((each, c) => ({ ...each, contractId: 30 + c, sellerId: c, contractPriceVndPerKg: null })),
    })),
  );
}

function markets(shape: Shape): fc.Arbitrary<ClearingInput> {
  const lanes = fc.tuple(fc.array(int(-1, 1), { minLength: 4, maxLength: 4 }), fc.array(int(0, 3), { minLength: 4, maxLength: 4 }));
  return fc
    .record({
      offers: offers(shape),
      lines: lines(shape),
      plans: plans(shape),
      mango: lanes,
      plum: lanes,
      age: int(0, 2),
      intake: int(0, 4),
    })
    .map(({ mango, plum, age, intake, ...items }) => ({
      days: DAYS,
      products: [
        { id: 5, freshnessVndPerKgDay: 0, maxHoldDays: 0 },
        { id: 1, freshnessVndPerKgDay: age, maxHoldDays: 1 },
      ],
      origins: [8, 3],
      destinations: [4, 9],
      lanes: [
        { productId: 1, transitDays: mango[0], transportVndPerKg: mango[1] },
        { productId: 5, transitDays: plum[0], transportVndPerKg: plum[1] },
      ],
      intakeCapacity: Array.from({ length: DAYS }, (_, day) => ({ destinationId: 9, day, capacityKg: day === 2 ? 0 : intake })),
      offers: items.offers,
      lines: items.lines,
      intakePlans: items.plans,
    }));
}

const TINY: Shape = { offers: 3, lines: 2, kg: 3, lots: false, plans: true };
const SMALL: Shape = { offers: 9, lines: 8, kg: 12, lots: false, plans: true };

describe('the clearing kernel on random small markets', () => {
  it('agrees with the reference and with trying everything', () => {
    fc.assert(
      fc.property(markets(TINY), (input) => {
        const market = indexMarket(input);
        const slow = referenceClear(market);
        const best = bruteForce(market);
        expect(objectiveOf(market, slow.allocations)).toEqual(best);
        expect(clear(input).objective).toEqual(best);
      }),
      RUNS,
    );
  });

  it('agrees with the reference on larger markets, and the checker finds nothing in either', () => {
    fc.assert(
      fc.property(markets(SMALL), (input) => {
        const market = indexMarket(input);
        const solution = referenceClear(market);
        const slow = assembleResult(solution, objectiveOf(market, solution.allocations));
        const fast = clear(input);
        expect(fast.objective).toEqual(slow.objective);
        expect(checkResult(input, slow)).toEqual([]);
        expect(checkResult(input, fast)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('gives the same result whatever the order of the input', () => {
    const shuffled = markets(SMALL).chain((input) =>
      fc
        .record({
          offers: fc.shuffledSubarray([...input.offers], { minLength: input.offers.length }),
          lines: fc.shuffledSubarray([...input.lines], { minLength: input.lines.length }),
          products: fc.shuffledSubarray([...input.products], { minLength: input.products.length }),
          intakeCapacity: fc.shuffledSubarray([...input.intakeCapacity], { minLength: input.intakeCapacity.length }),
          lanes: fc.shuffledSubarray([...input.lanes], { minLength: input.lanes.length }),
        })
        .map((order) => ({ input, other: swapPlaces({ ...input, ...order }) })),
    );
    fc.assert(
      fc.property(shuffled, ({ input, other }) => expect(clear(other)).toEqual(clear(input))),
      FEW_RUNS,
    );
  });

  it('scales with the kilograms', () => {
    fc.assert(
      fc.property(markets({ ...SMALL, plans: false }), int(2, 1000), (input, factor) => {
        const scaled = {
          ...input,
          offers: input.offers.map((offer) => ({ ...offer, kg: offer.kg * factor })),
          lines: input.lines.map((line) => ({ ...line, kg: line.kg * factor })),
          intakeCapacity: input.intakeCapacity.map((row) => ({ ...row, capacityKg: row.capacityKg * factor })),
        };
        const { contractKg, welfareVnd } = clear(input).objective;
        expect(clear(scaled).objective).toEqual({
          contractKg: contractKg * factor,
          fairShareKg: 0,
          welfareVnd: welfareVnd * BigInt(factor),
        });
      }),
      FEW_RUNS,
    );
  });

  it('is worth the same when an offer is split in two', () => {
    fc.assert(
      fc.property(markets(SMALL), int(0, 12), (input, part) => {
        const [first, ...rest] = input.offers;
        fc.pre(first !== undefined && first.kg > part);
        const split = [{ ...first!, kg: part }, { ...first!, id: 99, kg: first!.kg - part }, ...rest];
        expect(clear({ ...input, offers: split }).objective).toEqual(clear(input).objective);
      }),
      FEW_RUNS,
    );
  });

  it('ignores a bid that pays nobody, and never loses by a better one', () => {
    fc.assert(
      fc.property(markets(SMALL), int(1, 12), (input, kg) => {
        const open = { sellerId: -1, contract: false, contractPriceVndPerKg: null, minLotKg: 0, allOrNothing: false, buyerGroup: 0 };
        const anything = { productId: 1, varietyMask: 3, gradeMask: 7, certLow: 0, certHigh: 0, market: 0, destinationId: 4 };
        const line = (bidVndPerKg: number): ClearingLine => ({
          ...open,
          ...anything,
          id: 98,
          kg,
          bidVndPerKg,
          deliverFrom: 0,
          deliverTo: 3,
          submittedAt: 0,
        });
        const before = clear(input).objective;
        expect(clear({ ...input, lines: [...input.lines, line(0)] }).objective).toEqual(before);
        expect(beats(before, clear({ ...input, lines: [...input.lines, line(25)] }).objective)).toBe(false);
      }),
      FEW_RUNS,
    );
  });

  it('keeps a market apart from one it shares nothing with', () => {
    fc.assert(
      fc.property(markets({ ...SMALL, plans: false }), (input) => {
        const only = (productId: number): ClearingInput => ({
          ...input,
          intakeCapacity: [],
          offers: input.offers.filter((offer) => offer.productId === productId),
          lines: input.lines.filter((line) => line.productId === productId),
        });
        const both = clear({ ...input, intakeCapacity: [] });
        const apart = [clear(only(1)), clear(only(5))];
        const ids = new Set(input.offers.filter(({ productId }) => productId === 1).map(({ id }) => id));
        expect(both.fills.filter(({ offerId }) => ids.has(offerId))).toEqual(apart[0]!.fills);
        expect(both.fills.filter(({ offerId }) => !ids.has(offerId))).toEqual(apart[1]!.fills);
      }),
      FEW_RUNS,
    );
  });

  it('keeps every lot whole and stays between nothing and the best', () => {
    fc.assert(
      fc.property(markets({ ...TINY, lots: true, plans: false }), (input) => {
        const result = clear(input);
        expect(checkResult(input, result)).toEqual([]);
        const best = bruteForce(indexMarket(input));
        expect(beats(result.objective, best)).toBe(false);
        if (result.priceLevels.length === 0) expect(result.objective.contractKg).toBe(best.contractKg);
      }),
      FEW_RUNS,
    );
  });
});

/** The same market with its two origins and its two destinations in the other order. */
function swapPlaces(input: ClearingInput): ClearingInput {
  const swap = (table: ArrayLike<number>): number[] => [3, 2, 1, 0].map((cell) => table[cell]!);
  return {
    ...input,
    origins: [...input.origins].reverse(),
    destinations: [...input.destinations].reverse(),
    lanes: input.lanes.map(({ productId, transitDays, transportVndPerKg }) => ({
      productId,
      transitDays: swap(transitDays),
      transportVndPerKg: swap(transportVndPerKg),
    })),
  };
}
