import fc from 'fast-check';
import type { ClearingInput, ClearingIntakePlan, ClearingLine, ClearingOffer } from '@domain/clearing/clearing-input';

const DAYS = 4;
const int = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

/** How large the markets are, and whether they have lots and plans. */
export interface Shape {
  readonly offers: number;
  readonly lines: number;
  readonly kg: number;
  readonly lots: boolean;
  readonly plans: boolean;
}

/** Offers of two fruits, three sellers and two places, ids and ages out of order. */
export function offers(shape: Shape): fc.Arbitrary<ClearingOffer[]> {
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

/** Orders, named orders and call-offs over the same fruits; place 9 limits its intake. */
export function lines(shape: Shape): fc.Arbitrary<ClearingLine[]> {
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

/** Whole markets, frame and all. */
export function markets(shape: Shape): fc.Arbitrary<ClearingInput> {
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

/** Small enough to try everything. */
export const TINY: Shape = { offers: 3, lines: 2, kg: 3, lots: false, plans: true };
export const SMALL: Shape = { offers: 9, lines: 8, kg: 12, lots: false, plans: true };

/** The same market with its two origins and its two destinations in the other order. */
export function swapPlaces(input: ClearingInput): ClearingInput {
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
