import type { Language } from './language';
import { formatInteger } from './number';
import { readNumber, wholeOf } from './read-number';

/** A hundred million đồng a kilogram: dearer than saffron, so it is a slip of the keyboard. */
const VND_PER_KG_MAX = 100_000_000;

const multipliers: Readonly<Record<string, number>> = {
  '': 1,
  k: 1_000,
  nghìn: 1_000,
  ngàn: 1_000,
  tr: 1_000_000,
  triệu: 1_000_000,
  m: 1_000_000,
  tỷ: 1_000_000_000,
  tỉ: 1_000_000_000,
};

export type PriceReading =
  | { readonly ok: true; readonly vndPerKg: number; readonly otherVndPerKg: number | null }
  | { readonly ok: false; readonly reason: 'empty' | 'not_a_number' | 'not_whole' | 'not_positive' | 'too_large' };

/** Reads `7.500`, `7500 đ/kg`, `7,5k`, `7,5 nghìn`: whole đồng a kilogram. Never rounds. */
export function readPrice(typed: string, language: Language): PriceReading {
  const text = typed.normalize('NFC').trim().toLowerCase();
  if (text === '') return { ok: false, reason: 'empty' };
  const parts = /^([\d.,\s'’]+?)\s*(k|nghìn|ngàn|tr|triệu|m|tỷ|tỉ)?\s*(?:đ|₫|vnd|vnđ|đồng|dong)?\s*(?:\/\s*kg)?$/u.exec(text);
  const read = parts === null ? null : readNumber(parts[1] ?? '', language);
  if (parts === null || read === null) return { ok: false, reason: 'not_a_number' };
  const factor = multipliers[parts[2] ?? ''] ?? 1;
  const first = wholeOf(read, factor);
  const second = read.other === null ? null : wholeOf(read.other, factor);
  // `7.500` in English would be seven and a half đồng: nobody means that, so the reading that is whole wins.
  const vndPerKg = first ?? second;
  if (vndPerKg === null) return { ok: false, reason: 'not_whole' };
  if (vndPerKg <= 0) return { ok: false, reason: 'not_positive' };
  if (vndPerKg > VND_PER_KG_MAX) return { ok: false, reason: 'too_large' };
  return { ok: true, vndPerKg, otherVndPerKg: first !== null && second !== null && second > 0 ? second : null };
}

/** Reads a sum, `12.000.000`, `1,5 tỷ`, `300 triệu đồng`, as whole đồng; null when it is none. Either mark groups: half a đồng does not exist. */
export function readVnd(typed: string, language: Language): number | null {
  const text = typed.normalize('NFC').trim().toLowerCase();
  const parts = /^([\d.,\s'’]+?)\s*(k|nghìn|ngàn|tr|triệu|m|tỷ|tỉ)?\s*(?:đ|₫|vnd|vnđ|đồng|dong)?$/u.exec(text);
  const read = parts === null ? null : readNumber(parts[1] ?? '', language);
  if (parts === null || read === null) return null;
  const factor = multipliers[parts[2] ?? ''] ?? 1;
  // `12.000` in English is twelve thousand: a fraction of a đồng, even one of noughts, is meant by nobody.
  const isGrouped = factor === 1 && read.scale > 0 && read.other !== null;
  const vnd = (isGrouped ? null : wholeOf(read, factor)) ?? (read.other === null ? null : wholeOf(read.other, factor));
  return vnd === null || !Number.isSafeInteger(vnd) ? null : vnd;
}

/** `26.250.000 ₫`, never broken over two lines; sums come as strings or bigint because they pass 2^53. */
export function formatVnd(vnd: bigint | number | string, language: Language): string {
  return `${formatInteger(BigInt(vnd), language)}\u00a0₫`;
}

/** `7.500 đ/kg` */
export function formatPrice(vndPerKg: number, language: Language): string {
  return `${formatInteger(vndPerKg, language)}\u00a0đ/kg`;
}

/** kg × đồng a kg, exact. */
export function goodsVnd(kg: number, vndPerKg: number): bigint {
  return BigInt(kg) * BigInt(vndPerKg);
}
