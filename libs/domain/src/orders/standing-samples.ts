import { Catalogue } from '../catalogue/catalogue';
import { HANOI_BUYER } from '../identity/samples';
import { GL4, GRADE_1, HAT_LOT, MANGO, PLANT } from '../offers/samples';
import { dayOf } from '../shared/day';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { priceOf } from '../shared/unit-price';
import { lotKgOf } from '../shared/weight';
import type { LineFacts } from './make-line';
import { PLAIN_ORDER } from './order-rules';
import type { StandingOrder } from './standing-order';
import type { StandingSchedule } from './standing-schedule';

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

/** Monday to Friday from 8 June 2026 on, placed at five in the morning of the day before, with three days to arrive. */
export function aSchedule(change: Partial<StandingSchedule>): StandingSchedule {
  return {
    weekdays: [1, 2, 3, 4, 5],
    from: dayOf('2026-06-08', 'from'),
    until: null,
    leadDays: 1,
    placeAtMinute: 300,
    windowDays: 3,
    ...change,
  };
}

/** 2 t of grade-1 mango to the plant on every weekday, up to 11,000 VND/kg. */
export function aStandingOrder(change: Partial<StandingOrder>): StandingOrder {
  const { alternativeSet: _set, expiresAt: _at, ...rules } = PLAIN_ORDER;
  return {
    id: sampleId(60),
    buyerId: HANOI_BUYER.id,
    name: 'Xoài hằng ngày',
    marketId: MANGO,
    varietyIds: [],
    gradeIds: [GRADE_1.id],
    placeId: PLANT.id,
    destinationId: null,
    kg: lotKgOf(2_000, 'kg'),
    limit: { kind: 'fixed', vndPerKg: priceOf(11_000, 'limit') },
    certificates: [],
    firm: true,
    rules,
    standsHours: null,
    schedule: aSchedule({}),
    state: 'active',
    nextDay: dayOf('2026-06-08', 'nextDay'),
    version: 1,
    setBy: sampleId(61),
    ...change,
  };
}

/** A free way on the Sunday before. */
export function lineFacts(change: Partial<LineFacts>): LineFacts {
  return {
    id: sampleId(62),
    buyer: HANOI_BUYER,
    today: SUNDAY,
    now: SUNDAY_NOON,
    catalogue: SMALL_CATALOGUE,
    isSuspended: false,
    haltReason: null,
    isCreditUsedUp: false,
    indexVndPerKg: null,
    ...change,
  };
}
