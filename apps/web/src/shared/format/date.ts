import type { Language } from './language';

/** A calendar day of Vietnam, `YYYY-MM-DD`. */
export type Day = string;

/** Vietnam keeps UTC+7 all year, whatever the device says. */
const VIETNAM_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  vi: ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

const two = (value: number): string => value.toString().padStart(2, '0');

export function dayOf(epochMs: number): Day {
  return new Date(epochMs + VIETNAM_MS).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

const dayMonth = (day: Day): string => `${day.slice(8, 10)}/${day.slice(5, 7)}`;

/** `T4 10/06` */
export function formatDay(day: Day, language: Language): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return `${weekdays[language][weekday] ?? ''} ${dayMonth(day)}`;
}

/** `T4`: Monday is 1 and Sunday 7. */
export function formatWeekday(weekday: number, language: Language): string {
  return weekdays[language][weekday % 7] ?? '';
}

/** `10–12/06`, `30/06–02/07`, or one day. */
export function formatDayRange(from: Day, to: Day): string {
  if (from === to) return dayMonth(from);
  return from.slice(0, 7) === to.slice(0, 7) ? `${from.slice(8, 10)}–${dayMonth(to)}` : `${dayMonth(from)}–${dayMonth(to)}`;
}

/** `14:02:31` of Vietnam, from an ISO instant; without seconds `14:02`. */
export function formatTime(instant: string, withSeconds: boolean): string {
  const local = new Date(Date.parse(instant) + VIETNAM_MS);
  const minutes = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
  return withSeconds ? `${minutes}:${two(local.getUTCSeconds())}` : minutes;
}

/** `14:02` today, `T4 10/06 14:02` on another day. */
export function formatMoment(instant: string, today: Day, language: Language): string {
  const day = dayOf(Date.parse(instant));
  const time = formatTime(instant, false);
  return day === today ? time : `${formatDay(day, language)} ${time}`;
}

/** `01:24:36`; never negative. */
export function formatCountdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  return [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
}
