import type { MarketId, OfferId } from '../shared/ids';
import { DomainError } from '../shared/domain-error';
import { type Instant, plusMs } from '../shared/instant';
import type { VndPerKg } from '../shared/unit-price';
import type { Kg } from '../shared/weight';
import type { Bid } from './bid';

/** How much bidders learn: nothing at all, or the leading price (never the leader). */
export const AUCTION_MODES = ['sealed', 'open'] as const;

export type AuctionMode = (typeof AUCTION_MODES)[number];

/** An hour to a week: shorter and nobody hears of it, longer and the fruit is gone. Tests and the demo play shorter ones. */
export const AUCTION_SECONDS = { min: 1, max: 7 * 86_400 } as const;

/** A last-minute bid gives everyone so much more time, so often: ten times five minutes at most. */
export const EXTENSION = { secondsMax: 300, timesMax: 10 } as const;

/** A lot that goes to the best bid at a stated time. While it runs, rounds leave its offer alone. */
export interface Auction {
  readonly offerId: OfferId;
  readonly marketId: MarketId;
  readonly mode: AuctionMode;
  /** The one lot: every bid is for all of it. */
  readonly kg: Kg;
  /** Least farm-gate price: the ask when it was opened. */
  readonly floorVndPerKg: VndPerKg;
  /** Least raise over the leading price of an open auction. */
  readonly stepVndPerKg: VndPerKg;
  readonly closesAt: Instant;
  /** A new leader within this time before the end moves the end this far from the bid. */
  readonly extendMs: number;
  readonly extensionsLeft: number;
  /** Of an open auction with a bid; a sealed one shows nothing. */
  readonly leadVndPerKg: VndPerKg | null;
  readonly state: 'open' | 'closed';
}

/** The bid that leads and what it would pay. */
export interface Lead {
  readonly bid: Bid;
  readonly priceVndPerKg: VndPerKg;
}

/** What a bid is worth at most: in an open auction its limit, otherwise its price. */
function worthOf(bid: Bid): VndPerKg {
  return bid.limitVndPerKg ?? bid.terms.farmGateVndPerKg;
}

/**
 * Who leads, and at which price: the highest worth, among equals the earlier.
 *
 * Sealed: the leader pays what they bid. Open: each bid raises itself up to its limit, so the leader pays one step more than the
 * runner-up's limit, at least the floor and their own first price, at most their limit. The same bids give the same lead, in any order.
 */
export function leadOf(auction: Pick<Auction, 'mode' | 'floorVndPerKg' | 'stepVndPerKg'>, bids: readonly Bid[]): Lead | null {
  const standing = bids.filter((bid) => bid.state === 'open').sort((a, b) => worthOf(b) - worthOf(a) || a.seq - b.seq);
  const [first, second] = standing;
  if (!first) return null;
  if (auction.mode === 'sealed') return { bid: first, priceVndPerKg: first.terms.farmGateVndPerKg };
  const pushed = second ? worthOf(second) + auction.stepVndPerKg : auction.floorVndPerKg;
  const price = Math.min(worthOf(first), Math.max(pushed, auction.floorVndPerKg, first.terms.farmGateVndPerKg));
  return { bid: first, priceVndPerKg: price as VndPerKg };
}

/**
 * Holds a new bid, or a raise of one's own, to the rules of the auction. The clock is the database's, read under the offer's lock.
 *
 * @throws DomainError `auction.closed`, `bid.whole_lot_only`, `bid.below_floor`, `bid.below_step`, `bid.not_raised` (in that order)
 */
export function requireFitsAuction(
  auction: Auction,
  bid: { kg: Kg; worth: VndPerKg; before: Bid | null; leads: boolean },
  now: Instant,
): void {
  if (auction.state !== 'open' || now >= auction.closesAt) throw new DomainError('auction.closed', {});
  if (bid.kg !== auction.kg) throw new DomainError('bid.whole_lot_only', { kg: auction.kg }, 'kg');
  if (bid.worth < auction.floorVndPerKg) throw new DomainError('bid.below_floor', { least: auction.floorVndPerKg }, 'farmGateVndPerKg');
  if (bid.before !== null && bid.worth <= worthOf(bid.before)) throw new DomainError('bid.not_raised', {}, 'farmGateVndPerKg');
  const least = auction.leadVndPerKg === null || bid.leads ? auction.floorVndPerKg : auction.leadVndPerKg + auction.stepVndPerKg;
  if (bid.worth < least) throw new DomainError('bid.below_step', { least }, 'farmGateVndPerKg');
}

/** The auction after a bid was taken: the shown price of an open one, and more time if somebody else leads at the last moment. */
export function afterBid(auction: Auction, lead: { before: Lead | null; after: Lead }, now: Instant): Auction {
  const leadVndPerKg = auction.mode === 'open' ? lead.after.priceVndPerKg : null;
  const late = now >= auction.closesAt - auction.extendMs;
  const overtaken = lead.before?.bid.buyerId !== lead.after.bid.buyerId;
  if (!late || !overtaken || auction.extensionsLeft === 0) return { ...auction, leadVndPerKg };
  return { ...auction, leadVndPerKg, closesAt: plusMs(now, auction.extendMs), extensionsLeft: auction.extensionsLeft - 1 };
}
