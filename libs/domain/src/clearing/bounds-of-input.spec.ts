// Goal: every figure of a snapshot has its bounds: what lies on them is cleared, what lies past them is refused by list, field and id.
// The markets at the bounds are cleared a second way as well, since that is where a sum would leave its typed column.
import { checkResult } from './check-result';
import { clear } from './clear';
import type { ClearingInput, PlanContract } from './clearing-input';
import { ClearingRefusal } from './clearing-refusal';
import { objectiveOf } from './assemble-result';
import { indexMarket } from './market/market-index';
import { referenceClear } from './reference-clear';
import { SAMPLE_LINE, SAMPLE_OFFER, SAMPLE_PLAN } from './samples';

const MARKET: ClearingInput = {
  days: 3,
  products: [{ id: 0, freshnessVndPerKgDay: 100, maxHoldDays: 1 }],
  origins: [0],
  destinations: [0],
  lanes: [{ productId: 0, transitDays: [0], transportVndPerKg: [500] }],
  intakeCapacity: [{ destinationId: 0, day: 2, capacityKg: 50 }],
  offers: [SAMPLE_OFFER, { ...SAMPLE_OFFER, id: 2, sellerId: 8, kg: 20 }],
  lines: [SAMPLE_LINE],
  intakePlans: [SAMPLE_PLAN],
};
const CALL_OFF = { ...SAMPLE_LINE, contract: true, sellerId: 7 };

type List = 'products' | 'lanes' | 'intakeCapacity' | 'offers' | 'lines' | 'intakePlans' | 'contracts';

/** The market with one field of the first item of a list changed. */
function withField(list: List, field: string, value: unknown): ClearingInput {
  if (list === 'contracts') {
    const [first, ...rest] = SAMPLE_PLAN.contracts;
    return { ...MARKET, intakePlans: [{ ...SAMPLE_PLAN, contracts: [{ ...first!, [field]: value } as PlanContract, ...rest] }] };
  }
  const [first, ...rest] = MARKET[list];
  return { ...MARKET, [list]: [{ ...first, [field]: value }, ...rest] };
}

function answer(input: ClearingInput): string {
  try {
    const result = clear(input);
    return checkResult(input, result).length === 0 ? 'cleared' : 'wrong';
  } catch (error) {
    if (error instanceof ClearingRefusal)
      return `${error.code} ${error.facts.list}.${error.facts.field} ${error.facts.id} ${error.facts.found}`;
    throw error;
  }
}

const UINT32 = 2 ** 32 - 1;
const ID = Number.MAX_SAFE_INTEGER;

