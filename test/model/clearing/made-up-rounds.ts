import { SeededRandom } from '../../bench/seeded-random';
import type { ClearingInput, ClearingIntakePlan, ClearingLine, ClearingOffer } from '@domain/clearing/clearing-input';
import type { SideRules } from '@domain/clearing/side-rules/side-rules';

const DAYS = 6;
const ORIGINS = [8, 3, 40];
const DESTINATIONS = [9, 4, 17];
/** The place whose daily intake is limited: a line there names its day. */
const LIMITED = 9;
const PRODUCTS = [5, 1];
/** Seeds from here on make large markets of many kinds. */
export const WIDE_FROM = 1_000;
const NO_SELLER = -1;

/** How wide prices spread in a market: few values make ties, many make every price its own. */
const SPREADS = [2, 6, 40, 5_000];

function ids(random: SeededRandom, count: number): number[] {
  const list = Array.from({ length: count }, (_, k) => 100 + 13 * k);
  for (let k = count - 1; k > 0; k--) {
    const other = random.below(k + 1);
    [list[k], list[other]] = [list[other]!, list[k]!];
  }
  return list;
}

/** How a market is made: how wide its prices spread, whether it has lots, and whether nearly everybody suits everybody. */
interface Kind {
  readonly spread: number;
  readonly lots: boolean;
  readonly dense: boolean;
  /** Whether most fruit goes to the limited place on one of two days: orders, call-offs and plans then share what it takes in. */
  readonly crowded: boolean;
  /** Whether it has more kinds of fruit and of demand than one machine word has bits. */
  readonly wide: boolean;
}

function offersOf(random: SeededRandom, count: number, { spread, lots, dense, wide }: Kind): ClearingOffer[] {
  return ids(random, count).map((id) => {
    const harvestFrom = random.below(DAYS - 1);
    const kg = 1 + random.below(30);
    return {
      id,
      sellerId: random.below(3),
      sellerGroup: random.chance(dense ? 0.1 : 0.3) ? 1 : 0,
      originId: ORIGINS[random.below(3)]!,
      productId: PRODUCTS[random.chance(dense ? 0 : 0.35) ? 0 : 1]!,
      variety: random.below(wide ? 8 : 2),
      grade: random.below(3),
      certLow: wide ? random.below(64) : dense ? 3 : random.below(4),
      certHigh: random.chance(0.3) ? 2 ** 31 : 0,
      marketMask: random.chance(0.2) ? 1 : 3,
      kg,
      askVndPerKg: 2 * spread + random.below(spread),
      harvestFrom,
      harvestTo: Math.min(DAYS - 1, harvestFrom + random.below(dense ? 5 : 3)),
      submittedAt: random.below(7),
      minLotKg: lots && random.chance(0.4) ? 1 + random.below(kg) : 0,
      allOrNothing: lots && random.chance(0.2),
    };
  });
}

function linesOf(random: SeededRandom, count: number, { spread, lots, dense, crowded, wide }: Kind): ClearingLine[] {
  return ids(random, count).map((id) => {
    const contract = random.chance(0.25);
    const destinationId = DESTINATIONS[crowded && random.chance(0.7) ? 0 : random.below(3)]!;
    const deliverFrom = crowded ? 2 + random.below(2) : random.below(DAYS);
    const kg = 1 + random.below(25);
    return {
      id,
      sellerId: contract || random.chance(0.1) ? random.below(3) : NO_SELLER,
      buyerGroup: random.chance(0.2) ? 1 : 0,
      destinationId,
      productId: PRODUCTS[random.chance(dense ? 0 : 0.35) ? 0 : 1]!,
      varietyMask: wide ? 1 + random.below(255) : [3, 3, 1, 2][random.below(dense ? 2 : 4)]!,
      gradeMask: [7, 7, 3, 1, 4][random.below(dense ? 3 : 5)]!,
      certLow: wide ? 2 ** random.below(6) : [0, 0, 0, 1, 2][random.below(5)]!,
      certHigh: random.chance(0.1) ? 2 ** 31 : 0,
      market: random.chance(0.2) ? 1 : 0,
      kg,
      bidVndPerKg: 2 * spread + random.below(2 * spread),
      deliverFrom,
      deliverTo: destinationId === LIMITED ? deliverFrom : Math.min(DAYS - 1, deliverFrom + random.below(dense ? 5 : 3)),
      contract,
      contractPriceVndPerKg: contract && random.chance(0.5) ? 2 * spread : null,
      submittedAt: random.below(9),
      minLotKg: lots && random.chance(0.4) ? 1 + random.below(kg) : 0,
      allOrNothing: lots && random.chance(0.2),
    };
  });
}

