import type { Day } from '../shared/day';
import { dayAt, type Instant, plusHours } from '../shared/instant';
import type { Words } from './document-content';

const THOUSANDS = /\B(?=(\d{3})+$)/g;
const VIETNAM_OFFSET_HOURS = 7;
const MS_PER_MINUTE = 60_000;

/** A whole number as it is read: 12000 is "12.000" in Vietnamese and "12,000" in English. */
export function printedNumber(value: number | bigint): Words {
  const digits = String(value);
  return { vi: digits.replace(THOUSANDS, '.'), en: digits.replace(THOUSANDS, ',') };
}

/** Kilograms, never converted: a paper and a scale say the same figure. */
export function printedKg(kg: number): Words {
  return withUnit(printedNumber(kg), ' kg', ' kg');
}

/** A price of a kilogram. */
export function printedPrice(vndPerKg: number): Words {
  return withUnit(printedNumber(vndPerKg), ' đ/kg', ' VND/kg');
}

/** A sum of money. */
export function printedSum(vnd: bigint): Words {
  return withUnit(printedNumber(vnd), ' đ', ' VND');
}

/** A calendar day as people write it in Vietnam, in both languages alike: 2026-06-12 is "12/06/2026". */
export function printedDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** A moment by the clock in Sơn La: "12/06/2026 19:00". */
export function printedMoment(at: Instant): string {
  const local = plusHours(at, VIETNAM_OFFSET_HOURS);
  const minutes = Math.floor(local / MS_PER_MINUTE) % (24 * 60);
  return `${printedDay(dayAt(at))} ${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function withUnit(words: Words, vi: string, en: string): Words {
  return { vi: words.vi + vi, en: words.en + en };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
