import type { PlaceId } from '../shared/ids';

/** The way from a collection point to a destination. */
export interface Route {
  readonly fromPlaceId: PlaceId;
  readonly toPlaceId: PlaceId;
  /** By road, whole km. */
  readonly km: number;
  /** Days between loading and unloading; 0 arrives on the same day. */
  readonly transitDays: number;
  /** Whole VND per kg, which the buyer bears. */
  readonly freightVndPerKg: number;
  /** True when the distance was derived and not given. */
  readonly assumed: boolean;
}

/**
 * Days between loading and unloading for a way of so many minutes: 0 up to one day at the wheel, then one more for each further day.
 *
 * Source: assumption, on the ten hours a day that a driver may be at the wheel under Vietnamese road traffic law; waiting at gates is not
 * counted.
 */
export function transitDays(minutes: number, minutesPerDriverDay: number): number {
  return Math.max(0, Math.ceil(minutes / minutesPerDriverDay) - 1);
}
