import type { SetStandingOrder, StandingOrder } from '../../shared/api/views';
import { addDays, type Day } from '../../shared/format/date';
import type { Language } from '../../shared/format/language';
import { readPrice } from '../../shared/format/money';
import { formatInteger } from '../../shared/format/number';
import { figureOf } from '../../shared/format/read-figure';
import { readWeight } from '../../shared/format/weight';
import { emptyOrder, type OrderDraft, rulesOf } from './order-draft';

/** A standing order as typed: an order, and when it comes. */
export interface StandingDraft extends OrderDraft {
  name: string;
  /** '1' is Monday. */
  weekdays: string[];
  from: Day;
  /** Empty: until it is ended. */
  until: Day;
  leadDays: string;
  placeAt: string;
  windowDays: string;
  standsHours: string;
  limitKind: string;
  indexId: string;
  over: string;
}

export function emptyStanding(known: Parameters<typeof emptyOrder>[0]): StandingDraft {
  return {
    ...emptyOrder(known),
    name: '',
    weekdays: ['1', '2', '3', '4', '5', '6'],
    from: addDays(known.today, 1),
    until: '',
    leadDays: '1',
    placeAt: '05:00',
    windowDays: '3',
    standsHours: '',
    limitKind: 'fixed',
    indexId: 'farm_gate',
    over: '',
  };
}

/** A standing order as it would have been typed. */
export function draftOfStanding(standing: StandingOrder, today: Day, language: Language): StandingDraft {
  const { limit, productId, ...same } = { ...standing, productId: standing.marketId };
  const figure = (value: number) => (value === 0 ? '' : formatInteger(value, language));
  return {
    ...emptyStanding({ productId, placeId: same.placeId, limit: formatInteger(limit.mostVndPerKg, language), today }),
    name: same.name,
    varietyId: same.varietyIds[0] ?? '',
    gradeIds: [...same.gradeIds],
    destinationId: same.destinationId ?? '',
    weight: { text: formatInteger(same.kg, language), unit: 'kg' },
    certificates: [...same.certificates],
    firm: same.firm,
    limitAt: same.limitAt,
    minLot: figure(same.minLotKg),
    maxPerSeller: figure(same.maxPerSellerKg),
    spread: Object.fromEntries(same.gradeSpread.map(({ gradeId, lessVndPerKg }) => [gradeId, figure(lessVndPerKg)])),
    allOrNothing: same.allOrNothing,
    weekdays: same.weekdays.map(String),
    from: same.from,
    until: same.until ?? '',
    leadDays: String(same.leadDays),
    placeAt: same.placeAt,
    windowDays: String(same.windowDays),
    standsHours: same.standsHours === null ? '' : String(same.standsHours),
    limitKind: limit.kind,
    indexId: limit.indexId ?? 'farm_gate',
    over: limit.overVndPerKg === 0 ? '' : String(limit.overVndPerKg),
  };
}

/** What is sent. The form has checked the figures. */
export function standingBody(draft: StandingDraft, language: Language): SetStandingOrder {
  const weight = readWeight(draft.weight.text, draft.weight.unit, language);
  const limit = readPrice(draft.limit, language);
  if (!weight.ok || !limit.ok) throw new Error('A draft with unreadable figures was sent.');
  return {
    name: draft.name,
    productId: draft.productId,
    varietyIds: draft.varietyId === '' ? [] : [draft.varietyId],
    gradeIds: draft.gradeIds,
    placeId: draft.placeId,
    ...(draft.destinationId === '' ? {} : { destinationId: draft.destinationId }),
    kg: weight.kg,
    limit:
      draft.limitKind === 'index'
        ? { kind: 'index', mostVndPerKg: limit.vndPerKg, indexId: draft.indexId as 'farm_gate', overVndPerKg: overOf(draft.over) }
        : { kind: 'fixed', mostVndPerKg: limit.vndPerKg },
    certificates: draft.certificates as NonNullable<SetStandingOrder['certificates']>,
    firm: draft.firm,
    ...rulesOf({ ...draft, expiresOn: '', alternativeTo: '' }, language),
    weekdays: draft.weekdays.map(Number).sort(),
    from: draft.from,
    ...(draft.until === '' ? {} : { until: draft.until }),
    leadDays: Number(draft.leadDays),
    placeAt: draft.placeAt,
    windowDays: Number(draft.windowDays),
    ...(draft.standsHours.trim() === '' ? {} : { standsHours: figureOf(draft.standsHours, 0, language) }),
  };
}

/** Whole đồng above the index, or below it: '500', '-1.000', '−1,000'; nothing typed is nothing. Either mark groups: half a đồng does not exist. */
export function overOf(typed: string): number {
  return typed.trim() === '' ? 0 : figureOf(typed, 0, 'vi');
}
