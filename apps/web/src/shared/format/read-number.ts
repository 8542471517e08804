import { decimalMark, type Language } from './language';

/** A number as typed: `mantissa / 10^scale`. `other` is the second way of reading it, when there is one. */
export interface NumberReading {
  readonly mantissa: number;
  readonly scale: number;
  readonly other: { readonly mantissa: number; readonly scale: number } | null;
}

/** 15 digits are exact in a double; nobody types more by intent. */
const DIGITS_MAX = 15;

const isGrouped = (parts: readonly string[]): boolean => {
  const [head = '', ...tail] = parts;
  return /^[1-9]\d{0,2}$/.test(head) && tail.length > 0 && tail.every((part) => /^\d{3}$/.test(part));
};

function reading(whole: string, fraction: string): { mantissa: number; scale: number } | null {
  const digits = whole + fraction;
  return /^\d+$/.test(digits) && digits.length <= DIGITS_MAX ? { mantissa: Number(digits), scale: fraction.length } : null;
}

/**
 * Reads `1.234,5`, `1,234.5`, `1 234,5`, `12.000.000`, `1,5`. A single mark before exactly three digits can be
 * read two ways: the language decides, and the other way is given too, so that the caller can ask or show.
 */
export function readNumber(typed: string, language: Language): NumberReading | null {
  const text = typed
    .normalize('NFC')
    .trim()
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '');
  if (!/^\d[\d.,]*$/.test(text) && !/^[.,]\d+$/.test(text)) return null;
  const marks = text.replace(/\d/g, '');
  if (marks === '') {
    const plain = reading(text, '');
    return plain && { ...plain, other: null };
  }
  const last = marks.at(-1) ?? '';
  const parts = text.split(last);
  if (new Set(marks).size === 2) {
    const [left = '', right = ''] = parts;
    const mixed = parts.length === 2 && isGrouped(left.split(last === ',' ? '.' : ',')) ? reading(left.replace(/[.,]/g, ''), right) : null;
    return mixed && { ...mixed, other: null };
  }
  if (marks.length > 1) {
    const whole = isGrouped(parts) ? reading(parts.join(''), '') : null;
    return whole && { ...whole, other: null };
  }
  const [left = '', right = ''] = parts;
  const asFraction = right === '' ? null : reading(left === '' ? '0' : left, right);
  const asGroups = isGrouped(parts) ? reading(left + right, '') : null;
  const first = last === decimalMark(language) ? asFraction : (asGroups ?? asFraction);
  if (first === null) return null;
  const second = first === asFraction ? asGroups : asFraction;
  return { ...first, other: second };
}

/** `mantissa / 10^scale * factor` when that is whole, else null. */
export function wholeOf(number: { mantissa: number; scale: number }, factor: number): number | null {
  const product = BigInt(number.mantissa) * BigInt(factor);
  const divisor = 10n ** BigInt(number.scale);
  return product % divisor === 0n ? Number(product / divisor) : null;
}
