import type { Party } from '../identity/organisation';
import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import { isOver } from '../shared/window';
import { OFFER_STATES, type Offer } from './offer';
import type { OfferExpired } from './offer-events';

/**
 * Closes an offer whose last harvest day has passed. What is held or confirmed stays with its trades.
 *
 * @throws DomainError `offer.closed`, `offer.not_due` (in that order): both mean that a sweep came twice or too early
 */
export function expireOffer(before: Offer, expiry: { seller: Party; today: Day; now: Instant }): { offer: Offer; event: OfferExpired } {
  if (before.state !== 'open') throw new DomainError('offer.closed', { state: before.state });
  if (!isOver(before.harvest, expiry.today)) throw new DomainError('offer.not_due', { to: before.harvest.to, today: expiry.today });
  const offer: Offer = { ...before, state: OFFER_STATES.move(before.state, 'expired') };
  return { offer, event: { name: 'offer.expired', at: expiry.now, offer, seller: expiry.seller } };
}
