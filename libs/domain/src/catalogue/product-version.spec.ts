import fc from 'fast-check';
import { addDays, dayOf } from '../shared/day';
import { kgOf } from '../shared/weight';
import type { ProductId } from '../shared/ids';
import { inForm } from './convert-form';
import { productOf } from './product-of';
import { newProductId, nextVersion, type ProductVersion, versionOn, withdrawVersion } from './product-version';
import { aSheet } from './samples';
import { gradesThatServe } from './serves';

const TODAY = dayOf('2026-06-12', 'today');
const first: ProductVersion = {
  version: 1,
  effectiveFrom: dayOf('2025-01-01', 'from'),
  sheet: aSheet({}),
  source: 'tệp',
  withdrawn: false,
};
const change = (sheet: Partial<ReturnType<typeof aSheet>>, from = addDays(TODAY, 1)) => ({
  effectiveFrom: from,
  sheet: aSheet(sheet),
  source: 'khảo sát tháng 6',
});
const refusal = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
};

test('a change takes effect on its day and not before; what held stays known', () => {
  const second = nextVersion([first], change({ nameVi: 'Xoài Sơn La' }), TODAY);
  expect([second.version, second.sheet.nameVi]).toEqual([2, 'Xoài Sơn La']);
  const history = [first, second];
  expect(versionOn(history, TODAY)?.version).toBe(1);
  expect(versionOn(history, addDays(TODAY, 1))?.version).toBe(2);
  expect(versionOn(history, dayOf('2024-12-31', 'day'))).toBeNull();
});

test('a change of what grades stand in for is dated: lots are matched by the version of the day', () => {
  const [best, second, ...rest] = first.sheet.grades;
  const apart = nextVersion([first], change({ grades: [{ ...best!, serves: [] }, second!, ...rest] }), TODAY);
  const servingOn = (day: typeof TODAY) =>
    gradesThatServe(productOf('mango' as ProductId, versionOn([first, apart], day)!.sheet).grades, ['grade2' as never]);
  expect(servingOn(TODAY)).toEqual(['grade1', 'grade2']);
  expect(servingOn(addDays(TODAY, 1))).toEqual(['grade2']);
});

test.each([
  ['catalogue.past_day', change({ nameVi: 'x' }, addDays(TODAY, -1))],
  ['catalogue.no_change', change({})],
  ['catalogue.in_use', change({ varieties: [{ ...aSheet({}).varieties[0]!, id: 'mango-khac' }] })],
  ['catalogue.in_use', change({ grades: aSheet({}).grades.slice(1) })],
  ['text.too_short', { ...change({ nameVi: 'x' }), source: '?' }],
] as const)('%s: a version is refused', (code, asked) => {
  expect(refusal(() => nextVersion([first], asked, TODAY))).toBe(code);
});

test('versions never overlap; one that has not begun can be taken back, one that holds cannot', () => {
  const planned = nextVersion([first], change({ nameVi: 'Xoài mới' }, addDays(TODAY, 9)), TODAY);
  const between = change({ nameVi: 'Xoài khác' }, addDays(TODAY, 9));
  expect(refusal(() => nextVersion([first, planned], between, TODAY))).toBe('catalogue.version_overlaps');
  const gone = withdrawVersion([first, planned], 2, TODAY);
  expect(versionOn([first, gone], addDays(TODAY, 30))?.version).toBe(1);
  expect(nextVersion([first, gone], between, TODAY).version).toBe(3);
  expect(refusal(() => withdrawVersion([first, gone], 2, TODAY))).toBe('catalogue.version_not_found');
  expect(refusal(() => withdrawVersion([first, planned], 1, TODAY))).toBe('catalogue.in_force');
});

