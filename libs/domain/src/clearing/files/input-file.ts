import type {
  ClearingInput,
  ClearingIntakePlan,
  ClearingLine,
  ClearingOffer,
  ClearingProduct,
  IntakeCapacity,
  PlanContract,
} from '../clearing-input';
import { InstanceFault, type FilePath } from './instance-schema';

/** Names the schema of a frozen market as a file: the kernel's own terms, nothing rounded to the simpler instance format. */
export const INPUT_SCHEMA = 'clearing-input/1';

type Kind = 'whole' | 'whole or null' | 'flag';
type Fields = Readonly<Record<string, Kind>>;
/** Every field of an item, so that none can be added to the kernel and forgotten here. */
type FieldsOf<Item> = Readonly<Record<keyof Item, Kind>>;

const MASKS = { varietyMask: 'whole', gradeMask: 'whole', certLow: 'whole', certHigh: 'whole', market: 'whole' } as const;
const LOT = { submittedAt: 'whole', minLotKg: 'whole', allOrNothing: 'flag' } as const;
const PRODUCT: FieldsOf<ClearingProduct> = { id: 'whole', freshnessVndPerKgDay: 'whole', maxHoldDays: 'whole' };
const CAPACITY: FieldsOf<IntakeCapacity> = { destinationId: 'whole', day: 'whole', capacityKg: 'whole' };
const OFFER: FieldsOf<ClearingOffer> = {
  id: 'whole',
  sellerId: 'whole',
  sellerGroup: 'whole',
  originId: 'whole',
  productId: 'whole',
  variety: 'whole',
  grade: 'whole',
  certLow: 'whole',
  certHigh: 'whole',
  marketMask: 'whole',
  kg: 'whole',
  askVndPerKg: 'whole',
  harvestFrom: 'whole',
  harvestTo: 'whole',
  ...LOT,
};
const LINE: FieldsOf<ClearingLine> = {
  id: 'whole',
  sellerId: 'whole',
  buyerGroup: 'whole',
  destinationId: 'whole',
  productId: 'whole',
  ...MASKS,
  kg: 'whole',
  bidVndPerKg: 'whole',
  deliverFrom: 'whole',
  deliverTo: 'whole',
  contract: 'flag',
  contractPriceVndPerKg: 'whole or null',
  ...LOT,
};
const PLAN: FieldsOf<Omit<ClearingIntakePlan, 'contracts'>> = {
  id: 'whole',
  buyerGroup: 'whole',
  destinationId: 'whole',
  productId: 'whole',
  ...MASKS,
  day: 'whole',
  kg: 'whole',
  submittedAt: 'whole',
};
const PART: FieldsOf<PlanContract> = {
  contractId: 'whole',
  sellerId: 'whole',
  remainingKg: 'whole',
  bidVndPerKg: 'whole',
  contractPriceVndPerKg: 'whole or null',
  submittedAt: 'whole',
};

/** A frozen market as text, one text for one market: what a round is kept as, hashed by and solved again from. */
export function inputText(input: ClearingInput): string {
  const lanes = input.lanes.map(({ productId, transitDays, transportVndPerKg }) => ({
    productId,
    transitDays: Array.from(transitDays),
    transportVndPerKg: Array.from(transportVndPerKg),
  }));
  const picked = {
    schema: INPUT_SCHEMA,
    days: input.days,
    products: input.products.map((product) => pick(product, PRODUCT)),
    origins: input.origins,
    destinations: input.destinations,
    lanes,
    intakeCapacity: input.intakeCapacity.map((row) => pick(row, CAPACITY)),
    offers: input.offers.map((offer) => pick(offer, OFFER)),
    lines: input.lines.map((line) => pick(line, LINE)),
    intakePlans: input.intakePlans.map((plan) => ({ ...pick(plan, PLAN), contracts: plan.contracts.map((part) => pick(part, PART)) })),
  };
  return `${JSON.stringify(picked)}\n`;
}

/**
 * Reads a parsed `clearing-input/1` file back. The shape is judged here, the figures by `validateInput`.
 *
 * @throws InstanceFault naming the place in the file
 */
export function inputOfFile(file: unknown): ClearingInput {
  const top = shapeAt(file, []);
  if (top['schema'] !== INPUT_SCHEMA) throw new InstanceFault(['schema'], `"${INPUT_SCHEMA}"`);
  const lanes = listAt(top, 'lanes').map((lane, at) => {
    const path: FilePath = ['lanes', at];
    const table = shapeAt(lane, path);
    return {
      productId: whole(table['productId'], [...path, 'productId']),
      transitDays: Int32Array.from(wholes(table, 'transitDays', path)),
      transportVndPerKg: Int32Array.from(wholes(table, 'transportVndPerKg', path)),
    };
  });
  const read = {
    days: whole(top['days'], ['days']),
    products: listOf(top, 'products', PRODUCT),
    origins: wholes(top, 'origins', []),
    destinations: wholes(top, 'destinations', []),
    lanes,
    intakeCapacity: listOf(top, 'intakeCapacity', CAPACITY),
    offers: listOf(top, 'offers', OFFER),
    lines: listOf(top, 'lines', LINE),
    intakePlans: listAt(top, 'intakePlans').map((plan, at) => {
      const path: FilePath = ['intakePlans', at];
      const parts = listAt(shapeAt(plan, path), 'contracts').map((part, nth) => readFields(part, PART, [...path, 'contracts', nth]));
      return { ...readFields(plan, PLAN, path), contracts: parts };
    }),
  };
  // Every field of every list has been read by its table above, which the types of the tables cannot say.
  return read as unknown as ClearingInput;
}

function pick(item: object, fields: Fields): Readonly<Record<string, unknown>> {
  const values = item as Readonly<Record<string, unknown>>;
  const picked: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) picked[name] = values[name];
  return picked;
}

function listOf(file: Readonly<Record<string, unknown>>, name: string, fields: Fields): object[] {
  return listAt(file, name).map((item, at) => readFields(item, fields, [name, at]));
}

function readFields(item: unknown, fields: Fields, path: FilePath): object {
  const values = shapeAt(item, path);
  for (const [name, kind] of Object.entries(fields)) {
    const value = values[name];
    if (kind === 'flag' && typeof value !== 'boolean') throw new InstanceFault([...path, name], 'true or false');
    if (kind === 'whole' || (kind === 'whole or null' && value !== null)) whole(value, [...path, name]);
  }
  return values;
}

function shapeAt(value: unknown, path: FilePath): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new InstanceFault(path, 'an object');
  return value as Readonly<Record<string, unknown>>;
}

function listAt(file: Readonly<Record<string, unknown>>, name: string): readonly unknown[] {
  const list = file[name];
  if (!Array.isArray(list)) throw new InstanceFault([name], 'a list');
  return list as readonly unknown[];
}

function wholes(file: Readonly<Record<string, unknown>>, name: string, path: FilePath): number[] {
  const list = file[name];
  if (!Array.isArray(list)) throw new InstanceFault([...path, name], 'a list');
  return list.map((value, at) => whole(value, [...path, name, at]));
}

function whole(value: unknown, path: FilePath): number {
  if (!Number.isSafeInteger(value)) throw new InstanceFault(path, 'a whole number');
  return value as number;
}
