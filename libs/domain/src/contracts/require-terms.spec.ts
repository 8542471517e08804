import fc from 'fast-check';
import { addDays, dayOf } from '../shared/day';
import { priceOf } from '../shared/unit-price';
import { kgOf } from '../shared/weight';
import { bandKgOf, lowerKgOf, periodOf, upperKgOf } from './contract-period';
import type { ContractTerms } from './contract-terms';
import { agreedKgOf, requireTerms } from './require-terms';
import { someTerms } from './samples';

const kg = (value: number) => kgOf(value, 'kg');
const day = (text: string) => dayOf(text, 'day');
const period = (from: string, to: string, value: number, band: { percentBp?: number | null; kg?: number } = { percentBp: 1_000 }) => ({
  from: day(from),
  to: day(to),
  kg: kg(value),
  band: { percentBp: band.percentBp ?? null, kg: band.kg === undefined ? null : kg(band.kg) },
});
const JUNE = period('2026-06-01', '2026-06-30', 8_000);
const JULY = period('2026-07-01', '2026-07-31', 8_000);
const AUGUST = period('2026-08-01', '2026-08-31', 4_000);
const months = (...periods: ReturnType<typeof period>[]): Partial<ContractTerms> => ({ periods });
const index = { indexId: 'farm_gate', placeId: null, lagDays: 1, averageDays: 7 };
const household = (value: number) => ({ name: 'Hộ ông Lò Văn A', kg: kg(value) });

test('three months with bands are terms', () => {
  expect(() => requireTerms(someTerms(months(JUNE, JULY, AUGUST)))).not.toThrow();
});

test.each<[string, string, Partial<ContractTerms>]>([
  ['contract.tolerance_out_of_range', 'toleranceBp', { toleranceBp: 5_001 }],
  ['contract.notice_out_of_range', 'noticeHours', { noticeHours: 337 }],
  ['contract.confirm_window_out_of_range', 'confirmHours', { confirmHours: 0 }],
  ['contract.confirm_window_out_of_range', 'confirmHours', { confirmHours: 73 }],
  ['contract.make_up_out_of_range', 'makeUpDays', { makeUpDays: 15 }],
  ['contract.penalty_too_high', 'penaltyBp', { penaltyBp: 801 }],
  ['contract.deposit_invalid', 'depositVnd', { depositVnd: '-1' }],
  ['contract.deposit_invalid', 'depositVnd', { depositVnd: '1.5' }],
  ['contract.slot_invalid', 'slot', { slot: { from: '10:00', to: '06:00' } }],
  ['contract.slot_invalid', 'slot', { slot: { from: '6h', to: '24:00' } }],
  ['contract.cause_unknown', 'forceMajeure', { forceMajeure: ['bad mood' as 'hail'] }],
  ['contract.spread_out_of_range', 'grades', { grades: [{ gradeId: someTerms({}).grades[0]!.gradeId, spreadVndPerKg: -8_500 }] }],
  ['list.too_short', 'grades', { grades: [] }],
  ['list.too_short', 'periods', months()],
  ['contract.periods_outside_season', 'periods', months(JUNE, JULY)],
  ['contract.periods_outside_season', 'periods', months(period('2026-05-31', '2026-08-31', 20_000))],
  ['contract.periods_overlap', 'periods', months(JUNE, period('2026-06-30', '2026-07-31', 8_000), AUGUST)],
  ['contract.periods_gap', 'periods', months(JUNE, period('2026-07-02', '2026-07-31', 8_000), AUGUST)],
  ['contract.band_missing', 'periods', months(JUNE, JULY, period('2026-08-01', '2026-08-31', 4_000, {}))],
  ['contract.band_out_of_range', 'periods', months(JUNE, JULY, period('2026-08-01', '2026-08-31', 4_000, { percentBp: 5_001 }))],
  ['contract.band_out_of_range', 'periods', months(JUNE, JULY, period('2026-08-01', '2026-08-31', 4_000, { kg: 4_001 }))],
  ['contract.ceiling_out_of_range', 'ceilingKg', { ceilingKg: kg(22_001) }],
  ['contract.ceiling_out_of_range', 'ceilingKg', { ceilingKg: kg(19_999) }],
  ['contract.band_over_ceiling', 'periods', { ceilingKg: kg(21_999) }],
  [
    'contract.index_missing',
    'price',
    { price: { kind: 'floor_plus_market', floorVndPerKg: priceOf(1, 'p'), capVndPerKg: null, index: { ...index, indexId: ' ' } } },
  ],
  [
    'contract.index_days_out_of_range',
    'price',
    { price: { kind: 'market_minus', minusVndPerKg: 0, floorVndPerKg: null, capVndPerKg: null, index: { ...index, averageDays: 29 } } },
  ],
  [
    'contract.cap_below_floor',
    'price',
    { price: { kind: 'floor_plus_market', floorVndPerKg: priceOf(9_000, 'p'), capVndPerKg: priceOf(8_999, 'p'), index } },
  ],
  ['contract.area_out_of_range', 'area', { area: { squareMetres: 0, yieldKgPerHectare: 10_000 } }],
  ['contract.area_too_small', 'area', { area: { squareMetres: 21_999, yieldKgPerHectare: 10_000 } }],
  ['contract.households_over_agreed', 'linkage', { linkage: { form: 'inputs', households: [household(12_000), household(10_001)] } }],
  ['list.too_long', 'linkage', { linkage: { form: 'inputs', households: Array.from({ length: 1_001 }, () => household(1)) } }],
])('%s at %s', (code, field, change) => {
  expect(() => requireTerms(someTerms(change))).toThrow(expect.objectContaining({ code, field }));
});

