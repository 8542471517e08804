import { fold } from '../../shared/format/fold';
import { filterOf, matcher, ordered, searchOf, type LotFilter } from './lot-filter';
import type { LotRow } from './lot-store';

const row = (id: string, changes: object = {}, words = 'Xoài tròn Yên Châu HTX Hát Lót SLOR-0123', km: number | null = 10): LotRow => ({
  lot: {
    id,
    marketId: 'mango',
    openKg: 5_000,
    offeredKg: 5_000,
    askVndPerKg: 7_500,
    harvestFrom: '2026-06-10',
    harvestTo: '2026-06-12',
    certificates: ['vietgap'],
    submittedAt: '2026-06-01T00:00:00Z',
    ...changes,
  } as unknown as LotRow['lot'],
  words: fold(words),
  km,
  moved: null,
  turn: false,
  over: null,
});

describe('finding lots', () => {
  it.each(['xoai yen chau', 'Yên Châu xoài', 'hat lot', 'slor-0123', ''])('“%s” finds the lot', (q) => {
    expect(matcher({ q })(row('a'))).toBe(true);
  });

  it.each<LotFilter>([
    { q: 'mận' },
    { products: ['plum'] },
    { minPrice: 7_501 },
    { maxPrice: 7_499 },
    { minKg: 5_001 },
    { maxKm: 9 },
    { from: '2026-06-13' },
    { to: '2026-06-09' },
    { certificates: ['vietgap', 'organic'] },
  ])('%j leaves it out', (filter) => {
    expect(matcher(filter)(row('a'))).toBe(false);
  });

  it('a lot of unknown distance is not within any', () => {
    expect(matcher({ maxKm: 500 })(row('a', {}, '', null))).toBe(false);
  });

  it('puts the cheapest first and keeps equals in place', () => {
    const all = [row('c'), row('a'), row('b', { askVndPerKg: 7_000 })].map((one) => ({ row: one }));
    expect(ordered(all, 'price').map((held) => held.row.lot.id)).toEqual(['b', 'a', 'c']);
  });

  it('goes through the address and back', () => {
    const filter: LotFilter = { q: 'xoài', products: ['mango', 'plum'], minPrice: 4_000, maxKm: 120, from: '2026-06-10', sort: 'km' };
    expect(filterOf(searchOf(filter))).toEqual(filter);
  });

  it('an address of nonsense is no filter', () => {
    expect(filterOf({ minPrice: '-3', maxPrice: 'x', from: '10/06', sort: 'shoe', products: ',,', q: '' })).toEqual({});
  });
});
