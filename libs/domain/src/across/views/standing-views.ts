import type { StandingLine, StandingOrder } from '../../orders/standing-order';
import { dueAt, nextLine } from '../../shared/standing-schedule';
import { refusalSentence } from '../../shared/refusal-codes';
import { instantToIso } from '../../shared/instant';
import type {
  ScheduleView,
  SettledDayView,
  StandingLineView,
  StandingOfferLineView,
  StandingOfferView,
  StandingOrderView,
} from './standing-view-types';
import type { StandingOffer, StandingOfferLine } from '../../supply/standing-offer';

/** A standing order for its own buyer. */
export function standingOrderView(standing: StandingOrder): StandingOrderView {
  const { rules, limit } = standing;
  return {
    id: standing.id,
    buyerId: standing.buyerId,
    name: standing.name,
    marketId: standing.marketId,
    varietyIds: standing.varietyIds,
    gradeIds: standing.gradeIds,
    placeId: standing.placeId,
    destinationId: standing.destinationId,
    kg: standing.kg,
    limit:
      limit.kind === 'fixed'
        ? { kind: 'fixed', indexId: null, overVndPerKg: 0, mostVndPerKg: limit.vndPerKg }
        : { kind: 'index', indexId: limit.indexId, overVndPerKg: limit.overVndPerKg, mostVndPerKg: limit.mostVndPerKg },
    certificates: standing.certificates,
    firm: standing.firm,
    ...rules,
    standsHours: standing.standsHours,
    ...scheduleView(standing),
  };
}

/** A day of a standing order for its own buyer, with why it was missed in both languages. */
export function standingLineView({ orderId, ...line }: StandingLine): StandingLineView {
  return { ...lineView(line), orderId };
}

/** A standing offer for its own seller. */
export function standingOfferView(standing: StandingOffer): StandingOfferView {
  const { lot, ask } = standing;
  return {
    id: standing.id,
    sellerId: standing.sellerId,
    marketId: standing.marketId,
    varietyId: standing.varietyId,
    gradeId: standing.gradeId,
    placeId: standing.placeId,
    kg: standing.kg,
    mostKg: standing.mostKg,
    ask:
      ask.kind === 'fixed'
        ? { kind: 'fixed', indexId: null, overVndPerKg: 0, leastVndPerKg: ask.vndPerKg }
        : { kind: 'index', indexId: ask.indexId, overVndPerKg: ask.overVndPerKg, leastVndPerKg: ask.leastVndPerKg },
    certificates: standing.certificates,
    areaCode: standing.areaCode,
    certainty: standing.certainty,
    firm: standing.firm,
    ...lot,
    ...scheduleView(standing),
    skips: standing.schedule.skips,
  };
}

/** A day of a standing offer for its own seller, with why it was missed in both languages. */
export function standingOfferLineView({ offerId, ...line }: StandingOfferLine): StandingOfferLineView {
  return { ...lineView(line), offerId };
}

function scheduleView({ schedule, state, nextDay, version }: StandingOrder | StandingOffer): ScheduleView {
  const next = state === 'active' ? nextLine(schedule, nextDay) : null;
  return {
    weekdays: schedule.weekdays,
    from: schedule.from,
    until: schedule.until,
    leadDays: schedule.leadDays,
    placeAt: clockOf(schedule.placeAtMinute),
    windowDays: schedule.windowDays,
    state,
    nextDay: next,
    nextAt: next && instantToIso(dueAt(schedule, next)),
    version,
  };
}

function lineView({ day, state, missed, at }: Omit<StandingLine, 'orderId'>): SettledDayView {
  return {
    day,
    state,
    code: missed && missed.code,
    reason: missed && { vi: refusalSentence(missed.code, missed.facts, 'vi'), en: refusalSentence(missed.code, missed.facts, 'en') },
    at: instantToIso(at),
  };
}

/** Minutes after midnight as people write them: 300 is '05:00'. */
function clockOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
