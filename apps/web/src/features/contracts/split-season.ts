import { addDays, type Day } from '../../shared/format/date';
import { readDay } from '../../shared/format/read-day';

export type SplitBy = 'month' | 'week';

/** A period of the season with its share of the weight. */
export interface SplitPart {
  readonly from: Day;
  readonly to: Day;
  readonly kg: number;
}

/** A contract has no more periods: the weeks of a year (PERIODS_MAX of the contracts' rules). */
export const PERIODS_MAX = 54;

/** Why a season cannot be split as it is typed. */
export type SplitLack = 'noSeason' | 'tooMany' | 'tooLittle';

/** The parts of a season, or why there are none: no two days in order, more periods than a contract may have, less than a kilogram for one. */
export function trySplit(from: Day, to: Day, by: SplitBy, totalKg: number): { parts: SplitPart[] } | { lack: SplitLack; n: number } {
  if (readDay(from) !== from || readDay(to) !== to || to < from) return { lack: 'noSeason', n: 0 };
  const parts = splitSeason(from, to, by, totalKg);
  const n = parts.length;
  if (n > PERIODS_MAX) return { lack: 'tooMany', n };
  return parts.some(({ kg }) => kg < 1) ? { lack: 'tooLittle', n } : { parts };
}

/** Periods of a month or a week that cover the season, the weight shared by days, the odd kilograms in the last; one more than a contract may have at most. */
export function splitSeason(from: Day, to: Day, by: SplitBy, totalKg: number): SplitPart[] {
  const periods: { from: Day; to: Day }[] = [];
  for (let start = from; start <= to && periods.length <= PERIODS_MAX;) {
    const monthEnd = addDays(`${nextMonth(start)}-01`, -1);
    const end = by === 'week' ? addDays(start, 6) : monthEnd;
    const last = end > to ? to : end;
    periods.push({ from: start, to: last });
    start = addDays(last, 1);
  }
  const days = periods.map((period) => Math.round((Date.parse(period.to) - Date.parse(period.from)) / 86_400_000) + 1);
  const all = days.reduce((sum, one) => sum + one, 0);
  const kgs = days.map((one) => Math.floor((totalKg * one) / all));
  const rest = totalKg - kgs.reduce((sum, one) => sum + one, 0);
  return periods.map((period, at) => ({ ...period, kg: (kgs[at] ?? 0) + (at === periods.length - 1 ? rest : 0) }));
}

function nextMonth(day: Day): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}
