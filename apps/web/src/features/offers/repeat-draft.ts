import type { SetStandingOffer } from '../../shared/api/views';
import { daysBetween, type Day } from '../../shared/format/date';
import type { Language } from '../../shared/format/language';
import { readDay } from '../../shared/format/read-day';
import { readWeight } from '../../shared/format/weight';
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
const LEAD_DAYS = 1;
const PLACE_AT = '05:00';

/** On the weekday of the first harvest, until it is stopped. */
export function emptyRepeat(first: Day): Repeat {
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
  return { weekdays: [String(weekday === 0 ? 7 : weekday)], until: '', most: { text: '', unit: 'tan' }, askKind: 'fixed' };
}

/** True when everything typed of it can be read. */
export function isReadable({ weekdays, until, most }: Repeat, language: Language): boolean {
  const isWeight = most.text.trim() === '' || readWeight(most.text, most.unit, language).ok;
  return weekdays.length > 0 && (until === '' || readDay(until) !== null) && isWeight;
}

/** What is sent: the lot of the form, from its first day on, each lot with as long a harvest. */
export function repeatBody(draft: OfferDraft, repeat: Repeat, language: Language): SetStandingOffer {
  const { askVndPerKg, harvestFrom, harvestTo, ...fruit } = offerBody(draft, language);
  const most = readWeight(repeat.most.text, repeat.most.unit, language);
  const hasMost = repeat.most.text.trim() !== '' && most.ok;
  return {
    ...fruit,
    ask:
      repeat.askKind === 'fixed'
        ? { kind: 'fixed', leastVndPerKg: askVndPerKg }
        : { kind: 'index', leastVndPerKg: askVndPerKg, indexId: 'farm_gate' },
    ...(hasMost ? { mostKg: most.kg } : {}),
    weekdays: repeat.weekdays.map(Number).sort(),
    from: harvestFrom,
    ...(repeat.until === '' ? {} : { until: repeat.until }),
    leadDays: LEAD_DAYS,
    placeAt: PLACE_AT,
    windowDays: daysBetween(harvestFrom, harvestTo) + 1,
  };
}
