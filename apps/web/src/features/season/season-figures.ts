import type { PublicOffer, PublicOrder } from '../../shared/api/views';
import { addDays, daysBetween, type Day } from '../../shared/format/date';
import type { HeatCell } from '../../shared/charts/heat-map';

const WEEK = 7;
/** A surplus without any demand at all has no ratio; it is shown as this much and more. */
export const RATIO_MAX = 9.9;

/** What a week of a product has: kg on offer and kg wanted. */
export interface WeekFigures {
  readonly supplyKg: number;
  readonly demandKg: number;
  /** Sellers who have said something about that week. */
  readonly sellers: number;
}

/** The Monday on or before a day. */
export function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % WEEK));
}

/** ISO 8601: the week with the year's first Thursday is week 1. */
export function isoWeek(day: Day): number {
  const thursday = addDays(mondayOf(day), 3);
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / WEEK) + 1;
}

export const weeksFrom = (today: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, week) => addDays(mondayOf(today), week * WEEK));

/** A lot or an order counts in each week of its window by the days it has there; days that are over do not count. */
function shareIn(week: Day, from: Day, to: Day, today: Day): number {
  const start = from < today ? today : from;
  if (to < start) return 0;
  const [first, last] = [start > week ? start : week, to < addDays(week, WEEK - 1) ? to : addDays(week, WEEK - 1)];
  const days = daysBetween(first, last) + 1;
  return days <= 0 ? 0 : days / (daysBetween(start, to) + 1);
}

/** Week by week, what is open on both sides of one market. */
export function seasonOf(
  board: { offers: readonly PublicOffer[]; orders: readonly PublicOrder[] },
  weeks: readonly Day[],
  today: Day,
): ReadonlyMap<Day, WeekFigures> {
  const figures = weeks.map((week) => {
    const sellers = new Set<string>();
    let [supplyKg, demandKg] = [0, 0];
    for (const offer of board.offers) {
      const kg = offer.openKg * shareIn(week, offer.harvestFrom, offer.harvestTo, today);
      if (kg > 0) sellers.add(offer.seller.id);
      supplyKg += kg;
    }
    for (const order of board.orders) demandKg += order.openKg * shareIn(week, order.deliverFrom, order.deliverTo, today);
    return [week, { supplyKg: Math.round(supplyKg), demandKg: Math.round(demandKg), sellers: sellers.size }] as const;
  });
  return new Map(figures);
}

/** A cell of the map; nothing said about a week is no cell, and not a nought. */
export function heatOf({ supplyKg, demandKg }: WeekFigures): HeatCell | null {
  if (supplyKg === 0 && demandKg === 0) return null;
  if (demandKg === 0 || supplyKg > RATIO_MAX * demandKg) return { ratio: RATIO_MAX, isMore: true };
  return { ratio: supplyKg / demandKg };
}

/** The weeks with the largest gap, surplus or shortfall, over all products. */
export function pressing<T extends { readonly figures: WeekFigures }>(cells: readonly T[], most: number): T[] {
  const gap = ({ figures }: T) => Math.abs(figures.supplyKg - figures.demandKg);
  return [...cells].sort((a, b) => gap(b) - gap(a)).slice(0, most);
}
