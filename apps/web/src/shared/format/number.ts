import { decimalMark, type Language } from './language';

const MINUS = '\u2212';

function grouped(digits: string, mark: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, mark);
}

/** `1.234` in Vietnamese, `1,234` in English. Takes bigint for sums of money. */
export function formatInteger(value: number | bigint, language: Language): string {
  const text = value.toString();
  const digits = text.startsWith('-') ? text.slice(1) : text;
  return (text.startsWith('-') ? MINUS : '') + grouped(digits, language === 'vi' ? '.' : ',');
}

/** A number with at least `least` and at most `most` decimals, rounded half away from zero: `1.234,5`. */
export function formatDecimal(value: number, decimals: { least: number; most: number }, language: Language): string {
  const scaled = Math.round(Math.abs(value) * 10 ** decimals.most);
  const digits = scaled.toString().padStart(decimals.most + 1, '0');
  const whole = digits.slice(0, digits.length - decimals.most);
  let fraction = decimals.most === 0 ? '' : digits.slice(-decimals.most);
  while (fraction.length > decimals.least && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const sign = value < 0 && scaled > 0 ? MINUS : '';
  return sign + grouped(whole, language === 'vi' ? '.' : ',') + (fraction === '' ? '' : decimalMark(language) + fraction);
}

/** `12,5%` from a share of 1; a dash when there is nothing to divide by. */
export function formatShare(part: number, whole: number, language: Language): string {
  return whole === 0 ? '–' : `${formatDecimal((part / whole) * 100, { least: 0, most: 1 }, language)}%`;
}
