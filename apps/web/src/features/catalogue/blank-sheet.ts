import type { Sheet } from './api';

const season = { fromMonth: 6, toMonth: 8, peakMonths: [] };

/** What the form of a new product begins with: one variety and one grade to fill in, figures that are plainly to be set. */
export const BLANK_SHEET: Sheet = {
  nameVi: '',
  nameEn: '',
  category: 'fruit',
  season,
  offSeason: null,
  ambient: { daysMin: 3, daysMax: 7, celsius: 28 },
  cold: null,
  referenceVndPerKg: Number.NaN,
  yieldKgPerHa: null,
  varieties: [{ id: '', nameVi: '', nameEn: '', season, formerDistricts: [] }],
  grades: [{ id: '', nameVi: '', nameEn: '', measures: [], serves: [] }],
  units: [],
  forms: [],
};
