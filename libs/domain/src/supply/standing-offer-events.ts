import type { Party } from '../identity/organisation';
import type { Instant } from '../shared/instant';
import type { StandingOffer, StandingOfferLine } from './standing-offer';

/** A standing offer was set, changed, paused, resumed or stopped. */
export interface StandingOfferChanged {
  readonly name: 'standing_offer.changed';
  readonly at: Instant;
  readonly standing: StandingOffer;
  readonly seller: Party;
}

/** A day of a standing offer has its lot, or has none and says why. */
export interface StandingOfferSettled {
  readonly name: 'standing_offer.placed' | 'standing_offer.missed';
  readonly at: Instant;
  readonly standing: StandingOffer;
  readonly seller: Party;
  readonly line: StandingOfferLine;
}

export type StandingOfferEvent = StandingOfferChanged | StandingOfferSettled;
