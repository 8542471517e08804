import { dimacsText } from '../network/dimacs';
import { inputOfFile, inputText } from './input-file';
import { instanceToInput, type InstanceFile } from './instance-file';
import { asInstanceFile, InstanceFault } from './instance-schema';
import type { Network } from '../network/network';
import { resultFile } from './result-file';
import { clear } from '../clear';
import { ClearingRefusal } from '../clearing-refusal';

// Goal: every field of a file is read as it stands there, and one that is missing or of another kind is named with its place.

type Loose = Record<string, unknown>;
const LOTS = { submittedAt: 3, minLotKg: 0, allOrNothing: false };
const FRUIT = { productId: 4, variety: 2, certMask: 5 };
const PARTS = [
  { contractId: 70, sellerId: 8, remainingKg: 30, bidVndPerKg: 6_000, submittedAt: 1 },
  { contractId: 71, sellerId: 9, remainingKg: 10, bidVndPerKg: 6_100, submittedAt: 2 },
];

function instance(): InstanceFile & Loose {
  const offer = { id: 1, sellerId: 8, originId: 6, ...FRUIT, grade: 1, marketMask: 3, kg: 50, askVndPerKg: 4_000, ...LOTS };
  const wanted = { destinationId: 7, ...FRUIT, minGrade: 1, market: 0, kg: 20, submittedAt: 5 };
  return {
    schema: 'clearing-instance/2',
    deliveryDays: 4,
    products: [{ id: 4, freshnessVndPerKgDay: 10, maxHoldDays: 1 }],
    origins: [{ id: 6 }],
    destinations: [{ id: 7 }],
    lanes: { transitDays: [1], transportVndPerKg: [[300]] },
    intakeCapacity: [{ destinationId: 7, day: 2, capacityKg: 45 }],
    offers: [{ ...offer, harvestFrom: 0, harvestTo: 1 }],
    demandLines: [{ id: 2, sellerId: -1, ...wanted, bidVndPerKg: 9_000, deliverFrom: 2, deliverTo: 2, contract: false, ...LOTS }],
    intakePlans: [{ id: 3, ...wanted, day: 2, contracts: PARTS }],
  };
}

/** Puts a value at a path of a file; undefined takes the field away. */
function changed(file: Loose, path: readonly (string | number)[], value: unknown): unknown {
  if (path.length === 0) return value;
  const copy = JSON.parse(JSON.stringify(file)) as Loose;
  let at = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  at[path.at(-1)!] = value;
  return copy;
}

function complaint(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof InstanceFault) return `${error.name} ${error.message}`;
    throw error;
  }
  return 'none';
}

const WHOLE = 'a whole number';
const BITS = 'at most 64 bits in decimal digits';
const MASK = 'a whole number below 2^53, or decimal digits in quotes';

