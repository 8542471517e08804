import { DomainError } from '../shared/domain-error';
import { isSlug } from '../shared/ids';
import { cleanText } from '../shared/text';
import { priceOf } from '../shared/unit-price';
import type { GradeSheet, Measure, PackUnit, ProductForm, ProductSheet, ShelfLife, VarietySheet } from './product-sheet';
import type { Season } from './season';
import { servesFault } from './serves';

/** Bounds of what an operator may state; outside them it is a slip of the keyboard. */
const NAME = { min: 1, max: 80 } as const;
const BASIS = { min: 3, max: 400 } as const;
const YIELD = { min: 100, max: 150_000 } as const;
const DAYS_MAX = 3_650;
const CELSIUS = { min: -30, max: 50 } as const;
const UNIT_KG = { min: 1, max: 30_000 } as const;
const FORM_GRAMS = { min: 1, max: 100_000 } as const;
const MEASURE_MAX: Readonly<Record<Measure['kind'], number>> = {
  min_grams_per_piece: 30_000,
  max_grams_per_piece: 30_000,
  min_brix: 40,
  max_defect_percent: 100,
  min_ripe_percent: 100,
  min_starch_percent: 60,
  min_ccs: 25,
  max_moisture_percent: 100,
};

/**
 * Holds what an operator states of a product to sense, and answers it with its texts cleaned. Its grades must form an acyclic relation
 * "serves", its names must be unique, its figures within bounds, and not everything may be retired: a market is halted, not emptied.
 *
 * @throws DomainError `catalogue.named_twice`, `catalogue.grades_unsound`, `catalogue.season_invalid`, `catalogue.shelf_life_invalid`,
 * `catalogue.measure_out_of_range`, `catalogue.conversion_invalid`, `catalogue.id_invalid`, `catalogue.empty`, `area.yield_out_of_range`,
 * `price.out_of_range`, `text.*`
 */
export function requireSheet(sheet: ProductSheet): ProductSheet {
  if (sheet.varieties.every(({ retired }) => retired)) throw new DomainError('catalogue.empty', {}, 'varieties');
  if (sheet.grades.every(({ retired }) => retired)) throw new DomainError('catalogue.empty', {}, 'grades');
  requireUnique(
    sheet.varieties.map(({ id }) => id),
    'varieties',
  );
  requireUnique(
    sheet.grades.map(({ id }) => id),
    'grades',
  );
  const fault = servesFault(sheet.grades);
  if (fault !== null) throw new DomainError('catalogue.grades_unsound', { fault }, 'grades');
  return {
    ...names(sheet, 'product'),
    category: sheet.category,
    season: seasonOf(sheet.season, 'season'),
    offSeason: sheet.offSeason === null ? null : seasonOf(sheet.offSeason, 'offSeason'),
    ambient: shelfLife(sheet.ambient, 'ambient'),
    cold: sheet.cold === null ? null : shelfLife(sheet.cold, 'cold'),
    referenceVndPerKg: priceOf(sheet.referenceVndPerKg, 'referenceVndPerKg'),
    yieldKgPerHa: yieldOf(sheet.yieldKgPerHa),
    varieties: sheet.varieties.map(variety),
    grades: sheet.grades.map(grade),
    units: sheet.units.map(unit),
    forms: sheet.forms.map(form),
  };
}

function names(of: { readonly nameVi: string; readonly nameEn: string }, field: string): { nameVi: string; nameEn: string } {
  return { nameVi: cleanText(of.nameVi, NAME, `${field}.nameVi`), nameEn: cleanText(of.nameEn, NAME, `${field}.nameEn`) };
}

function requireUnique(ids: readonly string[], field: string): void {
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new DomainError('catalogue.named_twice', { id: twice }, field);
  const odd = ids.find((id) => !isSlug(id));
  if (odd !== undefined) throw new DomainError('catalogue.id_invalid', { id: odd.slice(0, 40) }, field);
}

