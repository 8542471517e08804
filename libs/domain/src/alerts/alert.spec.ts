import fc from 'fast-check';
import type { GradeId, PlaceId, ProductId } from '../shared/ids';
import { instantOf } from '../shared/instant';
import { foldForSearch } from '../shared/text';
import { dayOf } from '../shared/day';
import { priceOf } from '../shared/unit-price';
import { lotKgOf } from '../shared/weight';
import { type AlertTerms, alertTerms } from './alert';
import { type FoundLot, lotFitsAlert } from './lot-fits-alert';
import { type AroundOrder, orderFitsAlert } from './order-fits-alert';
import { type AlertMemory, mayTell, noteLots, TELL_EVERY_MS } from './tell-alert';

const nothing: AlertTerms = {
  kind: 'lots',
  maxKm: null,
  placeId: null,
  gradeId: null,
  withinDays: null,
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
  placeId: 'cp-hat-lot',
  openKg: 3_000,
  askVndPerKg: 8_000,
  harvestFrom: '2026-06-10',
  harvestTo: '2026-06-12',
  certificates: ['vietgap'],
};
const spoken = foldForSearch('Mận hậu · Plum · HTX Mộc Châu');
const HERE = 'cp-moc-chau' as PlaceId;
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
    expect(code({ maxKm: 50, placeId: HERE })).toBeNull();
    expect(code({ maxKm: 50 })).toBe('alert.no_place');
    expect(code({ maxKm: 0, placeId: HERE })).toBe('alert.out_of_range');
    expect(code({ words: 'x', withinDays: 3 })).toBe('alert.wrong_kind');
    expect(code({ words: 'x', gradeId: 'grade1' as GradeId })).toBe('alert.wrong_kind');
    const demands = { kind: 'demands', productIds: ['plum'] as ProductId[] } as const;
    expect(code(demands)).toBeNull();
    expect(code({ kind: 'demands', minKg: lotKgOf(1, 'kg') })).toBe('alert.too_wide');
    expect(code({ ...demands, withinDays: 61 })).toBe('alert.out_of_range');
    for (const lots of [{ words: 'x' }, { certificates: ['vietgap'] as const }, { maxVndPerKg: price(1) }, { to: day('2026-06-01') }]) {
      expect(code({ ...demands, ...lots })).toBe('alert.wrong_kind');
    }
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
    ['as near as asked', { maxKm: 30, placeId: HERE }, true],
    ['a km too far', { maxKm: 29, placeId: HERE }, false],
    ['by a word it has not', { words: 'mận tam hoa' }, false],
  ])('%s', (_, terms, fits) => expect(lotFitsAlert({ ...nothing, ...terms }, lot, spoken, 30)).toBe(fits));

  it('to which no way is known is not near', () =>
    expect(lotFitsAlert({ ...nothing, maxKm: 2_000, placeId: HERE }, lot, spoken, null)).toBe(false));

  it('of which nothing is left is no news', () => expect(lotFitsAlert(nothing, { ...lot, openKg: 0 }, spoken, 30)).toBe(false));
});

describe('an order', () => {
  const wish: AlertTerms = { ...nothing, kind: 'demands', productIds: ['plum'] as ProductId[] };
  const order = { id: 'o', marketId: 'plum', gradeIds: ['grade2'], placeId: 'mkt-hanoi', openKg: 2_000, deliverFrom: '2026-06-12' };
  const around: AroundOrder = { served: ['grade1', 'grade2'], km: 250, until: null, bestVndPerKg: 9_000 };
  it.each<[string, Partial<AlertTerms>, Partial<AroundOrder>, boolean]>([
    ['of the product', {}, {}, true],
    ['of another', { productIds: ['mango'] as ProductId[] }, {}, false],
    ['of enough kg', { minKg: lotKgOf(2_000, 'kg') }, {}, true],
    ['of too few', { minKg: lotKgOf(2_001, 'kg') }, {}, false],
    ['that the grade serves', { gradeId: 'grade1' as GradeId }, {}, true],
    ['that it does not', { gradeId: 'grade3' as GradeId }, { served: ['grade3'] }, false],
    ['near enough', { maxKm: 250, placeId: HERE }, {}, true],
    ['where no way is known', { maxKm: 250, placeId: HERE }, { km: null }, false],
    ['that begins in time', {}, { until: '2026-06-12' }, true],
    ['that begins a day late', {}, { until: '2026-06-11' }, false],
    ['while the board is as good', { minVndPerKg: price(9_000) }, {}, true],
    ['while the board is worse', { minVndPerKg: price(9_001) }, {}, false],
    ['while the board is empty', { minVndPerKg: price(1) }, { bestVndPerKg: null }, false],
  ])('%s', (...[, terms, changes, fits]) => expect(orderFitsAlert({ ...wish, ...terms }, order, { ...around, ...changes })).toBe(fits));

  it('of which nothing is left is no news', () => expect(orderFitsAlert(wish, { ...order, openKg: 0 }, around)).toBe(false));
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