describe('each figure of a snapshot', () => {
  it.each<[List, string, [low: number, high: number], number]>([
    ['products', 'freshnessVndPerKgDay', [0, 1_000_000], 0],
    ['products', 'maxHoldDays', [0, 400], 0],
    ['intakeCapacity', 'capacityKg', [0, ID], 0],
    ['offers', 'sellerId', [0, ID], 1],
    ['offers', 'sellerGroup', [0, ID], 1],
    ['offers', 'variety', [0, 31], 1],
    ['offers', 'grade', [0, 31], 1],
    ['offers', 'certLow', [0, UINT32], 1],
    ['offers', 'certHigh', [0, UINT32], 1],
    ['offers', 'marketMask', [0, UINT32], 1],
    ['offers', 'kg', [0, 1_000_000_000], 1],
    ['offers', 'askVndPerKg', [0, 100_000_000], 1],
    ['offers', 'harvestTo', [0, 400], 1],
    ['offers', 'submittedAt', [0, ID], 1],
    ['offers', 'minLotKg', [0, 1_000_000_000], 1],
    ['lines', 'buyerGroup', [0, ID], 1],
    ['lines', 'varietyMask', [0, UINT32], 1],
    ['lines', 'gradeMask', [0, UINT32], 1],
    ['lines', 'certLow', [0, UINT32], 1],
    ['lines', 'certHigh', [0, UINT32], 1],
    ['lines', 'market', [0, 31], 1],
    ['lines', 'kg', [0, 1_000_000_000], 1],
    ['lines', 'submittedAt', [0, ID], 1],
    ['lines', 'sellerId', [-1, ID], 1],
    ['lines', 'bidVndPerKg', [0, 100_000_000], 1],
    ['lines', 'contractPriceVndPerKg', [0, 100_000_000], 1],
    ['lines', 'minLotKg', [0, 1_000_000_000], 1],
    ['intakePlans', 'buyerGroup', [0, ID], 4],
    ['intakePlans', 'varietyMask', [0, UINT32], 4],
    ['intakePlans', 'gradeMask', [0, UINT32], 4],
    ['intakePlans', 'certLow', [0, UINT32], 4],
    ['intakePlans', 'certHigh', [0, UINT32], 4],
    ['intakePlans', 'market', [0, 31], 4],
    ['intakePlans', 'kg', [0, 1_000_000_000], 4],
    ['intakePlans', 'submittedAt', [0, ID], 4],
    ['intakePlans', 'day', [0, 2], 4],
    ['contracts', 'sellerId', [0, ID], 4],
    ['contracts', 'contractId', [0, ID], 4],
    ['contracts', 'remainingKg', [0, 1_000_000_000], 4],
    ['contracts', 'bidVndPerKg', [0, 100_000_000], 4],
    ['contracts', 'contractPriceVndPerKg', [0, 100_000_000], 4],
    ['contracts', 'submittedAt', [0, ID], 4],
  ])('%s.%s is cleared in %j and refused outside', (list, field, [low, high], id) => {
    expect([low, high].map((value) => answer(withField(list, field, value)))).toEqual(['cleared', 'cleared']);
    const name = `${list === 'contracts' ? 'intakePlans' : list}.${field} ${id}`;
    expect(answer(withField(list, field, low - 1))).toBe(`clearing.out_of_range ${name} ${low - 1}`);
    if (high < ID) expect(answer(withField(list, field, high + 1))).toBe(`clearing.out_of_range ${name} ${high + 1}`);
    expect(answer(withField(list, field, 0.5))).toBe(`clearing.not_whole ${name} 0.5`);
    expect(answer(withField(list, field, NaN))).toBe(`clearing.not_whole ${name} NaN`);
    expect(answer(withField(list, field, Infinity))).toBe(`clearing.not_whole ${name} Infinity`);
  });

  it.each<[string, ClearingInput]>([
    ['clearing.out_of_range input.days -1 -1', { ...MARKET, days: -1 }],
    ['clearing.out_of_range input.days -1 401', { ...MARKET, days: 401 }],
    ['clearing.out_of_range intakeCapacity.day 0 3', withField('intakeCapacity', 'day', 3)],
    ['clearing.out_of_range intakeCapacity.day 0 -1', withField('intakeCapacity', 'day', -1)],
    ['clearing.unknown_reference intakeCapacity.destinationId 9 9', withField('intakeCapacity', 'destinationId', 9)],
    ['clearing.out_of_range offers.harvestFrom 1 -1', withField('offers', 'harvestFrom', -1)],
    ['clearing.out_of_range lines.deliverFrom 1 -1', withField('lines', 'deliverFrom', -1)],
    ['clearing.out_of_range lines.deliverTo 1 3', withField('lines', 'deliverTo', 3)],
    ['clearing.empty_window lines.deliverTo 1 0', withField('lines', 'deliverFrom', 1)],
    ['clearing.unknown_reference offers.productId 1 9', withField('offers', 'productId', 9)],
    ['clearing.unknown_reference offers.originId 1 9', withField('offers', 'originId', 9)],
    ['clearing.unknown_reference lines.destinationId 1 9', withField('lines', 'destinationId', 9)],
    ['clearing.unknown_reference intakePlans.productId 4 9', withField('intakePlans', 'productId', 9)],
    ['clearing.unknown_reference intakePlans.destinationId 4 9', withField('intakePlans', 'destinationId', 9)],
    ['clearing.unknown_reference lanes.productId 9 9', withField('lanes', 'productId', 9)],
    ['clearing.out_of_range lanes.transitDays 0 -2', withField('lanes', 'transitDays', [-2])],
    ['clearing.out_of_range lanes.transitDays 0 401', withField('lanes', 'transitDays', [401])],
    ['clearing.out_of_range lanes.transportVndPerKg 0 -1', withField('lanes', 'transportVndPerKg', [-1])],
    ['clearing.not_whole lanes.transportVndPerKg 0 1.5', withField('lanes', 'transportVndPerKg', [1.5])],
    ['clearing.lane_shape lanes.transportVndPerKg 0 2', withField('lanes', 'transportVndPerKg', [1, 1])],
    ['clearing.duplicate_id lanes.productId 0 0', { ...MARKET, lanes: [...MARKET.lanes, ...MARKET.lanes] }],
    ['clearing.duplicate_id products.id 0 0', { ...MARKET, products: [...MARKET.products, ...MARKET.products] }],
    ['clearing.duplicate_id origins.id 0 0', { ...MARKET, origins: [0, 0] }],
    ['clearing.duplicate_id destinations.id 0 0', { ...MARKET, destinations: [0, 0] }],
    ['clearing.duplicate_id intakePlans.id 4 4', { ...MARKET, intakePlans: [SAMPLE_PLAN, SAMPLE_PLAN] }],
    ['clearing.duplicate_id intakePlans.contractId 4 31', withField('contracts', 'contractId', 31)],
    ['clearing.out_of_range offers.id -1 -1', withField('offers', 'id', -1)],
    ['clearing.not_whole offers.id 0.5 0.5', withField('offers', 'id', 0.5)],
    ['clearing.out_of_range lines.sellerId 1 -1', { ...MARKET, lines: [{ ...CALL_OFF, sellerId: -1 }] }],
    ['clearing.window_at_capacity lines.deliverTo 1 2', withField('lines', 'deliverTo', 2)],
  ])('%s', (expected, input) => {
    expect(answer(input)).toBe(expected);
  });

  it('is looked at in each table, also in one that another list uses in its own way', () => {
    const shared = [-1];
    const lanes = [{ productId: 0, transitDays: shared, transportVndPerKg: shared }];
    expect(answer({ ...MARKET, lanes })).toBe('clearing.out_of_range lanes.transportVndPerKg 0 -1');
  });
});