describe('an instance file', () => {
  it.each<[(string | number)[], unknown, string]>([
    [[], null, ': expected an object'],
    [[], 7, ': expected an object'],
    [[], [], ': expected an object'],
    [['schema'], 'clearing-instance/1', 'schema: expected "clearing-instance/2"'],
    [['deliveryDays'], '4', `deliveryDays: expected ${WHOLE}`],
    [['products'], {}, 'products: expected a list'],
    [['products', 0, 'maxHoldDays'], 0.5, `products[0].maxHoldDays: expected ${WHOLE}`],
    [['products', 0, 'freshnessVndPerKgDay'], '1', `products[0].freshnessVndPerKgDay: expected ${WHOLE}`],
    [['origins', 0], 6, 'origins[0]: expected an object'],
    [['destinations', 0, 'id'], null, `destinations[0].id: expected ${WHOLE}`],
    [['lanes'], [], 'lanes: expected an object'],
    [['lanes', 'transitDays'], 1, 'lanes.transitDays: expected a list of 1 whole numbers'],
    [['lanes', 'transitDays', 0], 1.5, `lanes.transitDays[0]: expected ${WHOLE}`],
    [['lanes', 'transportVndPerKg'], 1, 'lanes.transportVndPerKg: expected a list of 1 lists'],
    [['lanes', 'transportVndPerKg'], [[1], [2]], 'lanes.transportVndPerKg: expected a list of 1 lists'],
    [['lanes', 'transportVndPerKg', 0], [1, 2], 'lanes.transportVndPerKg[0]: expected a list of 1 whole numbers'],
    [['lanes', 'transportVndPerKg', 0, 0], null, `lanes.transportVndPerKg[0][0]: expected ${WHOLE}`],
    [['intakeCapacity', 0, 'capacityKg'], undefined, `intakeCapacity[0].capacityKg: expected ${WHOLE}`],
    [['offers', 0, 'certMask'], 1.5, `offers[0].certMask: expected ${MASK}`],
    [['offers', 0, 'certMask'], 'five', `offers[0].certMask: expected ${BITS}`],
    [['offers', 0, 'certMask'], '5x', `offers[0].certMask: expected ${BITS}`],
    [['offers', 0, 'certMask'], String(2n ** 64n), `offers[0].certMask: expected ${BITS}`],
    [['offers', 0, 'certMask'], String(2n ** 64n - 1n), 'none'],
    [['offers', 0, 'certMask'], '0'.repeat(21), `offers[0].certMask: expected ${BITS}`],
    [['offers', 0, 'allOrNothing'], 0, 'offers[0].allOrNothing: expected true or false'],
    [['offers', 0, 'variety'], -1, 'offers[0].variety: expected a whole number from 0 to 31'],
    [['offers', 0, 'variety'], 31, 'none'],
    [['offers', 0, 'variety'], 32, 'offers[0].variety: expected a whole number from 0 to 31'],
    [['offers', 0, 'grade'], 32, 'offers[0].grade: expected a whole number from 0 to 31'],
    [['demandLines', 0, 'variety'], -1, 'none'],
    [['demandLines', 0, 'variety'], -2, 'demandLines[0].variety: expected a whole number from -1 to 31'],
    [['demandLines', 0, 'minGrade'], -1, 'demandLines[0].minGrade: expected a whole number from 0 to 31'],
    [['demandLines', 0, 'contract'], 'no', 'demandLines[0].contract: expected true or false'],
    [['intakePlans'], undefined, 'none'],
    [['intakePlans'], {}, 'intakePlans: expected a list'],
    [['intakePlans', 0, 'day'], true, `intakePlans[0].day: expected ${WHOLE}`],
    [['intakePlans', 0, 'contracts'], {}, 'intakePlans[0].contracts: expected a list'],
    [['intakePlans', 0, 'contracts', 1], 'x', 'intakePlans[0].contracts[1]: expected an object'],
    [['intakePlans', 0, 'contracts', 1, 'remainingKg'], '10', `intakePlans[0].contracts[1].remainingKg: expected ${WHOLE}`],
  ])('with %j = %j: %s', (path, value, expected) => {
    expect(complaint(() => asInstanceFile(changed(instance(), path, value)))).toBe(
      expected === 'none' ? expected : `InstanceFault ${expected}`,
    );
  });

  it.each(['products', 'offers', 'demandLines', 'intakePlans', 'intakeCapacity'])('needs every field of %s', (list) => {
    const [item] = instance()[list] as Loose[];
    for (const name of Object.keys(item!))
      expect(complaint(() => asInstanceFile(changed(instance(), [list, 0, name], undefined)))).toContain(name);
    for (const name of Object.keys(PARTS[0]!)) {
      expect(complaint(() => asInstanceFile(changed(instance(), ['intakePlans', 0, 'contracts', 0, name], undefined)))).toContain(name);
    }
  });

  it('is read into the terms of the kernel, field by field', () => {
    const input = instanceToInput(asInstanceFile(instance()));
    const masks = { varietyMask: 4, gradeMask: 3, certLow: 5, certHigh: 0, market: 0 };
    const wanted = { buyerGroup: 0, destinationId: 7, productId: 4, ...masks, kg: 20, submittedAt: 5 };
    const fruit = { sellerGroup: 0, originId: 6, productId: 4, variety: 2, grade: 1, certLow: 5, certHigh: 0, marketMask: 3 };
    const days = { deliverFrom: 2, deliverTo: 2, contract: false, contractPriceVndPerKg: null, ...LOTS };
    expect(input).toEqual({
      days: 4,
      products: [{ id: 4, freshnessVndPerKgDay: 10, maxHoldDays: 1 }],
      origins: [6],
      destinations: [7],
      lanes: [{ productId: 4, transitDays: [1], transportVndPerKg: [300] }],
      intakeCapacity: [{ destinationId: 7, day: 2, capacityKg: 45 }],
      offers: [{ id: 1, sellerId: 8, ...fruit, kg: 50, askVndPerKg: 4_000, harvestFrom: 0, harvestTo: 1, ...LOTS }],
      lines: [{ ...wanted, id: 2, sellerId: -1, bidVndPerKg: 9_000, ...days }],
      intakePlans: [{ ...wanted, id: 3, day: 2, contracts: PARTS.map((part) => ({ ...part, contractPriceVndPerKg: null })) }],
    });
    expect(instanceToInput({ ...instance(), intakePlans: [] }).intakePlans).toEqual([]);
  });

  it.each<[number | string, number, number]>([
    [2 ** 32 - 1, 2 ** 32 - 1, 0],
    [2 ** 32, 0, 1],
    [2 ** 40 + 9, 9, 256],
    ['9', 9, 0],
    ['18446744073709551615', 2 ** 32 - 1, 2 ** 32 - 1],
  ])('has certificates %s in two halves', (mask, certLow, certHigh) => {
    const file = asInstanceFile(changed(instance(), ['offers', 0, 'certMask'], mask));
    expect(instanceToInput(file).offers[0]).toMatchObject({ certLow, certHigh });
  });

  it('accepts every variety at −1', () => {
    const file = asInstanceFile(changed(instance(), ['demandLines', 0, 'variety'], -1));
    expect(instanceToInput(file).lines[0]!.varietyMask).toBe(2 ** 32 - 1);
  });
});

