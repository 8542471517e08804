import type { Party } from '../identity/organisation';
import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import { OFFER_STATES, type Offer } from './offer';
import type { OfferWithdrawn } from './offer-events';

/**
 * Takes an offer out of the market. What is already held or confirmed stays with its trades.
 *
 * @throws DomainError `offer.closed`, `offer.in_auction` (in that order)
 */
export function withdrawOffer(before: Offer, seller: Party, now: Instant): { offer: Offer; event: OfferWithdrawn } {
  if (before.state !== 'open') throw new DomainError('offer.closed', { state: before.state });
  if (before.inAuction) throw new DomainError('offer.in_auction', {});
  const offer: Offer = { ...before, state: OFFER_STATES.move(before.state, 'withdrawn') };
  return { offer, event: { name: 'offer.withdrawn', at: now, offer, seller } };
}
