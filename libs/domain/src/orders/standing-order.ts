import type { Certificate } from '../offers/certificate';
import type { Day } from '../shared/day';
import type { RefusalFacts } from '../shared/refusal';
import type { RefusalCode } from '../shared/refusal-codes';
import type {
  DestinationId,
  GradeId,
  MarketId,
  MemberId,
  OrderId,
  OrganisationId,
  PlaceId,
  StandingOrderId,
  VarietyId,
} from '../shared/ids';
import type { Instant } from '../shared/instant';
import type { VndPerKg } from '../shared/unit-price';
import type { Kg } from '../shared/weight';
import type { OrderRules } from './order-rules';
import type { StandingSchedule } from '../shared/standing-schedule';
import type { StandingState } from '../shared/standing-state';

/** What a day's line pays at most: always the same, or so much above (below, if negative) the newest figure of a price index. */
export type LimitRule =
  | { readonly kind: 'fixed'; readonly vndPerKg: VndPerKg }
  | { readonly kind: 'index'; readonly indexId: string; readonly overVndPerKg: number; readonly mostVndPerKg: VndPerKg };

/** How a line may be filled: what every order says of itself, but for what names another order or a moment. */
export type LineRules = Omit<OrderRules, 'expiresAt' | 'alternativeSet'>;

/** What each of its lines asks for. */
export interface StandingTerms {
  /** The buyer's own name for it. */
  readonly name: string;
  readonly marketId: MarketId;
  readonly varietyIds: readonly VarietyId[];
  readonly gradeIds: readonly GradeId[];
  readonly placeId: PlaceId;
  readonly destinationId: DestinationId | null;
  readonly kg: Kg;
  readonly limit: LimitRule;
  readonly certificates: readonly Certificate[];
  readonly firm: boolean;
  readonly rules: LineRules;
  /** A line runs out so many hours after it was placed; null: when its window is over. */
  readonly standsHours: number | null;
  readonly schedule: StandingSchedule;
}

/** A buyer's order template, which makes a dated order line for each day of its schedule. */
export interface StandingOrder extends StandingTerms {
  readonly id: StandingOrderId;
  readonly buyerId: OrganisationId;
  readonly state: StandingState;
  /** The first day that is not settled yet. */
  readonly nextDay: Day;
  readonly version: number;
  /** Who set it last; its lines are placed in their name. */
  readonly setBy: MemberId;
}

/** How a day of a standing order ended. Every due day has exactly one. */
export interface StandingLine {
  readonly day: Day;
  readonly state: 'placed' | 'missed' | 'paused';
  readonly orderId: OrderId | null;
  /** Why there is no line: the code and the figures of a refusal. Null unless missed. */
  readonly missed: { readonly code: RefusalCode; readonly facts: RefusalFacts } | null;
  readonly at: Instant;
}
