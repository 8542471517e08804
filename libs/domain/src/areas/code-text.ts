import { DomainError } from '../shared/domain-error';
import { cleanText } from '../shared/text';

/** Longest code seen is 12 characters; other markets may write longer ones. */
const LENGTH = { min: 3, max: 40 } as const;

const TEXT = /^[A-Z0-9]+(?:[-./][A-Z0-9]+)*$/;

/**
 * Reads a code as printed on its certificate, in capitals. Whether it exists, and for whom, the register says.
 *
 * @throws DomainError `text.*` for its length and characters, `area_code.invalid` for anything but Latin letters, digits and separators
 */
export function areaCodeText(text: string, field: string): string {
  const code = cleanText(text, LENGTH, field).toUpperCase();
  if (!TEXT.test(code)) throw new DomainError('area_code.invalid', {}, field);
  return code;
}
