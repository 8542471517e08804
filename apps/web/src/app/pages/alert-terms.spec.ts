import { filterOf } from '../../features/lots/lot-filter';
import { addressOfAlert, sameTerms, termsOf } from './alert-terms';

const filter = {
  q: ' mận hậu ',
  products: ['plum', 'mango'],
  certificates: ['vietgap'],
  maxPrice: 9_000,
  minKg: 1_000,
  maxKm: 120,
  to: '2026-06-12',
};
const alert = {
  id: 'a',
  kind: 'lots' as const,
  maxKm: 120,
  placeId: 'mkt-hanoi',
  gradeId: null,
  withinDays: null,
  name: 'Mận rẻ',
  productIds: ['mango', 'plum'],
  certificates: ['vietgap' as const],
  words: 'mận hậu',
  minVndPerKg: null,
  maxVndPerKg: 9_000,
  minKg: 1_000,
  from: null,
  to: '2026-06-12',
};

describe('a filter as an alert', () => {
  it('asks the same, and is known again whatever its order and its name', () => {
    const terms = termsOf(filter, 'x', 'mkt-hanoi');
    expect(terms).toMatchObject({ name: 'x', words: 'mận hậu', maxVndPerKg: 9_000 });
    expect(terms && sameTerms(alert, terms)).toBe(true);
    expect(sameTerms({ ...alert, maxVndPerKg: 9_001 }, terms ?? { name: '' })).toBe(false);
  });

  it('is none when nothing is asked but an order', () => {
    expect(termsOf({ sort: 'km' }, 'x', null)).toBeNull();
    expect(termsOf({ q: '  ' }, 'x', null)).toBeNull();
  });

  it('leads back to its lots', () => {
    const search = Object.fromEntries(new URL(addressOfAlert(alert), 'http://x').searchParams);
    const back = termsOf(filterOf(search), 'y', 'mkt-hanoi');
    expect(back && sameTerms(alert, back)).toBe(true);
    expect(addressOfAlert({ ...alert, kind: 'demands' })).toBe('/markets/mango');
  });
});
