import type { SetStandingOffer, StandingOffer } from '../../shared/api/views';
import { addDays, daysBetween, type Day } from '../../shared/format/date';
import type { Language } from '../../shared/format/language';
import { formatInteger } from '../../shared/format/number';
import { readDay } from '../../shared/format/read-day';
import { readFigure } from '../../shared/format/read-figure';
import { readTime } from '../../shared/format/read-time';
import { readWeight, weightText } from '../../shared/format/weight';
import type { TypedWeight } from '../../shared/ui/weight-field';
import { offerBody, type OfferDraft } from './offer-draft';

/** How a lot comes again, as typed beside it. */
export interface Repeat {
  /** '1' is Monday. */
  readonly weekdays: readonly string[];
  /** A day, what was typed that is none, or nothing: until it is stopped. */
  readonly until: Day;
  /** Of all its lots together; nothing typed is no bound. */
  readonly most: TypedWeight;
  readonly askKind: 'fixed' | 'index';
  /** So much above the index, below it if negative; nothing typed is nought. */
  readonly over: string;
  /** The hour at which a lot is posted, so many days before its own. */
  readonly placeAt: string;
  readonly leadDays: string;
}

/** What repeats, as it is changed: its lot and when it comes. */
export interface RepeatDraft extends OfferDraft {
  readonly repeat: Repeat;
}

/** A lot of the form that comes again: whether what is typed of it can be sent, and how it is. */
export interface Again {
  readonly typed: Repeat;
  readonly canSend: boolean;
  readonly post: (offer: OfferDraft, key: string) => Promise<void>;
  /** What the button says before the weight, and what is said when it is done. */
  readonly words: { readonly button: string; readonly done: string; readonly hint: string };
}

/** Lots are posted when the lorries of the next day are planned: at five in the morning of the day before. */
const LEAD_DAYS = '1';
const PLACE_AT = '05:00';

/** On the weekday of the first harvest, until it is stopped. */
export function emptyRepeat(first: Day): Repeat {
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
  return {
    weekdays: [String(weekday === 0 ? 7 : weekday)],
    until: '',
    most: { text: '', unit: 'tan' },
    askKind: 'fixed',
    over: '',
    placeAt: PLACE_AT,
    leadDays: LEAD_DAYS,
  };
}

/** What repeats, as it would have been typed. */
export function draftOfRepeat(standing: StandingOffer, language: Language): RepeatDraft {
  const { ask, mostKg, from } = standing;
  return {
    varietyId: standing.varietyId,
    gradeId: standing.gradeId,
    placeId: standing.placeId,
    weight: { text: weightText(standing.kg, 'tan', language), unit: 'tan' },
    ask: formatInteger(ask.leastVndPerKg, language),
    harvestFrom: from,
    harvestTo: addDays(from, standing.windowDays - 1),
    areaCode: standing.areaCode ?? '',
    certificates: [...standing.certificates],
    certainty: standing.certainty,
    firm: standing.firm,
    repeat: {
      weekdays: standing.weekdays.map(String),
      until: standing.until ?? '',
      most: { text: mostKg === null ? '' : weightText(mostKg, 'tan', language), unit: 'tan' },
      askKind: ask.kind,
      over: ask.overVndPerKg === 0 ? '' : formatInteger(ask.overVndPerKg, language),
      placeAt: standing.placeAt,
      leadDays: String(standing.leadDays),
    },
  };
}

/** True when everything typed of it can be read. */
export function isReadable({ weekdays, until, most, askKind, over, placeAt }: Repeat, language: Language): boolean {
  const isWeight = most.text.trim() === '' || readWeight(most.text, most.unit, language).ok;
  const isMargin = askKind === 'fixed' || isOver(over, language);
  return weekdays.length > 0 && (until === '' || readDay(until) !== null) && isWeight && isMargin && readTime(placeAt) !== null;
}

/** True for a margin that can be read: `500`, `−200`, or nothing. */
export const isOver = (typed: string, language: Language): boolean => typed.trim() === '' || readFigure(typed, 0, language) !== null;

/** What is sent: the lot of the form, from its first day on, each lot with as long a harvest. */
export function repeatBody(draft: OfferDraft, repeat: Repeat, language: Language): SetStandingOffer {
  const { askVndPerKg, harvestFrom, harvestTo, ...fruit } = offerBody(draft, language);
  const most = readWeight(repeat.most.text, repeat.most.unit, language);
  const hasMost = repeat.most.text.trim() !== '' && most.ok;
  return {
    ...fruit,
    ask: askOf(repeat, askVndPerKg, language),
    ...(hasMost ? { mostKg: most.kg } : {}),
    weekdays: repeat.weekdays.map(Number).sort(),
    from: harvestFrom,
    ...(repeat.until === '' ? {} : { until: repeat.until }),
    leadDays: Number(repeat.leadDays),
    placeAt: repeat.placeAt,
    windowDays: daysBetween(harvestFrom, harvestTo) + 1,
  };
}

/** What repeats with its changes: what no form shows of it, whom it is for and which days are left out, stays. */
export function changedBody(standing: StandingOffer, draft: RepeatDraft, language: Language): SetStandingOffer {
  const { visibility, invitedIds, minLotKg, stepKg, allOrNothing, skips, ask } = standing;
  const body = repeatBody(draft, draft.repeat, language);
  // A program may have set another gate's index: it keeps to it.
  const index = body.ask.kind === 'index' && ask.indexId !== null ? { indexId: ask.indexId as typeof FARM_GATE } : {};
  return {
    ...body,
    ask: { ...body.ask, ...index },
    visibility,
    ...(visibility === 'invited' ? { invitedIds: [...invitedIds] } : {}),
    ...(minLotKg === 0 ? {} : { minLotKg }),
    stepKg,
    allOrNothing,
    skips: [...skips],
  };
}

const FARM_GATE = 'farm_gate';

function askOf({ askKind, over }: Repeat, leastVndPerKg: number, language: Language): SetStandingOffer['ask'] {
  if (askKind === 'fixed') return { kind: 'fixed', leastVndPerKg };
  const margin = over.trim() === '' ? 0 : readFigure(over, 0, language)?.value;
  if (margin === undefined) throw new Error('A draft with unreadable figures was sent.');
  return { kind: 'index', leastVndPerKg, indexId: FARM_GATE, ...(margin === 0 ? {} : { overVndPerKg: margin }) };
}
