import type { GradeId, MarketId, MemberId, OrganisationId } from '../shared/ids';
import type { VndPerKg } from '../shared/unit-price';

/** As many prices as one person watches. */
export const PRICE_ALERTS_MAX = 20;

/** Which way a price must go to be told. */
export const PRICE_DIRECTIONS = ['rises', 'falls'] as const;

export type PriceDirection = (typeof PRICE_DIRECTIONS)[number];

/** `waiting`: the price has not come to the level yet; `resting`: it is there, and was told or was there before; `paused` by its member. */
export const PRICE_ALERT_STATES = ['waiting', 'resting', 'paused'] as const;

export type PriceAlertState = (typeof PRICE_ALERT_STATES)[number];

/** Which price somebody wants to be told of. */
export interface PriceAlertTerms {
  readonly marketId: MarketId;
  /** Null: all grades together, as pages of prices show them. */
  readonly gradeId: GradeId | null;
  readonly direction: PriceDirection;
  /** Reached by a round whose price is this, or beyond it. */
  readonly vndPerKg: VndPerKg;
}

/** One person's price alert. */
export interface PriceAlert extends PriceAlertTerms {
  readonly id: string;
  readonly organisationId: OrganisationId;
  readonly memberId: MemberId;
  readonly state: PriceAlertState;
  /** The round that moved it last, or the last one there was when it was set or resumed: only later ones count. 0: none yet. */
  readonly roundNumber: number;
}

/** Where a market stands when somebody begins to watch it. */
export interface PriceNow {
  /** Its last round; 0 when it has had none. */
  readonly roundNumber: number;
  /** The price published last; null when none is. */
  readonly vndPerKg: VndPerKg | null;
}

/** Whether two ask for the same. */
export function asksTheSame(a: PriceAlertTerms, b: PriceAlertTerms): boolean {
  return a.marketId === b.marketId && a.gradeId === b.gradeId && a.direction === b.direction && a.vndPerKg === b.vndPerKg;
}
