import { fold } from '../../shared/format/fold';
import type { HeldRow, LotRow } from './lot-store';

export const sorts = ['price', 'km', 'open', 'harvest', 'updated'] as const;
export type LotSort = (typeof sorts)[number];

/** What the grid shows and in which order; it lives in the address, so it can be kept, sent and gone back to. */
export interface LotFilter {
  readonly q?: string;
  readonly products?: readonly string[];
  readonly certificates?: readonly string[];
  readonly minPrice?: number;
  readonly maxPrice?: number;
  readonly minKg?: number;
  readonly maxKm?: number;
  readonly from?: string;
  readonly to?: string;
  readonly sort?: LotSort;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const list = (value: unknown): readonly string[] | undefined => {
  const words = typeof value === 'string' ? value.split(',').filter((word) => word !== '') : [];
  return words.length === 0 ? undefined : words;
};
const whole = (value: unknown): number | undefined => {
  const number = Number(value);
  return value !== undefined && value !== '' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
};
const day = (value: unknown): string | undefined => (typeof value === 'string' && DAY.test(value) ? value : undefined);

/** Reads the address; whatever makes no sense there is left out, never an error. */
export function filterOf(search: Readonly<Record<string, unknown>>): LotFilter {
  const q = typeof search['q'] === 'string' ? search['q'].slice(0, 100) : typeof search['q'] === 'number' ? String(search['q']) : undefined;
  const read = {
    q: q === '' ? undefined : q,
    products: list(search['products']),
    certificates: list(search['certificates']),
    minPrice: whole(search['minPrice']),
    maxPrice: whole(search['maxPrice']),
    minKg: whole(search['minKg']),
    maxKm: whole(search['maxKm']),
    from: day(search['from']),
    to: day(search['to']),
    sort: sorts.find((sort) => sort === search['sort']),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** The same as words of an address. */
export function searchOf(filter: LotFilter): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) => [key, Array.isArray(value) ? value.join(',') : (value as string | number)]),
  );
}

/** What is typed as words to find: without accents, in any order. */
export const wordsOf = ({ q = '' }: LotFilter): string[] =>
  fold(q)
    .split(/\s+/)
    .filter((word) => word !== '');

type Test = (row: LotRow) => boolean;

/** Whether a row is in the filter. Text is found without accents, all words in any order. */
export function matcher(filter: LotFilter): Test {
  const tests = testsOf(filter);
  return (row) => {
    for (const test of tests) if (!test(row)) return false;
    return true;
  };
}

/** Only what is asked is tested: ten thousand rows are gone through with each word typed. */
function testsOf(filter: LotFilter): Test[] {
  const { products, certificates, minPrice, maxPrice, minKg, maxKm, from, to } = filter;
  const tests: Test[] = wordsOf(filter).map(
    (word) =>
      ({ words }) =>
        words.includes(word),
  );
  if (products !== undefined) tests.push(({ lot }) => products.includes(lot.marketId));
  if (minPrice !== undefined) tests.push(({ lot }) => lot.askVndPerKg >= minPrice);
  if (maxPrice !== undefined) tests.push(({ lot }) => lot.askVndPerKg <= maxPrice);
  if (minKg !== undefined) tests.push(({ lot }) => lot.openKg >= minKg);
  if (maxKm !== undefined) tests.push(({ km }) => km !== null && km <= maxKm);
  if (from !== undefined) tests.push(({ lot }) => lot.harvestTo >= from);
  if (to !== undefined) tests.push(({ lot }) => lot.harvestFrom <= to);
  for (const one of certificates ?? []) tests.push(({ lot }) => (lot.certificates as readonly string[]).includes(one));
  return tests;
}

const FAR = Number.MAX_SAFE_INTEGER;
const by: Readonly<Record<LotSort, (a: LotRow, b: LotRow) => number>> = {
  price: (a, b) => a.lot.askVndPerKg - b.lot.askVndPerKg,
  km: (a, b) => (a.km ?? FAR) - (b.km ?? FAR),
  open: (a, b) => b.lot.openKg - a.lot.openKg,
  harvest: (a, b) => (a.lot.harvestFrom < b.lot.harvestFrom ? -1 : a.lot.harvestFrom > b.lot.harvestFrom ? 1 : 0),
  updated: (a, b) => (a.lot.submittedAt > b.lot.submittedAt ? -1 : a.lot.submittedAt < b.lot.submittedAt ? 1 : 0),
};

/** All lots in an order; equal ones keep the order of their ids, so nothing swaps places. */
export function ordered(all: Iterable<HeldRow>, sort: LotSort): HeldRow[] {
  const compare = by[sort];
  return [...all].sort((a, b) => compare(a.row, b.row) || (a.row.lot.id < b.row.lot.id ? -1 : 1));
}
