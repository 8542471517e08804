import type { OrganisationId } from '../shared/ids';
import { pairsOf, type BidTrail, type PairTrail } from './bid-trail';

/** Why a pair of seller and buyer is worth a look. */
export const RING_SIGNS = ['withdraws_late', 'only_raises', 'same_people'] as const;

export type RingSign = (typeof RING_SIGNS)[number];

/** What was counted of one pair; it accuses nobody, a person looks. */
export interface RingEvidence {
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
  readonly sign: RingSign;
  /** Bids of this buyer on this seller's lots. */
  readonly bids: number;
  /** Bids that show the sign; of `same_people` the people. */
  readonly counted: number;
}

/** Sellers and buyers whom evidence ties together, with all of it. */
export interface Ring {
  readonly sellerIds: readonly OrganisationId[];
  readonly buyerIds: readonly OrganisationId[];
  readonly evidence: readonly RingEvidence[];
}

/** People who belong to a seller and to a buyer at once. */
export interface SharedPeople {
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
  readonly people: number;
}

/** More than 30 % of a buyer's bids on a seller's lots withdrawn in the last tenth of their life (RELIABILITY section 2, threat 2) … */
const LATE_OF_TEN = 3;
/** … and so many of them: who withdraws twice in a season had a reason. */
const LATE_MIN = 3;
/** A buyer who has bid less often on a seller's lots shows no habit. */
const RAISES_MIN = 8;

/**
 * Rings that raise prices with bids nobody means: each sign alone ties a seller and a buyer, and whoever is tied to the same one is of
 * one ring. The order of the bids does not matter; the largest ring comes first, among equals the one with the lowest id.
 */
export function findRings(trails: readonly BidTrail[], shared: readonly SharedPeople[]): Ring[] {
  const pairs = pairsOf(trails);
  const evidence = [...pairs.flatMap((pair) => signsOf(pair)), ...pairs.flatMap((pair) => samePeople(pair, shared))];
  const rings: { members: Set<OrganisationId>; evidence: RingEvidence[] }[] = [];
  for (const one of [...evidence].sort(byIds)) {
    const touched = rings.filter(({ members }) => members.has(one.sellerId) || members.has(one.buyerId));
    const [into = { members: new Set<OrganisationId>(), evidence: [] }, ...others] = touched;
    if (touched.length === 0) rings.push(into);
    for (const other of others) {
      other.members.forEach((member) => into.members.add(member));
      into.evidence.push(...other.evidence);
      rings.splice(rings.indexOf(other), 1);
    }
    into.members.add(one.sellerId).add(one.buyerId);
    into.evidence.push(one);
  }
  return rings.map((ring) => ringOf(ring.evidence)).sort((a, b) => b.evidence.length - a.evidence.length || before(firstOf(a), firstOf(b)));
}

function signsOf(pair: PairTrail): RingEvidence[] {
  const { sellerId, buyerId, bids, accepted, withdrawnLate, outbid, bidsOfBuyer } = pair;
  const isLate = withdrawnLate >= LATE_MIN && withdrawnLate * 10 > bids * LATE_OF_TEN;
  // Bids mostly on this seller's lots, wins one in ten at most, and others paid as much or more after at least half of the bids.
  const onlyRaises = bids >= RAISES_MIN && accepted * 10 <= bids && outbid * 2 >= bids && bids * 2 >= bidsOfBuyer;
  return [
    ...(isLate ? [{ sellerId, buyerId, sign: 'withdraws_late' as const, bids, counted: withdrawnLate }] : []),
    ...(onlyRaises ? [{ sellerId, buyerId, sign: 'only_raises' as const, bids, counted: outbid }] : []),
  ];
}

function samePeople({ sellerId, buyerId, bids }: PairTrail, shared: readonly SharedPeople[]): RingEvidence[] {
  return shared
    .filter((each) => each.sellerId === sellerId && each.buyerId === buyerId && each.people > 0)
    .map(({ people }) => ({ sellerId, buyerId, sign: 'same_people', bids, counted: people }));
}

function ringOf(evidence: readonly RingEvidence[]): Ring {
  const unique = (ids: readonly OrganisationId[]): OrganisationId[] => [...new Set(ids)].sort(before);
  return {
    sellerIds: unique(evidence.map(({ sellerId }) => sellerId)),
    buyerIds: unique(evidence.map(({ buyerId }) => buyerId)),
    evidence: [...evidence].sort(byIds),
  };
}

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const firstOf = ({ sellerIds }: Ring): string => sellerIds[0] ?? '';
const byIds = (a: RingEvidence, b: RingEvidence): number =>
  before(a.sellerId, b.sellerId) || before(a.buyerId, b.buyerId) || before(a.sign, b.sign);
