import { DomainError } from '../shared/domain-error';
import { confirmHeld, hold, isUsedUp, releaseHeld, type Stock } from '../shared/stock';
import type { Kg } from '../shared/weight';
import { OFFER_STATES, type Offer } from './offer';

/**
 * Sets kilograms of an open offer aside for a trade.
 *
 * @throws DomainError `offer.closed`, `stock.not_enough_open` (in that order)
 */
export function holdOffer(before: Offer, kg: Kg): Offer {
  if (before.state !== 'open') throw new DomainError('offer.closed', { state: before.state });
  return { ...before, stock: hold(before.stock, kg) };
}

/** Makes held kilograms binding; an open offer with nothing else left is sold out. @throws BrokenInvariant if fewer are held */
export function confirmOffer(before: Offer, kg: Kg): Offer {
  return withStock(before, confirmHeld(before.stock, kg));
}

/** Gives held kilograms back: to the market if the offer is open, to the cooperative otherwise. @throws BrokenInvariant */
export function releaseOffer(before: Offer, kg: Kg): Offer {
  return { ...before, stock: releaseHeld(before.stock, kg) };
}

function withStock(before: Offer, stock: Stock): Offer {
  const soldOut = before.state === 'open' && isUsedUp(stock);
  return { ...before, stock, state: soldOut ? OFFER_STATES.move(before.state, 'sold_out') : before.state };
}
