import { Catalogue } from '../catalogue/catalogue';
import { GL4, GRADE_1, HAT_LOT, MANGO, PLANT } from './samples';

const YEAR = { fromMonth: 1, toMonth: 12, peakMonths: [] };
const named = { nameVi: 'Xoài', nameEn: 'Mango' };
const place = { ...named, lat: 21, lon: 104, communeCode: null, formerDistrict: null, road: null, demo: false };

/** One product, one variety, one grade, one place to load and one to deliver to; what is named is retired. */
const smallCatalogue = (retired: { readonly variety: boolean; readonly grade: boolean }): Catalogue =>
  new Catalogue({
    products: [
      {
        ...named,
        id: MANGO,
        category: 'fruit',
        season: YEAR,
        referenceVndPerKg: 7_000,
        freshnessVndPerKgDay: 100,
        maxHoldDays: 1,
        yieldKgPerHa: null,
        varieties: [{ ...named, ...GL4, season: YEAR, formerDistricts: [], retired: retired.variety }],
        grades: [{ ...named, ...GRADE_1, rank: 0, serves: [], retired: retired.grade }],
      },
    ],
    places: [
      { ...place, id: PLANT.id, kind: 'factory' },
      { ...place, id: HAT_LOT.id, kind: 'collection_point' },
    ],
    routes: [],
    destinations: [],
  });

export const SMALL_CATALOGUE = smallCatalogue({ variety: false, grade: false });
export const RETIRED_VARIETY = smallCatalogue({ variety: true, grade: false });
export const RETIRED_GRADE = smallCatalogue({ variety: false, grade: true });
