import { haveSameOwner, type OwnerGroup } from '../identity/organisation';
import type { Party } from '../identity/organisation';
import { requireFitsLot } from '../offers/lot-rules';
import { type Offer, openKgOfOffer } from '../offers/offer';
import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { BidId, PlaceId } from '../shared/ids';
import { type Instant, plusMs } from '../shared/instant';
import { cleanText } from '../shared/text';
import type { VndPerKg } from '../shared/unit-price';
import { FIRST_VERSION } from '../shared/version';
import type { Bid, BidRoad, BidTerms } from './bid';
import { dealDays } from './deal-days';

/** A note says a sentence or two. It is text and stays text: screens and papers never read it as markup. */
const NOTE_LENGTH = { min: 0, max: 500 } as const;

/** How long a bid stands: five minutes to three days; a day where nothing is said. */
export const BID_MINUTES = { min: 1, max: 3 * 24 * 60, usual: 24 * 60 } as const;

/** What a buyer bids, each value already read by its own constructor. */
export interface BidAsk {
  readonly placeId: PlaceId;
  readonly terms: BidTerms;
  readonly limitVndPerKg: VndPerKg | null;
  readonly standsMinutes: number;
}

/** What the bid and its offer do not say themselves. */
export interface BidMeeting {
  readonly sellerGroup: OwnerGroup;
  readonly buyerGroup: OwnerGroup;
  readonly road: BidRoad | null;
  readonly maxHoldDays: number;
  readonly today: Day;
}

/** Who bids, when, and under which id. */
export interface BidPlacing {
  readonly id: BidId;
  readonly seq: number;
  readonly buyer: Party;
  readonly now: Instant;
  /** True while the offer's auction runs. */
  readonly inAuction: boolean;
}

/**
 * Puts a price on one named offer.
 *
 * Units: kg, VND/kg at the farm gate, calendar days of Vietnam.
 * @throws DomainError `offer.closed`, `bid.same_owner`, `stock.not_enough_open`, `lot.*`, `bid.no_road`, `bid.window_unreachable`,
 * `bid.stands_out_of_range`, `text.*` (in that order)
 */
export function placeBid(ask: BidAsk, offer: Offer, meeting: BidMeeting, placing: BidPlacing): Bid {
  if (offer.state !== 'open') throw new DomainError('offer.closed', { state: offer.state });
  const seller = { id: offer.sellerId, group: meeting.sellerGroup };
  if (haveSameOwner(seller, { id: placing.buyer.id, group: meeting.buyerGroup })) throw new DomainError('bid.same_owner', {});
  const road = requireReach(ask.terms, offer, meeting);
  return {
    id: placing.id,
    seq: placing.seq,
    offerId: offer.id,
    marketId: offer.marketId,
    sellerId: offer.sellerId,
    buyerId: placing.buyer.id,
    placeId: ask.placeId,
    road,
    terms: cleaned(ask.terms),
    counter: null,
    inAuction: placing.inAuction,
    limitVndPerKg: ask.limitVndPerKg,
    state: 'open',
    expiresAt: expiryOf(ask.standsMinutes, placing.now),
    tradeId: null,
    version: FIRST_VERSION,
    submittedAt: placing.now,
  };
}

/** Holds terms to what the offer has and the road allows. @throws DomainError `stock.not_enough_open`, `lot.*`, `bid.no_road`, `bid.window_unreachable` */
export function requireReach(terms: BidTerms, offer: Offer, meeting: Pick<BidMeeting, 'road' | 'maxHoldDays' | 'today'>): BidRoad {
  const open = openKgOfOffer(offer);
  if (terms.kg > open) throw new DomainError('stock.not_enough_open', { openKg: open, askedKg: terms.kg }, 'kg');
  requireFitsLot(offer, terms.kg);
  const { road, maxHoldDays, today } = meeting;
  if (road === null) throw new DomainError('bid.no_road', {}, 'placeId');
  const days = dealDays({ harvest: offer.harvest, delivery: terms.delivery, transitDays: road.transitDays, maxHoldDays, today });
  if (days === null) throw new DomainError('bid.window_unreachable', { transitDays: road.transitDays }, 'deliverTo');
  return road;
}

/** When terms that stand so long run out. @throws DomainError `bid.stands_out_of_range` */
export function expiryOf(minutes: number, now: Instant): Instant {
  const { min, max } = BID_MINUTES;
  if (!(minutes >= min && minutes <= max)) throw new DomainError('bid.stands_out_of_range', { min, max }, 'standsMinutes');
  return plusMs(now, minutes * 60_000);
}

/** Terms with their note cleaned; an empty one is none. @throws DomainError `text.*` */
export function cleaned(terms: BidTerms): BidTerms {
  return { ...terms, note: terms.note === null ? null : cleanText(terms.note, NOTE_LENGTH, 'note') || null };
}
