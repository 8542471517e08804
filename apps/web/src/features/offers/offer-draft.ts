import { addDays, daysBetween, type Day } from '../../shared/format/date';
import type { Language } from '../../shared/format/language';
import { formatInteger } from '../../shared/format/number';
import { readPrice } from '../../shared/format/money';
import { readWeight, weightText, type WeightUnit } from '../../shared/format/weight';
import type { Offer, OpenOffer } from '../../shared/api/views';

/** An offer as typed. Weights and prices stay text until they are sent, so nothing typed is changed. */
export interface OfferDraft {
  varietyId: string;
  gradeId: string;
  placeId: string;
  weight: { text: string; unit: WeightUnit };
  ask: string;
  harvestFrom: Day;
  harvestTo: Day;
  areaCode: string;
  certificates: string[];
  certainty: string;
  firm: boolean;
  /** Left out: for everyone, in any part, at one ask. */
  lot?: LotDraft;
}

/** Whom a lot is for, how it may be cut, and how its ask steps down, as typed. */
export interface LotDraft {
  visibility: string;
  invited: { id: string; name: string }[];
  minLot: string;
  step: string;
  whole: boolean;
  /** From its day on the ask is this much; a line without a figure is none. */
  steps: TypedStep[];
}

/** One step of an ask, as typed. */
export interface TypedStep {
  day: Day;
  ask: string;
}

export const PLAIN_LOT: LotDraft = { visibility: 'public', invited: [], minLot: '', step: '', whole: false, steps: [] };

/** How sure a harvest is, from least to most; it only ever becomes surer. */
export const CERTAINTIES = ['forecast', 'estimate', 'ready'] as const;

/** Fruit is offered this far ahead at most; later days are forecasts, which have a page of their own. */
export const HARVEST_DAYS_AHEAD = 60;

/** A new offer before anything is typed: from tomorrow, for three days. */
export function emptyDraft(known: { varietyId: string; gradeId: string; placeId: string; ask: string; today: Day }): OfferDraft {
  const { today, ...rest } = known;
  return {
    ...rest,
    weight: { text: '', unit: 'tan' },
    harvestFrom: addDays(today, 1),
    harvestTo: addDays(today, 3),
    areaCode: '',
    certificates: [],
    certainty: 'ready',
    firm: false,
  };
}

/** The last offer again, for today: the window keeps its length and begins no earlier than today. */
export function draftLike(last: Offer, today: Day, language: Language): OfferDraft {
  const length = daysBetween(last.harvestFrom, last.harvestTo);
  const from = last.harvestFrom < today ? today : last.harvestFrom;
  return {
    varietyId: last.varietyId,
    gradeId: last.gradeId,
    placeId: last.placeId,
    weight: { text: weightText(last.offeredKg, 'tan', language), unit: 'tan' },
    ask: formatInteger(last.askVndPerKg, language),
    harvestFrom: from,
    harvestTo: addDays(from, length),
    areaCode: last.areaCode ?? '',
    certificates: [...last.certificates],
    certainty: last.certainty,
    firm: last.firm,
  };
}

/** What is sent. The form has checked both figures; empty fields are left out, not sent empty. */
export function offerBody(draft: OfferDraft, language: Language): OpenOffer {
  const weight = readWeight(draft.weight.text, draft.weight.unit, language);
  const ask = readPrice(draft.ask, language);
  if (!weight.ok || !ask.ok) throw new Error('A draft with unreadable figures was sent.');
  const areaCode = draft.areaCode.normalize('NFC').trim();
  return {
    varietyId: draft.varietyId,
    gradeId: draft.gradeId,
    placeId: draft.placeId,
    kg: weight.kg,
    askVndPerKg: ask.vndPerKg,
    harvestFrom: draft.harvestFrom,
    harvestTo: draft.harvestTo,
    certificates: draft.certificates as NonNullable<OpenOffer['certificates']>,
    certainty: draft.certainty as NonNullable<OpenOffer['certainty']>,
    firm: draft.firm,
    ...(areaCode === '' ? {} : { areaCode }),
    ...lotOf(draft.lot ?? PLAIN_LOT, language),
  };
}

/** Which typed figure of a lot's rules cannot be read: 'minLot', 'step' or the number of a step of the ask; null for none. */
export function unreadableIn({ minLot, step, steps }: LotDraft, language: Language): 'minLot' | 'step' | number | null {
  const isWeight = (text: string) => text.trim() === '' || readWeight(text, 'kg', language).ok;
  if (!isWeight(minLot)) return 'minLot';
  if (!isWeight(step)) return 'step';
  const wrong = steps.findIndex(({ ask }) => ask.trim() !== '' && !readPrice(ask, language).ok);
  return wrong === -1 ? null : wrong;
}

function lotOf({ visibility, invited, minLot, step, whole }: LotDraft, language: Language): Partial<OpenOffer> {
  const kg = (name: 'minLotKg' | 'stepKg', text: string): Partial<OpenOffer> => {
    const read = readWeight(text, 'kg', language);
    return text.trim() !== '' && read.ok ? { [name]: read.kg } : {};
  };
  return {
    ...(visibility === 'public' ? {} : { visibility: visibility as NonNullable<OpenOffer['visibility']> }),
    ...(visibility === 'invited' ? { invitedIds: invited.map(({ id }) => id) } : {}),
    ...kg('minLotKg', minLot),
    ...kg('stepKg', step),
    ...(whole ? { allOrNothing: true } : {}),
  };
}

/** The steps of the ask that are written out, to be set once the lot is open. */
export function askStepsOf({ lot = PLAIN_LOT }: OfferDraft, language: Language): { day: Day; askVndPerKg: number }[] {
  return lot.steps.flatMap(({ day, ask }) => {
    const read = readPrice(ask, language);
    return read.ok ? [{ day, askVndPerKg: read.vndPerKg }] : [];
  });
}
