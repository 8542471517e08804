import type { ProductSheet } from './product-sheet';

/** What the catalogue says of mango in specs: two grades, the better serves the lesser. */
export function aSheet(change: Partial<ProductSheet>): ProductSheet {
  return {
    nameVi: 'Xoài',
    nameEn: 'Mango',
    category: 'fruit',
    season: { fromMonth: 5, toMonth: 8, peakMonths: [6, 7] },
    offSeason: null,
    ambient: { daysMin: 5, daysMax: 8, celsius: 28 },
    cold: { daysMin: 14, daysMax: 25, celsius: 11 },
    referenceVndPerKg: 7_054,
    yieldKgPerHa: 11_200,
    varieties: [
      {
        id: 'mango-gl4',
        nameVi: 'Xoài GL4',
        nameEn: 'GL4 mango',
        season: { fromMonth: 6, toMonth: 8, peakMonths: [] },
        formerDistricts: ['Huyện Mai Sơn'],
      },
    ],
    grades: [
      { id: 'grade1', nameVi: 'Loại 1', nameEn: 'Grade 1', measures: [{ kind: 'min_grams_per_piece', value: 500 }], serves: ['grade2'] },
      { id: 'grade2', nameVi: 'Loại 2', nameEn: 'Grade 2', measures: [], serves: [] },
    ],
    units: [],
    forms: [],
    ...change,
  };
}
