import fc from 'fast-check';
import { assembleResult, objectiveOf } from '@domain/clearing/assemble-result';
import { beats, bruteForce } from '@domain/clearing/reference/brute-force';
import { checkResult } from '@domain/clearing/check-result';
import { clear } from '@domain/clearing/clear';
import type { ClearingInput, ClearingLine } from '@domain/clearing/clearing-input';
import type { ClearingResult, PriceLevel } from '@domain/clearing/clearing-result';
import { indexMarket } from '@domain/clearing/market/market-index';
import { referenceClear } from '@domain/clearing/reference-clear';
import { markets, SMALL, swapPlaces, TINY } from './random-markets';
import { runs } from './runs';

/** The unit suite runs a fraction; LONG=1 runs the full count. */
const RUNS = runs(10_000, 300);
const FEW_RUNS = runs(10_000, 60);

const int = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

/** Every number of a result, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

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
        expect(numbersIn(fast).filter((figure) => !Number.isSafeInteger(figure))).toEqual([]);
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
        const sum = (of: (result: ClearingResult) => number | bigint): bigint => apart.reduce((all, each) => all + BigInt(of(each)), 0n);
        expect(both.objective.welfareVnd).toBe(sum(({ objective }) => objective.welfareVnd));
        expect(BigInt(both.objective.contractKg)).toBe(sum(({ objective }) => objective.contractKg));
        const moved = ({ fills }: ClearingResult): number => fills.reduce((kg, fill) => kg + fill.kg, 0);
        expect(BigInt(moved(both))).toBe(sum(moved));
        const levelOf = ({ farmGateVndPerKg: _price, kg: _kg, ...kind }: PriceLevel): string => Object.values(kind).join('/');
        const prices = new Map(both.priceLevels.map((level) => [levelOf(level), level.farmGateVndPerKg]));
        for (const level of apart.flatMap(({ priceLevels }) => priceLevels)) {
          const price = prices.get(levelOf(level)) ?? level.farmGateVndPerKg;
          expect(price).toBe(level.farmGateVndPerKg);
        }
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
