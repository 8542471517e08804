import type { OfferId, OrganisationId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import type { VndPerKg } from '../shared/unit-price';
import type { BidState } from './bid';

/** What the watch over the market knows of one bid: not its kilograms, its note or its limit. */
export interface BidTrail {
  readonly offerId: OfferId;
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
  /** At the farm gate, as last proposed. */
  readonly vndPerKg: VndPerKg;
  readonly submittedAt: Instant;
  /** When it lapses, or when its auction closes. */
  readonly endsAt: Instant;
  readonly state: BidState;
  /** Null unless it was withdrawn. */
  readonly withdrawnAt: Instant | null;
}

/** What one buyer did on the lots of one seller. */
export interface PairTrail {
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
  readonly bids: number;
  readonly accepted: number;
  /** Withdrawn in the last tenth of their life, when nobody has time to bid anew. */
  readonly withdrawnLate: number;
  /** Followed by another buyer's bid that was as high or higher, and accepted: the lot went dearer. */
  readonly outbid: number;
  /** Bids of this buyer on anybody's lots. */
  readonly bidsOfBuyer: number;
}

/** Counts the trails of each pair of seller and buyer, in the order of the first bid. */
export function pairsOf(trails: readonly BidTrail[]): PairTrail[] {
  const ofBuyer = new Map<OrganisationId, number>();
  const acceptedOf = new Map<OfferId, BidTrail[]>();
  for (const trail of trails) {
    ofBuyer.set(trail.buyerId, (ofBuyer.get(trail.buyerId) ?? 0) + 1);
    if (trail.state === 'accepted') acceptedOf.set(trail.offerId, [...(acceptedOf.get(trail.offerId) ?? []), trail]);
  }
  const pairs = new Map<string, PairTrail>();
  for (const trail of trails) {
    const { sellerId, buyerId } = trail;
    const key = `${sellerId} ${buyerId}`;
    const before = pairs.get(key) ?? { sellerId, buyerId, bids: 0, accepted: 0, withdrawnLate: 0, outbid: 0, bidsOfBuyer: 0 };
    const dearer = (acceptedOf.get(trail.offerId) ?? []).some(
      (other) => other.buyerId !== buyerId && other.submittedAt >= trail.submittedAt && other.vndPerKg >= trail.vndPerKg,
    );
    pairs.set(key, {
      ...before,
      bids: before.bids + 1,
      accepted: before.accepted + (trail.state === 'accepted' ? 1 : 0),
      withdrawnLate: before.withdrawnLate + (isWithdrawnLate(trail) ? 1 : 0),
      outbid: before.outbid + (dearer ? 1 : 0),
      bidsOfBuyer: ofBuyer.get(buyerId) ?? 0,
    });
  }
  return [...pairs.values()];
}

function isWithdrawnLate({ withdrawnAt, submittedAt, endsAt }: BidTrail): boolean {
  return withdrawnAt !== null && (withdrawnAt - submittedAt) * 10 >= (endsAt - submittedAt) * 9;
}