test('a penalty of 8 % is the law’s limit, an area of just enough land bears the ceiling', () => {
  expect(() => requireTerms(someTerms({ penaltyBp: 800, area: { squareMetres: 22_000, yieldKgPerHectare: 10_000 } }))).not.toThrow();
  expect(() => requireTerms(someTerms({ linkage: { form: 'direct_sale', households: [household(22_000)] } }))).not.toThrow();
});

test.each([
  [1_000, null, 10_005, 1_000],
  [null, 300, 10_005, 300],
  [1_000, 300, 10_005, 300],
  [100, 300, 10_005, 100],
  [0, null, 10_005, 0],
])('± %p basis points or %p kg of %p kg is %p kg: whichever is less, rounded down', (percentBp, bandKg, value, band) => {
  const one = period('2026-06-01', '2026-06-30', value, { percentBp, ...(bandKg === null ? {} : { kg: bandKg }) });
  expect([bandKgOf(one), lowerKgOf(one), upperKgOf(one)]).toEqual([band, value - band, value + band]);
});

test('periods of any length that follow each other cover every day once, and their sum is what is committed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ days: fc.integer({ min: 1, max: 31 }), kg: fc.integer({ min: 0, max: 100_000 }) }), {
        minLength: 1,
        maxLength: 12,
      }),
      (rows) => {
        fc.pre(rows.some((row) => row.kg > 0));
        let from = day('2026-06-01');
        const periods = rows.map((row) => {
          const to = addDays(from, row.days - 1);
          const one = { from, to, kg: kg(row.kg), band: { percentBp: 0, kg: null } };
          from = addDays(to, 1);
          return one;
        });
        const agreedKg = agreedKgOf(periods);
        const season = { from: day('2026-06-01'), to: addDays(from, -1) };
        const terms = someTerms({ season, periods, agreedKg, ceilingKg: agreedKg, toleranceBp: 0 });
        expect(() => requireTerms(terms)).not.toThrow();
        for (let at = season.from; at <= season.to; at = addDays(at, 1)) expect(periodOf(terms, at).from <= at).toBe(true);
        expect(agreedKg).toBe(rows.reduce((sum, row) => sum + row.kg, 0));
      },
    ),
    { numRuns: 30 },
  );
});
