import type { Language } from './language';
import { formatDecimal, formatInteger } from './number';
import { readNumber, wholeOf } from './read-number';

/** What people weigh in: kg, tạ (100 kg), tấn (1,000 kg). */
export type WeightUnit = 'kg' | 'ta' | 'tan';
export const kgPerUnit: Readonly<Record<WeightUnit, number>> = { kg: 1, ta: 100, tan: 1_000 };

/** 1,000,000 t, twice the province's harvest: more is a slip of the keyboard. */
const KG_MAX = 1_000_000_000;

const words: Readonly<Record<string, number>> = {
  kg: 1,
  kí: 1,
  ký: 1,
  kilo: 1,
  yến: 10,
  yen: 10,
  tạ: 100,
  ta: 100,
  tấn: 1_000,
  tan: 1_000,
  t: 1_000,
  ton: 1_000,
  tons: 1_000,
  tonne: 1_000,
  tonnes: 1_000,
};

export type WeightReading =
  | { readonly ok: true; readonly kg: number; readonly otherKg: number | null }
  | { readonly ok: false; readonly reason: 'empty' | 'not_a_number' | 'not_whole' | 'not_positive' | 'too_large' };

/** Reads `3,5`, `1,5 tấn`, `1 tấn 2 tạ`, `1.500 kg`; a bare number is in `unit`. Never rounds. */
export function readWeight(typed: string, unit: WeightUnit, language: Language): WeightReading {
  const text = typed.normalize('NFC').trim().toLowerCase();
  if (text === '') return { ok: false, reason: 'empty' };
  const pieces = [...text.matchAll(/(\d[\d.,\s'’]*|[.,]\d+)\s*(\p{L}*)\s*/gu)];
  if (pieces.length === 0 || pieces.map((piece) => piece[0]).join('') !== text) return { ok: false, reason: 'not_a_number' };
  if (pieces.length > 1 && pieces.some((piece) => (piece[2] ?? '') === '')) return { ok: false, reason: 'not_a_number' };
  let kg = 0;
  let otherKg: number | null = null;
  for (const [, number = '', word = ''] of pieces) {
    const factor = word === '' ? kgPerUnit[unit] : words[word];
    const read = factor === undefined ? null : readNumber(number, language);
    if (factor === undefined || read === null) return { ok: false, reason: 'not_a_number' };
    const part = wholeOf(read, factor);
    const other = read.other === null ? null : wholeOf(read.other, factor);
    if (part === null) return { ok: false, reason: 'not_whole' };
    kg += part;
    if (pieces.length === 1) otherKg = other;
  }
  if (kg <= 0) return { ok: false, reason: 'not_positive' };
  if (kg > KG_MAX) return { ok: false, reason: 'too_large' };
  return { ok: true, kg, otherKg: otherKg !== null && otherKg > 0 && otherKg <= KG_MAX ? otherKg : null };
}

const unitNames: Readonly<Record<Language, Readonly<Record<WeightUnit, string>>>> = {
  vi: { kg: 'kg', ta: 'tạ', tan: 'tấn' },
  en: { kg: 'kg', ta: 'quintals', tan: 't' },
};

export function unitName(unit: WeightUnit, language: Language): string {
  return unitNames[language][unit];
}

/** `3.500 kg` */
export function formatKg(kg: number, language: Language): string {
  return `${formatInteger(kg, language)}\u00a0kg`;
}

/** A figure for a column whose head says tonnes: one decimal at least, three when the kg need them. */
export function formatTonnes(kg: number, language: Language): string {
  return formatDecimal(kg / 1_000, { least: 1, most: 3 }, language);
}

/** Decimals that a column of tonnes needs so that every figure in it is exact and all are aligned: one at least. */
export function tonneDecimals(kgs: Iterable<number>): number {
  let most = 1;
  for (const kg of kgs) most = Math.max(most, kg % 10 !== 0 ? 3 : kg % 100 !== 0 ? 2 : 1);
  return most;
}

/** A figure of a column whose decimals were agreed by `tonneDecimals`. */
export function formatTonnesTo(kg: number, decimals: number, language: Language): string {
  return formatDecimal(kg / 1_000, { least: decimals, most: decimals }, language);
}

/** `12,0 tấn`, or `850 kg` under a tonne. Exact: the kg can be read back from it. */
export function formatWeight(kg: number, language: Language): string {
  return kg !== 0 && Math.abs(kg) < 1_000 ? formatKg(kg, language) : `${formatTonnes(kg, language)}\u00a0${unitName('tan', language)}`;
}

/** The text to put into a weight field for `kg`, in `unit`. */
export function weightText(kg: number, unit: WeightUnit, language: Language): string {
  const most = unit === 'kg' ? 0 : unit === 'ta' ? 2 : 3;
  return formatDecimal(kg / kgPerUnit[unit], { least: unit === 'tan' ? 1 : 0, most }, language);
}
