import type { Prng } from './prng';
import type { ProductView } from './reference';

/**
 * What a grade fetches against the average of its product, in hundredths. Assumption, after the 2025 plum prices (VIP 110,000, grade 1
 * 70,000, grade 2 45,000, grade 3 25,000 at the same time) pressed towards the middle, for a day has less spread than a season.
 */
const GRADE_PERCENT: Readonly<Record<string, number>> = {
  'export-us': 170,
  'export-large': 150,
  export: 145,
  vip: 170,
  specialty: 150,
  grade1: 115,
  ripe95: 110,
  grade2: 90,
  ripe80: 90,
  grade3: 70,
  ungraded: 75,
  processing: 60,
  drying: 55,
  juice: 45,
  cull: 20,
};

/** How often a lot is of a grade, against the others of its product. Assumption. */
const GRADE_SHARE: Readonly<Record<string, number>> = {
  'export-us': 3,
  'export-large': 7,
  export: 8,
  vip: 6,
  grade1: 26,
  grade2: 28,
  grade3: 12,
  ungraded: 18,
  processing: 12,
  drying: 8,
  juice: 6,
  cull: 0,
};

/** Prices are talked about in hundreds of đồng. */
const STEP_VND = 100;

export function gradePercent(gradeId: string): number {
  return GRADE_PERCENT[gradeId] ?? 100;
}

export function gradeShare(gradeId: string): number {
  return GRADE_SHARE[gradeId] ?? 10;
}

/** A price around the average of the product and grade: `lowPercent` to `highPercent` of it, in steps of 100 đồng. */
export function priceAround(product: ProductView, gradeId: string, range: { lowPercent: number; highPercent: number }, prng: Prng): number {
  const middle = (product.referenceVndPerKg * gradePercent(gradeId)) / 100;
  const percent = range.lowPercent + prng.next() * (range.highPercent - range.lowPercent);
  return toStep((middle * percent) / 100);
}

/** The nearest hundred đồng, never below one. */
export function toStep(vnd: number): number {
  return Math.max(STEP_VND, Math.round(vnd / STEP_VND) * STEP_VND);
}

/** The lowest grade that is still bought by name: what a factory asks for. */
export function factoryGrade(product: ProductView): string {
  const named = product.grades.find((grade) => grade.id === 'processing' || grade.id === 'drying' || grade.id === 'juice');
  const sold = product.grades.filter((grade) => grade.id !== 'cull');
  return named?.id ?? sold.at(-1)?.id ?? '';
}
