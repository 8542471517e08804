import type { Language } from './language';
import { readNumber } from './read-number';

/** Units that people write behind a bare figure. */
const UNIT = /\s*(?:kg|ha|%|°c|đ|₫|đồng|ngày|giờ|hộ|tháng)$/u;

/**
 * A bare figure as typed, with at most so many decimals: `1.500`, `1,5`, `−2`. Where one mark can be read two ways and both are
 * possible the other way is given too. Null when it is no such figure; nothing is rounded.
 */
export function readFigure(typed: string, decimals: number, language: Language): { value: number; other: number | null } | null {
  const text = typed.normalize('NFC').trim().toLowerCase().replace(UNIT, '');
  const isNegative = /^[-−]/u.test(text);
  const read = readNumber(text.replace(/^[-−]\s*/u, ''), language);
  if (read === null) return null;
  // Of what is counted nobody writes a fraction, not even of noughts, where the mark may group: `1,500` people in Vietnamese.
  const fits = (way: Way | null) => (way === null || (decimals === 0 && way.scale > 0) ? null : valueOf(way, decimals));
  const [first, second] = [fits(read), fits(read.other)];
  // `5,0` people; but never 7.555 % where somebody typed one decimal too many.
  const value = decimals === 0 ? (first ?? second ?? valueOf(read, decimals)) : first;
  if (value === null) return null;
  const sign = isNegative ? -1 : 1;
  return { value: sign * value, other: first === null || second === null ? null : sign * second };
}

interface Way {
  readonly mantissa: number;
  readonly scale: number;
}

function valueOf({ mantissa, scale }: Way, decimals: number): number | null {
  const value = mantissa / 10 ** scale;
  return Number.isSafeInteger(Math.round(value * 10 ** decimals)) && Number(value.toFixed(decimals)) === value ? value : null;
}

/** What is sent: no figure at all for what cannot be read, which the server refuses at its field. */
export function figureOf(typed: string, decimals: number, language: Language): number {
  return readFigure(typed, decimals, language)?.value ?? Number.NaN;
}
