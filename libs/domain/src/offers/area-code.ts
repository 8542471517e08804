import { DomainError } from '../shared/domain-error';
import { cleanText } from '../shared/text';

/** Longest code seen is 12 characters; other markets may write longer ones. */
const LENGTH = { min: 3, max: 40 } as const;

const FORM = /^[A-Z0-9]+(?:[-./][A-Z0-9]+)*$/;

/**
 * Reads the code of a planting area as printed on its certificate, in capitals: 'VN-SLOR-0123'.
 *
 * Codes differ from market to market, so only what can be no code at all is refused; whether a code exists is another room's question.
 * @throws DomainError `text.*` for its length and characters, `area_code.invalid` for anything but letters, digits and separators
 */
export function areaCodeOf(text: string, field: string): string {
  const code = cleanText(text, LENGTH, field).toUpperCase();
  if (!FORM.test(code)) throw new DomainError('area_code.invalid', {}, field);
  return code;
}
