import { type Offer, openKgOfOffer } from '../offers/offer';
import { DomainError } from '../shared/domain-error';
import { addDays } from '../shared/day';
import { type Instant, plusMs, startOfDay } from '../shared/instant';
import type { VndPerKg } from '../shared/unit-price';
import { type Auction, AUCTION_SECONDS, type AuctionMode, EXTENSION } from './auction';

/** How a seller wants an auction. */
export interface AuctionAsk {
  readonly mode: AuctionMode;
  readonly seconds: number;
  readonly stepVndPerKg: VndPerKg;
  readonly extendSeconds: number;
  readonly extensions: number;
}

/**
 * Puts everything that is open of an offer up to the best bid. The whole market is told of an auction, so a lot that is not for everyone
 * has none. A sealed auction is never extended: more time would tell that somebody else leads.
 *
 * @throws DomainError `offer.closed`, `offer.in_auction`, `auction.not_public`, `stock.not_enough_open`, `auction.time_out_of_range` (in
 * that order)
 */
export function openAuction(offer: Offer, ask: AuctionAsk, now: Instant): Auction {
  if (offer.state !== 'open') throw new DomainError('offer.closed', { state: offer.state });
  if (offer.inAuction) throw new DomainError('offer.in_auction', {});
  if (offer.visibility !== 'public') throw new DomainError('auction.not_public', {});
  const kg = openKgOfOffer(offer);
  if (kg === 0) throw new DomainError('stock.not_enough_open', { openKg: 0, askedKg: 1 });
  const closesAt = plusMs(now, ask.seconds * 1_000);
  const { min, max } = AUCTION_SECONDS;
  const lastMoment = startOfDay(addDays(offer.harvest.to, 1));
  if (!(ask.seconds >= min && ask.seconds <= max) || closesAt > lastMoment) {
    throw new DomainError('auction.time_out_of_range', { min, max }, 'seconds');
  }
  const isOpen = ask.mode === 'open';
  return {
    offerId: offer.id,
    marketId: offer.marketId,
    mode: ask.mode,
    kg,
    floorVndPerKg: offer.askVndPerKg,
    stepVndPerKg: ask.stepVndPerKg,
    closesAt,
    extendMs: isOpen ? Math.min(ask.extendSeconds, EXTENSION.secondsMax) * 1_000 : 0,
    extensionsLeft: isOpen ? Math.min(ask.extensions, EXTENSION.timesMax) : 0,
    leadVndPerKg: null,
    state: 'open',
  };
}
