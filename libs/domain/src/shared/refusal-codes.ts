import { ALERT_REFUSALS } from './alert-refusals';
import { AREA_REFUSALS } from './area-refusals';
import { CATALOGUE_REFUSALS } from './catalogue-refusals';
import { CONTRACT_REFUSALS } from './contract-refusals';
import { DOOR_REFUSALS } from './door-refusals';
import { IDENTITY_REFUSALS } from './identity-refusals';
import type { Refusal, RefusalFacts } from './refusal';
import { ROOM_REFUSALS } from './room-refusals';
import { PHOTO_REFUSALS } from './photo-refusals';
import { PUSH_REFUSALS } from './push-refusals';
import { STANDING_REFUSALS } from './standing-refusals';
import { SUPPLY_REFUSALS } from './supply-refusals';
import { VALUE_REFUSALS } from './value-refusals';

const ALL = {
  ...DOOR_REFUSALS,
  ...IDENTITY_REFUSALS,
  ...VALUE_REFUSALS,
  ...ROOM_REFUSALS,
  ...AREA_REFUSALS,
  ...CATALOGUE_REFUSALS,
  ...CONTRACT_REFUSALS,
  ...STANDING_REFUSALS,
  ...SUPPLY_REFUSALS,
  ...PHOTO_REFUSALS,
  ...ALERT_REFUSALS,
  ...PUSH_REFUSALS,
};

/** Every code that a refusal may carry. Closed: the HTTP status, the screens and the tests each cover all of it. */
export type RefusalCode = keyof typeof ALL;

/** The closed list: each code with its sentence in both languages and whether waiting may help. */
export const REFUSALS: Readonly<Record<RefusalCode, Refusal>> = ALL;

/** Every code once, in the order of the list, which is also the order of precedence. */
export const REFUSAL_CODES: readonly RefusalCode[] = Object.keys(ALL) as RefusalCode[];

/** True for a word that is a code of the list: for text that comes from a wire. */
export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(ALL, text);
}

/** The two languages of the screens. */
export type Language = 'vi' | 'en';

const PLACEHOLDER = /\{([A-Za-z]+)\}/g;

/** The sentence of a refusal with its figures filled in: 8000 is "8.000" in Vietnamese and "8,000" in English. */
export function refusalSentence(code: RefusalCode, facts: RefusalFacts, language: Language): string {
  return REFUSALS[code][language].replace(PLACEHOLDER, (_, name: string) => spoken(facts[name], language));
}

function spoken(fact: string | number | boolean | undefined, language: Language): string {
  if (fact === undefined) return '?';
  if (typeof fact !== 'number' || !Number.isSafeInteger(fact)) return String(fact);
  return String(fact).replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');
}