function plansOf(random: SeededRandom, count: number, { spread, crowded }: Kind): ClearingIntakePlan[] {
  return Array.from({ length: count }, (_, k): ClearingIntakePlan => {
    const spec = { buyerGroup: 0, destinationId: DESTINATIONS[crowded ? 0 : random.below(2)]!, productId: 1, varietyMask: 3, gradeMask: 7 };
    const contracts = [0, 1, 2].map((seller) => ({
      contractId: 10 * (k + 1) + ((seller * 2) % 3),
      sellerId: seller,
      remainingKg: random.below(30),
      bidVndPerKg: 2 * spread + random.below(2 * spread),
      contractPriceVndPerKg: random.chance(0.5) ? 2 * spread : null,
      submittedAt: random.below(3),
    }));
    const rest = {
      certLow: 0,
      certHigh: 0,
      market: 0,
      day: crowded ? 2 + random.below(2) : random.below(DAYS),
      kg: random.below(60),
      submittedAt: random.below(9),
    };
    return { id: 7 - k, ...spec, ...rest, contracts };
  });
}

/** Whole markets of a dozen items, the same on every machine: few prices or many, with plans, full plants, call-offs and sisters. */
export function madeUpRound(seed: number, lots: boolean): ClearingInput {
  const random = new SeededRandom(seed);
  const spread = SPREADS[seed % SPREADS.length]!;
  const kind: Kind = { spread, lots, dense: Math.floor(seed / SPREADS.length) % 2 === 1, crowded: seed >= 80, wide: seed >= WIDE_FROM };
  const table = (below: number): number[] => Array.from({ length: 9 }, () => random.below(below));
  const roads = (): number[] => table(kind.dense ? 4 : 5).map((days) => [0, 0, 1, 2, -1][days]!);
  return {
    days: DAYS,
    products: [
      { id: 5, freshnessVndPerKgDay: 0, maxHoldDays: 0 },
      { id: 1, freshnessVndPerKgDay: random.below(Math.ceil(spread / 4) + 1), maxHoldDays: 2 },
    ],
    origins: ORIGINS,
    destinations: DESTINATIONS,
    lanes: PRODUCTS.map((productId) => ({ productId, transitDays: roads(), transportVndPerKg: table(Math.ceil(spread / 2) + 1) })),
    intakeCapacity: Array.from({ length: DAYS }, (_, day) => ({ destinationId: LIMITED, day, capacityKg: random.below(40) })),
    offers: offersOf(random, kind.wide ? 90 : lots && !kind.dense ? 8 : 16, kind),
    lines: linesOf(random, kind.wide ? 70 : lots && !kind.dense ? 7 : 14, kind),
    intakePlans: plansOf(random, lots ? seed % 2 : seed % 3, kind),
  };
}

/** Rules between the items of a made-up round: a line that wants little from each seller, two alternatives, little credit. */
export function madeUpRules(seed: number, { lines }: ClearingInput): SideRules {
  const random = new SeededRandom(1_000 + seed);
  const orders = lines.filter(({ contract }) => !contract).map(({ id }) => id);
  return {
    sellerMost: orders.slice(0, 3).map((lineId) => ({ lineId, maxKg: 2 + random.below(6), taken: [{ sellerId: 1, kg: random.below(4) }] })),
    alternatives: [orders.slice(2, 5)],
    credit: [0, 1].map((sellerId) => ({ sellerId, lineIds: orders.slice(4), leftVnd: String(random.below(200)) })),
  };
}
