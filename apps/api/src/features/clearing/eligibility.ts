import { ruleOn } from '@domain/areas/access-rule';
import { goodPapers, missingPapers } from '@domain/areas/missing-papers';
import { isPackingLack, packingRight } from '@domain/areas/packing-right';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { type Offer, openKgOfOffer } from '@domain/offers/offer';
import { type Order, openKgOfOrder } from '@domain/orders/order';
import type { Day } from '@domain/shared/day';
import type { AuthorisationId, DestinationId } from '@domain/shared/ids';
import { invariant } from '@domain/shared/invariant';
import type { MarketPapers } from '../areas/lot-papers.queries';
import { certificateMask } from './certificate-bits';

/** The first bit of a market mask is every lot's; destination k of the catalogue has bit k + 1. */
const ANY_MARKET = { bit: 0, mask: 1 };
const DESTINATIONS_MAX = 31;

/** What a demand that asks for no papers looks like to the kernel. */
export const NO_PAPERS_ASKED = { certLow: 0, certHigh: 0, market: ANY_MARKET.bit } as const;

/** What a lot may be sold as, as the kernel reads it. */
export interface LotMasks {
  readonly certLow: number;
  /** Bit k: the seller has a packing facility for destination k. */
  readonly certHigh: number;
  readonly marketMask: number;
  readonly kg: number;
}

/** What a seller's papers allow its fruit from one ground. */
interface Standing extends Pick<LotMasks, 'certHigh' | 'marketMask'> {
  readonly good: ReadonlySet<string>;
  /** Markets for which others' facilities pack under leave, by their place in the catalogue: each lot is held to what is left of it. */
  readonly lent: readonly (readonly [number, DestinationId])[];
}

/** Kilograms that the codes of lots still bear, lot by lot in order of arrival; a lot without a code is not in it. */
export type GroundLeft = ReadonlyMap<string, number>;

/**
 * Who may meet whom by papers, at the moment of the round and not of the posting. Claims count for nothing: a certificate is good when
 * an officer has seen it and its days are not over; a code when it is in the register for this fruit, seller and market.
 */
export class Eligibility {
  private readonly standings = new Map<string, Standing>();

  constructor(
    private readonly papers: MarketPapers,
    private readonly catalogue: Catalogue,
    private readonly ground: GroundLeft,
    private readonly today: Day,
  ) {
    invariant(catalogue.destinations.length <= DESTINATIONS_MAX, 'the kernel has no bit left for a destination market', {});
  }

  /** Kilograms that a round may give away: what is open, and no more than the ground bears. */
  openKgOf(offer: Offer): number {
    return Math.min(openKgOfOffer(offer), this.ground.get(offer.id) ?? Infinity);
  }

  /** Asked once of each lot, in the order of arrival: a leave to pack bears the earlier ones first, each lot whole or not at all. */
  ofOffer(offer: Offer): LotMasks {
    const { good, lent, certHigh, marketMask } = this.standingOf(offer);
    const kg = this.openKgOf(offer);
    return {
      certLow: certificateMask(offer.certificates.filter((kind) => good.has(kind))),
      certHigh: lent.length === 0 ? certHigh : (certHigh | this.lentBits(offer, kg, lent)) >>> 0,
      marketMask,
      kg,
    };
  }

  /** Bits of the markets for which a leave still bears all of a lot; so much of it is taken. */
  private lentBits({ marketId, sellerId, areaCode }: Offer, kg: number, lent: Standing['lent']): number {
    const lot = this.papers.lot({ productId: marketId, sellerId, areaCode, kg }, null);
    const leaves = new Set<AuthorisationId>();
    let bits = 0;
    for (const [place, destinationId] of lent) {
      const right = packingRight(lot, destinationId, this.today);
      if (right === 'holder' || isPackingLack(right)) continue;
      bits |= 1 << place;
      leaves.add(right.id);
    }
    for (const leave of leaves) this.papers.take(leave, kg);
    return bits;
  }

  /** A cooperative posts dozens of lots from one ground: what its papers allow is worked out once. */
  private standingOf({ marketId, sellerId, areaCode }: Offer): Standing {
    const name = `${marketId} ${sellerId} ${areaCode ?? ''}`;
    const known = this.standings.get(name);
    if (known) return known;
    const lot = this.papers.lot({ productId: marketId, sellerId, areaCode, kg: null }, null);
    const lent: [number, DestinationId][] = [];
    let [marketMask, certHigh] = [ANY_MARKET.mask, 0];
    for (const [place, destinationId] of this.catalogue.destinations.entries()) {
      const rule = ruleOn(this.papers.rules, destinationId, marketId, this.today);
      if (rule === null || missingPapers(lot, destinationId, { ...rule, needsPackingCode: false }, this.today).length > 0) continue;
      marketMask |= 1 << (place + 1);
      const right = packingRight(lot, destinationId, this.today);
      if (right === 'holder') certHigh |= 1 << place;
      else if (rule.needsPackingCode && (!isPackingLack(right) || right === 'packing.leave_short')) lent.push([place, destinationId]);
    }
    const good = new Set<string>(goodPapers(lot, this.today));
    const standing = { good, lent, certHigh: certHigh >>> 0, marketMask: marketMask >>> 0 };
    this.standings.set(name, standing);
    return standing;
  }

  ofOrder(order: Order): { certLow: number; certHigh: number; market: number } {
    const certLow = certificateMask(order.certificates);
    if (order.destinationId === null) return { ...NO_PAPERS_ASKED, certLow };
    const place = this.catalogue.destinations.indexOf(order.destinationId);
    invariant(place >= 0, 'an order goes on to a market that is not in the catalogue', { orderId: order.id });
    return { certLow, certHigh: this.buyerPacks(order) ? 0 : (1 << place) >>> 0, market: place + 1 };
  }

  /** True where no packing code is asked for, or the buyer has a facility of its own or a leave that bears the whole order. */
  private buyerPacks(order: Order): boolean {
    const { destinationId, marketId, buyerId } = order;
    if (destinationId === null) return true;
    const bought = { productId: marketId, sellerId: buyerId, areaCode: null, kg: openKgOfOrder(order) };
    const right = this.papers.packing(bought, null, destinationId, this.today);
    if (right === null || right === 'holder') return true;
    if (isPackingLack(right)) return false;
    this.papers.take(right.id, bought.kg);
    return true;
  }
}
