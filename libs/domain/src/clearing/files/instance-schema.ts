import type { InstanceFile } from './instance-file';

/** A step into a file: the name of a field or the position in a list. */
export type FilePath = readonly (string | number)[];

/** The file does not have the shape of its schema: where, and what was expected there. */
export class InstanceFault extends Error {
  constructor(
    readonly path: FilePath,
    readonly expected: string,
  ) {
    super(`${pathText(path)}: expected ${expected}`);
    this.name = 'InstanceFault';
  }
}

/** `offers[17].kg` */
export function pathText(path: FilePath): string {
  return path.map((step, k) => (typeof step === 'number' ? `[${step}]` : k === 0 ? step : `.${step}`)).join('');
}

const SCHEMA = 'clearing-instance/2';

type Fields = Readonly<Record<string, 'whole' | 'flag' | 'mask'>>;

const PRODUCT: Fields = { id: 'whole', freshnessVndPerKgDay: 'whole', maxHoldDays: 'whole' };
const PLACE: Fields = { id: 'whole' };
const CAPACITY: Fields = { destinationId: 'whole', day: 'whole', capacityKg: 'whole' };
const LOTS: Fields = { submittedAt: 'whole', minLotKg: 'whole', allOrNothing: 'flag' };
const OFFER: Fields = {
  id: 'whole',
  sellerId: 'whole',
  originId: 'whole',
  productId: 'whole',
  variety: 'whole',
  grade: 'whole',
  certMask: 'mask',
  marketMask: 'whole',
  kg: 'whole',
  askVndPerKg: 'whole',
  harvestFrom: 'whole',
  harvestTo: 'whole',
  ...LOTS,
};
const WANTED: Fields = {
  id: 'whole',
  destinationId: 'whole',
  productId: 'whole',
  variety: 'whole',
  minGrade: 'whole',
  certMask: 'mask',
  market: 'whole',
  kg: 'whole',
  submittedAt: 'whole',
};
const LINE: Fields = {
  ...WANTED,
  sellerId: 'whole',
  bidVndPerKg: 'whole',
  deliverFrom: 'whole',
  deliverTo: 'whole',
  contract: 'flag',
  ...LOTS,
};
const PLAN: Fields = { ...WANTED, day: 'whole' };
const PART: Fields = { contractId: 'whole', sellerId: 'whole', remainingKg: 'whole', bidVndPerKg: 'whole', submittedAt: 'whole' };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkFields(item: unknown, fields: Fields, path: FilePath): void {
  if (!isRecord(item)) throw new InstanceFault(path, 'an object');
  for (const name in fields) {
    const value = item[name];
    const kind = fields[name];
    if (kind === 'flag') {
      if (typeof value !== 'boolean') throw new InstanceFault([...path, name], 'true or false');
    } else if (kind === 'mask' && typeof value === 'string') {
      if (!/^\d{1,20}$/.test(value) || BigInt(value) >= 2n ** 64n)
        throw new InstanceFault([...path, name], 'at most 64 bits in decimal digits');
    } else if (!Number.isSafeInteger(value)) {
      throw new InstanceFault(
        [...path, name],
        kind === 'mask' ? 'a whole number below 2^53, or decimal digits in quotes' : 'a whole number',
      );
    }
    if (name === 'variety' || name === 'minGrade' || name === 'grade') checkBit(value as number, name, fields, path);
  }
}

/** The kernel keeps variety and grade as bits of a 32-bit mask. */
function checkBit(value: number, name: string, fields: Fields, path: FilePath): void {
  const lowest = name === 'variety' && 'minGrade' in fields ? -1 : 0;
  if (value < lowest || value > 31) throw new InstanceFault([...path, name], `a whole number from ${lowest} to 31`);
}

function listAt(file: Record<string, unknown>, name: string): readonly unknown[] {
  const list = file[name];
  if (!Array.isArray(list)) throw new InstanceFault([name], 'a list');
  return list;
}

function checkList(file: Record<string, unknown>, name: string, fields: Fields): void {
  const list = listAt(file, name);
  for (let k = 0; k < list.length; k++) checkFields(list[k], fields, [name, k]);
}

function checkNumbers(list: unknown, length: number, path: FilePath): void {
  if (!Array.isArray(list) || list.length !== length) throw new InstanceFault(path, `a list of ${length} whole numbers`);
  for (let k = 0; k < length; k++) if (!Number.isSafeInteger(list[k])) throw new InstanceFault([...path, k], 'a whole number');
}

function checkLanes(file: Record<string, unknown>): void {
  const { lanes } = file;
  if (!isRecord(lanes)) throw new InstanceFault(['lanes'], 'an object');
  const cells = listAt(file, 'origins').length * listAt(file, 'destinations').length;
  checkNumbers(lanes['transitDays'], cells, ['lanes', 'transitDays']);
  const transport = lanes['transportVndPerKg'];
  const products = listAt(file, 'products').length;
  if (!Array.isArray(transport) || transport.length !== products)
    throw new InstanceFault(['lanes', 'transportVndPerKg'], `a list of ${products} lists`);
  for (let p = 0; p < products; p++) checkNumbers(transport[p], cells, ['lanes', 'transportVndPerKg', p]);
}

/**
 * Checks that parsed JSON has the shape of `clearing-instance/2`: every field that the kernel reads is there and of its kind.
 *
 * @throws InstanceFault with the path of the first field that is not.
 */
export function asInstanceFile(file: unknown): InstanceFile {
  if (!isRecord(file)) throw new InstanceFault([], 'an object');
  if (file['schema'] !== SCHEMA) throw new InstanceFault(['schema'], `"${SCHEMA}"`);
  if (!Number.isSafeInteger(file['deliveryDays'])) throw new InstanceFault(['deliveryDays'], 'a whole number');
  checkList(file, 'products', PRODUCT);
  checkList(file, 'origins', PLACE);
  checkList(file, 'destinations', PLACE);
  checkLanes(file);
  checkList(file, 'intakeCapacity', CAPACITY);
  checkList(file, 'offers', OFFER);
  checkList(file, 'demandLines', LINE);
  if (file['intakePlans'] !== undefined) {
    checkList(file, 'intakePlans', PLAN);
    listAt(file, 'intakePlans').forEach((plan, k) => {
      const parts = (plan as Record<string, unknown>)['contracts'];
      if (!Array.isArray(parts)) throw new InstanceFault(['intakePlans', k, 'contracts'], 'a list');
      parts.forEach((part, c) => checkFields(part, PART, ['intakePlans', k, 'contracts', c]));
    });
  }
  return file as unknown as InstanceFile;
}
