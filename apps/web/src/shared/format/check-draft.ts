import type { Day } from './date';
import type { Language } from './language';
import { readPrice } from './money';
import { readWeight, type WeightUnit } from './weight';

/** Why a field cannot be sent as it is; the words are in the dictionary under `wrong`. */
export type Wrong = 'empty' | 'not_a_number' | 'not_whole' | 'not_positive' | 'too_large' | 'window' | 'past' | 'choose';

export function wrongWeight(typed: { text: string; unit: WeightUnit }, language: Language): Wrong | true {
  const read = readWeight(typed.text, typed.unit, language);
  return read.ok || read.reason;
}

export function wrongPrice(typed: string, language: Language): Wrong | true {
  const read = readPrice(typed, language);
  return read.ok || read.reason;
}

export function wrongWindow(from: Day, to: Day, earliest: Day): Wrong | true {
  if (from < earliest) return 'past';
  return to < from ? 'window' : true;
}
