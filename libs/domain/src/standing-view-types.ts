import type { GradeSpread, LimitPlace } from './orders/order-rules';
import type { StandingOrderState } from './orders/standing-order';

/** A standing order for its own buyer. */
export interface StandingOrderView {
  readonly id: string;
  readonly buyerId: string;
  readonly name: string;
  readonly marketId: string;
  readonly varietyIds: readonly string[];
  readonly gradeIds: readonly string[];
  readonly placeId: string;
  readonly destinationId: string | null;
  /** Of each line. */
  readonly kg: number;
  /** Of a fixed limit the most is the limit. */
  readonly limit: {
    readonly kind: 'fixed' | 'index';
    readonly indexId: string | null;
    readonly overVndPerKg: number;
    readonly mostVndPerKg: number;
  };
  readonly limitAt: LimitPlace;
  readonly gradeSpread: readonly GradeSpread[];
  readonly minLotKg: number;
  readonly maxPerSellerKg: number;
  readonly allOrNothing: boolean;
  readonly certificates: readonly string[];
  readonly firm: boolean;
  readonly standsHours: number | null;
  /** 1 is Monday. */
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly until: string | null;
  readonly leadDays: number;
  /** Hours and minutes in Vietnam. */
  readonly placeAt: string;
  readonly windowDays: number;
  readonly state: StandingOrderState;
  /** The next day that gets a line, and when; null while paused and once there is none. */
  readonly nextDay: string | null;
  readonly nextAt: string | null;
  readonly version: number;
}

/** How a day of a standing order ended. */
export interface StandingLineView {
  readonly day: string;
  readonly state: 'placed' | 'missed' | 'paused';
  readonly orderId: string | null;
  /** Why it was missed. */
  readonly code: string | null;
  readonly reason: { readonly vi: string; readonly en: string } | null;
  readonly at: string;
}