describe('a kept market', () => {
  const input = instanceToInput(instance());
  const kept = (): Loose => JSON.parse(inputText(input)) as Loose;

  it('comes back whole, with its plans', () => {
    const { lanes, ...rest } = inputOfFile(kept());
    expect({ ...rest, lanes: input.lanes }).toEqual(input);
    expect(lanes.map((table) => [table.productId, table.transitDays[0], table.transportVndPerKg[0]])).toEqual([[4, 1, 300]]);
  });

  it.each<[(string | number)[], unknown, string]>([
    [[], null, ': expected an object'],
    [[], [], ': expected an object'],
    [['schema'], 'other', 'schema: expected "clearing-input/1"'],
    [['days'], 1.5, `days: expected ${WHOLE}`],
    [['origins'], 6, 'origins: expected a list'],
    [['origins', 0], '6', `origins[0]: expected ${WHOLE}`],
    [['destinations', 0], null, `destinations[0]: expected ${WHOLE}`],
    [['lanes', 0], 7, 'lanes[0]: expected an object'],
    [['lanes', 0, 'productId'], 'x', `lanes[0].productId: expected ${WHOLE}`],
    [['lanes', 0, 'transitDays'], 1, 'lanes[0].transitDays: expected a list'],
    [['lanes', 0, 'transportVndPerKg', 0], 0.1, `lanes[0].transportVndPerKg[0]: expected ${WHOLE}`],
    [['lines', 0, 'contract'], 1, 'lines[0].contract: expected true or false'],
    [['lines', 0, 'contractPriceVndPerKg'], 1.5, `lines[0].contractPriceVndPerKg: expected ${WHOLE}`],
    [['lines', 0, 'contractPriceVndPerKg'], 15, 'none'],
    [['offers', 0], [], 'offers[0]: expected an object'],
    [['offers', 0], null, 'offers[0]: expected an object'],
    [['intakePlans', 0], 3, 'intakePlans[0]: expected an object'],
    [['intakePlans', 0, 'day'], '2', `intakePlans[0].day: expected ${WHOLE}`],
    [['intakePlans', 0, 'contracts'], 3, 'contracts: expected a list'],
    [['intakePlans', 0, 'contracts', 1, 'remainingKg'], null, `intakePlans[0].contracts[1].remainingKg: expected ${WHOLE}`],
  ])('with %j = %j: %s', (path, value, expected) => {
    expect(complaint(() => inputOfFile(changed(kept(), path, value)))).toBe(expected === 'none' ? expected : `InstanceFault ${expected}`);
  });
});