describe('the weight of a market', () => {
  const heavy = (supply: number, demand: number, plan: number): ClearingInput => ({
    ...MARKET,
    offers: [SAMPLE_OFFER, { ...SAMPLE_OFFER, id: 2 }].map((offer) => ({ ...offer, kg: supply / 2 })),
    lines: [{ ...SAMPLE_LINE, kg: demand }],
    intakePlans: [{ ...SAMPLE_PLAN, kg: plan, contracts: SAMPLE_PLAN.contracts.map((part) => ({ ...part, remainingKg: 1e9 })) }],
  });
  const LIMIT = 2 ** 30;
  it('may come up to 2^30 kg on the smaller side, plans counted', () => {
    expect(answer(heavy(LIMIT, 1e9, LIMIT - 1e9 - 1))).toBe('cleared');
    expect(answer(heavy(LIMIT - 2, 1e9, 1e9))).toBe('cleared');
    expect(answer(heavy(LIMIT, 1e9, LIMIT - 1e9))).toBe(`clearing.too_heavy offers.kg -1 ${LIMIT}`);
    expect(answer(heavy(2e9, 1e9, 1e9))).toBe('clearing.too_heavy offers.kg -1 2000000000');
  });
});

describe('markets whose every figure lies on a bound', () => {
  const PRICES = [0, 1, 99_999_999, 100_000_000];
  it.each([0, 1, 2, 3, 4, 5, 6, 7])('are cleared as the slow way clears them: %d', (seed) => {
    let state = seed + 1;
    const pick = <T>(list: readonly T[]): T => list[(state = (state * 48_271) % 2_147_483_647) % list.length]!;
    for (let market = 0; market < 12; market++) {
      const input: ClearingInput = {
        ...MARKET,
        days: 400,
        products: [{ id: 0, freshnessVndPerKgDay: pick([0, 1, 1_000_000]), maxHoldDays: 400 }],
        lanes: [{ productId: 0, transitDays: [pick([0, 1, 399])], transportVndPerKg: [pick(PRICES)] }],
        intakeCapacity: [{ destinationId: 0, day: 399, capacityKg: pick([0, 1_000_000_000, ID]) }],
        offers: [1, 2, 3].map((id) => ({
          ...SAMPLE_OFFER,
          id,
          kg: pick([1, 1_000_000_000]),
          askVndPerKg: pick(PRICES),
          harvestTo: pick([0, 399, 400]),
        })),
        lines: [1, 2, 3].map((id) => ({
          ...SAMPLE_LINE,
          id,
          kg: pick([1, 300_000_000]),
          bidVndPerKg: pick(PRICES),
          deliverFrom: 399,
          deliverTo: 399,
        })),
        intakePlans: [{ ...SAMPLE_PLAN, day: 399, kg: pick([0, 100_000_000]) }],
      };
      const result = clear(input);
      const index = indexMarket(input);
      expect(checkResult(input, result)).toEqual([]);
      expect(result.objective).toEqual(objectiveOf(index, referenceClear(index).allocations));
    }
  });
});
