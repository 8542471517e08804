import { DomainError } from '../shared/domain-error';
import type { OrganisationId } from '../shared/ids';
import { type Kg, NO_KG } from '../shared/weight';
import type { LotRules, Offer } from './offer';
import { openKgOfOffer } from './offer';

/** As many buyers as a person invites by name. */
const INVITED_MAX = 50;

/** For everyone, in any part. */
export const PLAIN_LOT: LotRules = { visibility: 'public', invitedIds: [], minLotKg: NO_KG, stepKg: NO_KG, allOrNothing: false };

/**
 * Holds the rules of a lot to its weight: an invited lot names its buyers, and no part is larger than the whole.
 *
 * @throws DomainError `lot.invited_out_of_range`, `lot.min_out_of_range`, `lot.step_out_of_range` (in that order)
 */
export function requireLotRules(rules: LotRules, kg: Kg): void {
  const { visibility, invitedIds, minLotKg, stepKg } = rules;
  const least = visibility === 'invited' ? 1 : 0;
  const most = visibility === 'invited' ? INVITED_MAX : 0;
  if (invitedIds.length < least || invitedIds.length > most)
    throw new DomainError('lot.invited_out_of_range', { least, most }, 'invitedIds');
  if (minLotKg > kg) throw new DomainError('lot.min_out_of_range', { most: kg }, 'minLotKg');
  if (stepKg > kg) throw new DomainError('lot.step_out_of_range', { most: kg }, 'stepKg');
}

/**
 * Holds the kilograms of one deal to the rules of the lot. What is left of it may always be taken whole.
 *
 * @throws DomainError `lot.whole_only`, `lot.below_min`, `lot.not_a_step` (in that order)
 */
export function requireFitsLot(offer: Offer, kg: Kg): void {
  const open = openKgOfOffer(offer);
  if (kg === open) return;
  if (offer.allOrNothing) throw new DomainError('lot.whole_only', { kg: open }, 'kg');
  if (kg < offer.minLotKg) throw new DomainError('lot.below_min', { least: offer.minLotKg }, 'kg');
  if (offer.stepKg > 0 && kg % offer.stepKg !== 0) throw new DomainError('lot.not_a_step', { step: offer.stepKg }, 'kg');
}

/** True for its own cooperative, for everyone if it is public, and for the buyers of an invited lot. */
export function maySeeOffer(offer: Pick<Offer, 'visibility' | 'invitedIds' | 'sellerId'>, viewer: OrganisationId): boolean {
  return offer.visibility === 'public' || offer.sellerId === viewer || offer.invitedIds.includes(viewer);
}
