import { addDays, type Day } from '../shared/day';
import type { DayWindow } from '../shared/window';
import type { DealDays } from './bid';

/** What bounds the days of a deal. */
export interface DealBounds {
  readonly harvest: DayWindow;
  readonly delivery: DayWindow;
  readonly transitDays: number;
  /** Days that the fruit may wait after the last harvest day before it is loaded. */
  readonly maxHoldDays: number;
  readonly today: Day;
}

/** The earliest days on which fruit picked in its window stands at the buyer's gate in theirs; null if the road allows none. */
export function dealDays({ harvest, delivery, transitDays, maxHoldDays, today }: DealBounds): DealDays | null {
  const loading = latest(harvest.from, today, addDays(delivery.from, -transitDays));
  const lastLoading = addDays(harvest.to, maxHoldDays);
  const deliverOn = addDays(loading, transitDays);
  return loading <= lastLoading && deliverOn <= delivery.to ? { pickUpOn: loading, deliverOn } : null;
}

function latest(...days: readonly [Day, ...Day[]]): Day {
  return days.reduce((late, day) => (day > late ? day : late));
}
