import { HAT_LOT_COOPERATIVE } from '../identity/samples';
import { PLAIN_LOT } from '../offers/lot-rules';
import { GL4, GRADE_1, HAT_LOT, MANGO } from '../offers/samples';
import { dayOf } from '../shared/day';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { aSchedule } from '../shared/schedule-samples';
import { priceOf } from '../shared/unit-price';
import { lotKgOf } from '../shared/weight';
import type { Catalogue } from '../catalogue/catalogue';
import type { LotFacts } from './make-lot';
import type { StandingOffer } from './standing-offer';

/** 3 t of grade-1 mango at Hát Lót every Monday and Thursday, at 9,000 VND/kg, under a code. */
export function aStandingOffer(change: Partial<StandingOffer>): StandingOffer {
  return {
    id: sampleId(70),
    marketId: MANGO,
    sellerId: HAT_LOT_COOPERATIVE.id,
    varietyId: GL4.id,
    gradeId: GRADE_1.id,
    placeId: HAT_LOT.id,
    kg: lotKgOf(3_000, 'kg'),
    mostKg: null,
    ask: { kind: 'fixed', vndPerKg: priceOf(9_000, 'ask') },
    certificates: ['vietgap'],
    areaCode: 'VN-SLOR-0123',
    certainty: 'ready',
    firm: false,
    lot: PLAIN_LOT,
    schedule: aSchedule({ weekdays: [1, 4], windowDays: 2 }),
    state: 'active',
    nextDay: dayOf('2026-06-08', 'nextDay'),
    version: 1,
    setBy: sampleId(71),
    ...change,
  };
}

/** A free way on the Sunday before. */
export function lotFacts(catalogue: Catalogue, change: Partial<LotFacts>): LotFacts {
  return {
    id: sampleId(72),
    seller: HAT_LOT_COOPERATIVE,
    today: SUNDAY,
    now: SUNDAY_NOON,
    catalogue,
    isSuspended: false,
    mayOpen: true,
    codeFault: null,
    roomKg: 100_000,
    postedKg: 0,
    indexVndPerKg: null,
    ...change,
  };
}
