import { HANOI_BUYER } from '../identity/samples';
import { SMALL_CATALOGUE } from '../offers/small-catalogue';
import { GRADE_1, MANGO, PLANT } from '../offers/samples';
import { dayOf } from '../shared/day';
import { aSchedule } from '../shared/schedule-samples';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { priceOf } from '../shared/unit-price';
import { lotKgOf } from '../shared/weight';
import type { LineFacts } from './make-line';
import { PLAIN_ORDER } from './order-rules';
import type { StandingOrder } from './standing-order';

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