test.each([
  ['catalogue.empty', { varieties: [] }],
  ['catalogue.empty', { grades: [] }],
  ['catalogue.empty', { varieties: aSheet({}).varieties.map((each) => ({ ...each, retired: true })) }],
  ['catalogue.empty', { grades: aSheet({}).grades.map((each) => ({ ...each, retired: true })) }],
  ['catalogue.named_twice', { varieties: [aSheet({}).varieties[0]!, aSheet({}).varieties[0]!] }],
  ['catalogue.id_invalid', { varieties: [{ ...aSheet({}).varieties[0]!, id: 'Xoài GL4' }] }],
  ['catalogue.grades_unsound', { grades: aSheet({}).grades.map((grade) => ({ ...grade, serves: ['grade1', 'grade2'] })) }],
  ['catalogue.grades_unsound', { grades: aSheet({}).grades.map((grade) => ({ ...grade, serves: ['grade9'] })) }],
  ['catalogue.season_invalid', { season: { fromMonth: 0, toMonth: 13, peakMonths: [] } }],
  ['catalogue.season_invalid', { offSeason: { fromMonth: 1, toMonth: 3, peakMonths: [2, 2] } }],
  ['catalogue.shelf_life_invalid', { ambient: { daysMin: 8, daysMax: 5, celsius: 28 } }],
  ['catalogue.shelf_life_invalid', { cold: { daysMin: 8, daysMax: 9, celsius: 80 } }],
  ['catalogue.measure_out_of_range', { grades: [{ ...aSheet({}).grades[1]!, measures: [{ kind: 'min_brix', value: 41 } as const] }] }],
  [
    'catalogue.measure_out_of_range',
    {
      grades: [
        {
          ...aSheet({}).grades[1]!,
          measures: [{ kind: 'min_grams_per_piece', value: 700 } as const, { kind: 'max_grams_per_piece', value: 500 } as const],
        },
      ],
    },
  ],
  ['catalogue.conversion_invalid', { units: [{ nameVi: 'sọt', nameEn: 'crate', kg: 0 }] }],
  ['catalogue.conversion_invalid', { forms: [{ nameVi: 'nhân', nameEn: 'green', gramsPerKg: 0, basis: 'ICO' }] }],
  ['area.yield_out_of_range', { yieldKgPerHa: 1 }],
  ['price.out_of_range', { referenceVndPerKg: 0 }],
  ['text.too_short', { nameVi: ' ' }],
] as const)('%s: a sheet is refused', (code, sheet) => {
  expect(refusal(() => nextVersion([], change(sheet), TODAY))).toBe(code);
});

test('a grade is retired from a day on and brought back by a later version; a sheet that retires nothing says what it always said', () => {
  const grades = first.sheet.grades.map((grade) => ({ ...grade, retired: grade.id === 'grade2' }));
  const second = nextVersion([first], change({ grades }), TODAY);
  const retiredOn = (history: ProductVersion[], day: typeof TODAY) =>
    productOf('mango' as ProductId, versionOn(history, day)!.sheet)
      .grades.filter(({ retired }) => retired)
      .map(({ id }) => id);
  expect(retiredOn([first, second], TODAY)).toEqual([]);
  expect(retiredOn([first, second], addDays(TODAY, 1))).toEqual(['grade2']);
  const kept = first.sheet.grades.map((grade) => ({ ...grade, retired: false }));
  expect(refusal(() => nextVersion([first], change({ grades: kept }), TODAY))).toBe('catalogue.no_change');
  const back = nextVersion([first, second], change({ grades: kept }, addDays(TODAY, 2)), TODAY);
  expect(retiredOn([first, second, back], addDays(TODAY, 2))).toEqual([]);
});

test('a new product is named for good: in small letters, not longer than an address bears', () => {
  expect(newProductId('pomelo')).toBe('pomelo');
  for (const id of ['', 'Bưởi', 'po melo', '-pomelo', 'p'.repeat(41)]) expect(refusal(() => newProductId(id))).toBe('catalogue.id_invalid');
});

test('a weight in another form, by its stated conversion', () => {
  expect(inForm(kgOf(1_000, 'kg'), { gramsPerKg: 167 })).toBe(167);
  expect(inForm(kgOf(3, 'kg'), { gramsPerKg: 500 })).toBe(2);
});

// Goal: on every day exactly one version holds, whatever was proposed and taken back. Method: random changes, each day asked.
test('whatever is proposed and taken back, the versions that hold follow each other without gap or overlap', () => {
  const act = fc.record({ after: fc.integer({ min: -2, max: 9 }), back: fc.boolean() });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
      let history: ProductVersion[] = [first];
      acts.forEach(({ after, back }, n) => {
        try {
          const last = history.at(-1)!;
          if (back) history = history.map((each) => (each === last ? withdrawVersion(history, last.version, TODAY) : each));
          else history = [...history, nextVersion(history, change({ nameVi: `Xoài ${n}` }, addDays(TODAY, after)), TODAY)];
        } catch (error) {
          expect(String((error as { code: string }).code)).toMatch(/^catalogue\./);
        }
      });
      const good = history.filter(({ withdrawn }) => !withdrawn);
      for (const [at, each] of good.entries()) {
        expect(versionOn(history, each.effectiveFrom)).toBe(each);
        const next = good[at + 1];
        if (next) expect(versionOn(history, addDays(next.effectiveFrom, -1))).toBe(each);
      }
    }),
  );
});
