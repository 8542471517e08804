import type { Certificate } from '../offers/certificate';
import type { Certainty, LotRules } from '../offers/offer';
import type { Day } from '../shared/day';
import type { GradeId, MarketId, MemberId, OfferId, OrganisationId, PlaceId, StandingOfferId, VarietyId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import type { RefusalFacts } from '../shared/refusal';
import type { RefusalCode } from '../shared/refusal-codes';
import type { StandingSchedule } from '../shared/standing-schedule';
import type { StandingState } from '../shared/standing-state';
import type { VndPerKg } from '../shared/unit-price';
import type { Kg } from '../shared/weight';

/** What a day's lot asks: always the same, or so much above (below, if negative) the newest figure of a price index, but never less than a least. */
export type AskRule =
  | { readonly kind: 'fixed'; readonly vndPerKg: VndPerKg }
  | { readonly kind: 'index'; readonly indexId: string; readonly overVndPerKg: number; readonly leastVndPerKg: VndPerKg };

/** What each of its lots offers. */
export interface StandingOfferTerms {
  readonly varietyId: VarietyId;
  readonly gradeId: GradeId;
  readonly placeId: PlaceId;
  /** Of each lot. */
  readonly kg: Kg;
  /** All of its lots together are no more than this, what the seller expects of the season; null: no such bound. */
  readonly mostKg: Kg | null;
  readonly ask: AskRule;
  readonly certificates: readonly Certificate[];
  readonly areaCode: string | null;
  readonly certainty: Certainty;
  readonly firm: boolean;
  readonly lot: LotRules;
  readonly schedule: StandingSchedule;
}

/** A seller's template, which posts a lot of its own for each day of its schedule. */
export interface StandingOffer extends StandingOfferTerms {
  readonly id: StandingOfferId;
  readonly marketId: MarketId;
  readonly sellerId: OrganisationId;
  readonly state: StandingState;
  /** The first day that is not settled yet. */
  readonly nextDay: Day;
  readonly version: number;
  /** Who set it last; its lots are posted in their name, and under their rights. */
  readonly setBy: MemberId;
}

/** How a day of a standing offer ended. Every due day has exactly one. */
export interface StandingOfferLine {
  readonly day: Day;
  readonly state: 'placed' | 'missed' | 'paused';
  readonly offerId: OfferId | null;
  /** Why there is no lot: the code and the figures of a refusal. Null unless missed. */
  readonly missed: { readonly code: RefusalCode; readonly facts: RefusalFacts } | null;
  readonly at: Instant;
}
