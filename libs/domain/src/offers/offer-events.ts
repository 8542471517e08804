import type { Party } from '../identity/organisation';
import type { Instant } from '../shared/instant';
import type { Offer } from './offer';

/** A change of one offer, with all its facts; who sees which of them is decided apart. */
interface OfferChange<Name extends string> {
  readonly name: Name;
  readonly at: Instant;
  readonly offer: Offer;
  readonly seller: Party;
}

export type OfferOpened = OfferChange<'offer.opened'>;
export type OfferAmended = OfferChange<'offer.amended'>;
export type OfferWithdrawn = OfferChange<'offer.withdrawn'>;
export type OfferExpired = OfferChange<'offer.expired'>;

export type OfferEvent = OfferOpened | OfferAmended | OfferWithdrawn | OfferExpired;