describe('a result file', () => {
  const LARGE = 2n ** 53n - 1n;
  const result = clear(instanceToInput(instance()));
  const written = (welfareVnd: bigint): unknown => {
    const bound = { contractKg: 1, fairShareKg: 0, welfareVnd: -welfareVnd };
    return resultFile({ ...result, objective: { contractKg: 2, fairShareKg: 0, welfareVnd }, bound }, 'hash');
  };

  it('has plans and fair shares where there are some', () => {
    const { planFills, fills, priceLevels, unmet } = result;
    expect(planFills.length).toBeGreaterThan(0);
    const { fairShareKg, contractKg, welfareVnd } = result.objective;
    const objective = { contractKg, fairShareKg, welfareVnd: Number(welfareVnd) };
    const bound = { contractKg, welfareVnd: Number(welfareVnd) };
    const schema = 'clearing-result/2';
    expect(resultFile(result, 'h')).toEqual({ schema, inputHash: 'h', objective, bound, fills, planFills, priceLevels, unmet });
    expect(Object.keys(resultFile({ ...result, planFills: [] }, 'h') as object)).not.toContain('planFills');
  });

  it('writes digits in quotes past 2^53, either way', () => {
    expect(written(LARGE)).toMatchObject({
      objective: { contractKg: 2, welfareVnd: Number(LARGE) },
      bound: { welfareVnd: -Number(LARGE) },
    });
    expect(written(LARGE + 1n)).toMatchObject({
      objective: { welfareVnd: '9007199254740992' },
      bound: { welfareVnd: '-9007199254740992' },
    });
    expect((written(1n) as { objective: object }).objective).toEqual({ contractKg: 2, welfareVnd: 1 });
  });
});

describe('an exported network', () => {
  /** A ring of arcs, of which the first two carry bonuses. */
  function ring(arcs: number): Network {
    const source = Int32Array.from({ length: arcs }, (_, arc) => arc);
    const target = source.map((node) => (node + 1) % arcs);
    const cost = Float64Array.from(source, (arc) => arc - 5);
    cost[0] = -(2 ** 38) - 100;
    cost[1] = -(2 ** 40) - 2 ** 33 - 7;
    const bonusArcs = [
      { arc: 0, contract: 1, share: 0 },
      { arc: 1, contract: 4, share: 1 },
    ];
    const bonus = { contract: 2 ** 38, share: 2 ** 33 };
    return { nodes: arcs, arcs, source, target, cost, capacity: source, bonus, bonusArcs } as unknown as Network;
  }

  it('counts nodes from 1 and a contract kg as 2^30 VND', () => {
    const text = [...dimacsText(ring(4))].join('');
    const costs = [-(2 ** 30) - 100, -4 * 2 ** 30 - 2 ** 22 - 7, -3, -2];
    const arcs = costs.map((cost, k) => `a ${k + 1} ${k === 3 ? 1 : k + 2} 0 ${k} ${cost}`);
    expect(text).toBe(['p min 4 4', ...arcs, ''].join('\n'));
  });

  it('comes in pieces of 20,000 lines, each whole', () => {
    const pieces = [...dimacsText(ring(20_010))];
    expect(pieces.map((piece) => piece.trimEnd().split('\n').length)).toEqual([20_000, 11]);
    expect(pieces.every((piece) => piece.endsWith('\n'))).toBe(true);
  });
});

it('a refusal says its name', () => {
  expect(() => clear({ ...instanceToInput(instance()), days: 0 })).toThrow(ClearingRefusal);
  expect(complaint(() => asInstanceFile(null))).toContain('InstanceFault');
});
