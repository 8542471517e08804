import type { Certainty, Visibility } from '../../offers/offer';
import type { GradeSpread, LimitPlace } from '../../orders/order-rules';
import type { StandingState } from '../../shared/standing-state';

/** When what repeats comes again, and how it stands. */
export interface ScheduleView {
  /** 1 is Monday. */
  readonly weekdays: readonly number[];
  readonly from: string;
  readonly until: string | null;
  readonly leadDays: number;
  /** Hours and minutes in Vietnam. */
  readonly placeAt: string;
  readonly windowDays: number;
  readonly state: StandingState;
  /** The next day that gets a line or a lot, and when it is placed; null while paused and once there is none. */
  readonly nextDay: string | null;
  readonly nextAt: string | null;
  readonly version: number;
}

/** A day that was settled: placed, left for a pause, or missed and why. */
export interface SettledDayView {
  readonly day: string;
  readonly state: 'placed' | 'missed' | 'paused';
  /** Why it was missed. */
  readonly code: string | null;
  readonly reason: { readonly vi: string; readonly en: string } | null;
  readonly at: string;
}

/** A standing order for its own buyer. */
export interface StandingOrderView extends ScheduleView {
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
}

/** How a day of a standing order ended. */
export interface StandingLineView extends SettledDayView {
  readonly orderId: string | null;
}

/** A standing offer for its own seller. */
export interface StandingOfferView extends ScheduleView {
  readonly id: string;
  readonly sellerId: string;
  readonly marketId: string;
  readonly varietyId: string;
  readonly gradeId: string;
  readonly placeId: string;
  /** Of each lot. */
  readonly kg: number;
  /** Of all its lots together; null: no bound. */
  readonly mostKg: number | null;
  /** Of a fixed ask the least is the ask. */
  readonly ask: {
    readonly kind: 'fixed' | 'index';
    readonly indexId: string | null;
    readonly overVndPerKg: number;
    readonly leastVndPerKg: number;
  };
  readonly certificates: readonly string[];
  readonly areaCode: string | null;
  readonly certainty: Certainty;
  readonly firm: boolean;
  readonly visibility: Visibility;
  readonly invitedIds: readonly string[];
  readonly minLotKg: number;
  readonly stepKg: number;
  readonly allOrNothing: boolean;
  /** Days to come that are left out. */
  readonly skips: readonly string[];
}

/** How a day of a standing offer ended. */
export interface StandingOfferLineView extends SettledDayView {
  readonly offerId: string | null;
}
