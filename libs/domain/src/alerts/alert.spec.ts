import fc from 'fast-check';
import type { ProductId } from '../shared/ids';
import { instantOf } from '../shared/instant';
import { foldForSearch } from '../shared/text';
import { dayOf } from '../shared/day';
import { priceOf } from '../shared/unit-price';
import { lotKgOf } from '../shared/weight';
import { type AlertTerms, alertTerms } from './alert';
import { type FoundLot, lotFitsAlert } from './lot-fits-alert';
import { type AlertMemory, mayTell, noteLots, TELL_EVERY_MS } from './tell-alert';

const nothing: AlertTerms = {
  name: ' Mận rẻ ',
  productIds: [],
  certificates: [],
  words: '',
  minVndPerKg: null,
  maxVndPerKg: null,
  minKg: null,
  from: null,
  to: null,
};
const lot: FoundLot = {
  id: 'a',
  marketId: 'plum',
  openKg: 3_000,
  askVndPerKg: 8_000,
  harvestFrom: '2026-06-10',
  harvestTo: '2026-06-12',
  certificates: ['vietgap'],
};
const spoken = foldForSearch('Mận hậu · Plum · HTX Mộc Châu');
const price = (vnd: number) => priceOf(vnd, 'price');
const day = (text: string) => dayOf(text, 'day');

describe('terms of an alert', () => {
  it('are kept clean', () => {
    const kept = alertTerms({ ...nothing, productIds: ['plum', 'mango', 'plum'] as ProductId[] });
    expect(kept).toMatchObject({ name: 'Mận rẻ', productIds: ['mango', 'plum'] });
  });

  it('ask for something, and the right way round', () => {
    const code = (terms: Partial<AlertTerms>) => {
      try {
        alertTerms({ ...nothing, ...terms });
        return null;
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(code({})).toBe('alert.too_wide');
    expect(code({ words: '  ' })).toBe('alert.too_wide');
    expect(code({ minVndPerKg: price(2), maxVndPerKg: price(1) })).toBe('alert.range_invalid');
    expect(code({ from: day('2026-06-02'), to: day('2026-06-01') })).toBe('alert.range_invalid');
    expect(code({ words: 'x', name: '' })).toBe('text.too_short');
    expect(code({ minVndPerKg: price(1), maxVndPerKg: price(1) })).toBeNull();
  });
});

describe('a lot', () => {
  it.each<[string, Partial<AlertTerms>, boolean]>([
    ['of the product', { productIds: ['plum'] as ProductId[] }, true],
    ['of another', { productIds: ['mango'] as ProductId[] }, false],
    ['at the highest price', { maxVndPerKg: price(8_000) }, true],
    ['a dong dearer', { maxVndPerKg: price(7_999) }, false],
    ['a dong cheaper', { minVndPerKg: price(8_001) }, false],
    ['with as many kg', { minKg: lotKgOf(3_000, 'kg') }, true],
    ['with too few', { minKg: lotKgOf(3_001, 'kg') }, false],
    ['picked until the first day', { from: day('2026-06-12') }, true],
    ['picked before it', { from: day('2026-06-13') }, false],
    ['picked after the last day', { to: day('2026-06-09') }, false],
    ['with the certificate', { certificates: ['vietgap'] }, true],
    ['without one of them', { certificates: ['vietgap', 'organic'] }, false],
    ['by its words in any order', { words: 'CHÂU  mận' }, true],
    ['by a word it has not', { words: 'mận tam hoa' }, false],
  ])('%s', (_, terms, fits) => expect(lotFitsAlert({ ...nothing, ...terms }, lot, spoken)).toBe(fits));

  it('of which nothing is left is no news', () => expect(lotFitsAlert(nothing, { ...lot, openKg: 0 }, spoken)).toBe(false));
});

it('whatever comes, no lot is counted twice while it is remembered, and a telling alert is silent for ten minutes', () => {
  const batches = fc.array(fc.array(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 6 }), { maxLength: 30 });
  fc.assert(
    fc.property(batches, (all) => {
      let memory: AlertMemory = { knownIds: [], fresh: 0, toldAt: null };
      for (const ids of all) memory = noteLots(memory, ids)?.memory ?? memory;
      expect(memory.fresh).toBe(new Set(all.flat()).size);
      expect(new Set(memory.knownIds)).toEqual(new Set(all.flat()));
    }),
  );
  const told = instantOf(1_780_000_000_000);
  const memory = { knownIds: [], fresh: 1, toldAt: told };
  expect(mayTell(memory, instantOf(told + TELL_EVERY_MS - 1))).toBe(false);
  expect(mayTell(memory, instantOf(told + TELL_EVERY_MS))).toBe(true);
  expect(mayTell({ ...memory, fresh: 0 }, instantOf(told + TELL_EVERY_MS))).toBe(false);
  const many = noteLots(
    { ...memory, fresh: 0 },
    Array.from({ length: 500 }, (_, k) => String(k)),
  );
  expect([many?.memory.knownIds.length, many?.memory.fresh]).toEqual([200, 500]);
});