function seasonOf({ fromMonth, toMonth, peakMonths }: Season, field: string): Season {
  const isMonth = (month: number): boolean => Number.isInteger(month) && month >= 1 && month <= 12;
  const fits = [fromMonth, toMonth, ...peakMonths].every(isMonth) && new Set(peakMonths).size === peakMonths.length;
  if (!fits) throw new DomainError('catalogue.season_invalid', {}, field);
  return { fromMonth, toMonth, peakMonths };
}

function shelfLife({ daysMin, daysMax, celsius }: ShelfLife, field: string): ShelfLife {
  const whole = [daysMin, daysMax, celsius].every(Number.isInteger);
  const fits = whole && daysMin >= 0 && daysMin <= daysMax && daysMax <= DAYS_MAX && celsius >= CELSIUS.min && celsius <= CELSIUS.max;
  if (!fits) throw new DomainError('catalogue.shelf_life_invalid', {}, field);
  return { daysMin, daysMax, celsius };
}

function yieldOf(kgPerHa: number | null): number | null {
  const fits = kgPerHa === null || (Number.isInteger(kgPerHa) && kgPerHa >= YIELD.min && kgPerHa <= YIELD.max);
  if (!fits) throw new DomainError('area.yield_out_of_range', { least: YIELD.min, most: YIELD.max }, 'yieldKgPerHa');
  return kgPerHa;
}

function variety(each: VarietySheet): VarietySheet {
  const formerDistricts = each.formerDistricts.map((district) => cleanText(district, NAME, 'varieties.formerDistricts'));
  return { id: each.id, ...names(each, 'varieties'), season: seasonOf(each.season, 'varieties'), formerDistricts, ...retirement(each) };
}

function grade(each: GradeSheet): GradeSheet {
  const { measures } = each;
  if (new Set(measures.map(({ kind }) => kind)).size !== measures.length)
    throw new DomainError('catalogue.named_twice', { id: each.id }, 'grades.measures');
  for (const { kind, value } of measures) {
    const most = MEASURE_MAX[kind];
    const isTenths = Math.abs(value * 10 - Math.round(value * 10)) < 1e-6;
    if (!isTenths || value < 0 || value > most) throw new DomainError('catalogue.measure_out_of_range', { kind, most }, 'grades.measures');
  }
  const of = (kind: Measure['kind']): number | undefined => measures.find((measure) => measure.kind === kind)?.value;
  const [least, most] = [of('min_grams_per_piece'), of('max_grams_per_piece')];
  if (least !== undefined && most !== undefined && least > most)
    throw new DomainError(
      'catalogue.measure_out_of_range',
      { kind: 'max_grams_per_piece', most: MEASURE_MAX.max_grams_per_piece },
      'grades.measures',
    );
  return { id: each.id, ...names(each, 'grades'), measures, serves: each.serves, ...retirement(each) };
}

/** Written only where it is so: a sheet that was stated before there were retirements says the same as one of today. */
function retirement({ retired }: { readonly retired?: boolean }): { readonly retired?: true } {
  return retired === true ? { retired } : {};
}

function unit(each: PackUnit): PackUnit {
  const fits = Number.isInteger(each.kg) && each.kg >= UNIT_KG.min && each.kg <= UNIT_KG.max;
  if (!fits) throw new DomainError('catalogue.conversion_invalid', { least: UNIT_KG.min, most: UNIT_KG.max }, 'units');
  return { ...names(each, 'units'), kg: each.kg };
}

function form(each: ProductForm): ProductForm {
  const { gramsPerKg } = each;
  const fits = Number.isInteger(gramsPerKg) && gramsPerKg >= FORM_GRAMS.min && gramsPerKg <= FORM_GRAMS.max;
  if (!fits) throw new DomainError('catalogue.conversion_invalid', { least: FORM_GRAMS.min, most: FORM_GRAMS.max }, 'forms');
  return { ...names(each, 'forms'), gramsPerKg, basis: cleanText(each.basis, BASIS, 'forms.basis') };
}
