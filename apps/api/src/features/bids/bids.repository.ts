import { Injectable } from '@nestjs/common';
import type { Bid } from '@domain/bids/bid';
import type { BidTrail } from '@domain/bids/bid-trail';
import { DomainError } from '@domain/shared/domain-error';
import type { MemberId, OfferId, OrganisationId } from '@domain/shared/ids';
import { instantToIso } from '@domain/shared/instant';
import type { Tx } from '../../platform/database/unit-of-work';
import { type BidRow, SELECT_BIDS } from './bid-row';
import { toTrail, TRAILS, type TrailRow } from './bid-trails';
import { fromTerms, toBid } from './bid.mapper';

const VERSION = `
  INSERT INTO bid_versions (bid_id, version, seq, state, terms, counter, limit_vnd_per_kg, member_id)
  SELECT id, version, seq, state, terms, counter, limit_vnd_per_kg, $NTH FROM saved`;

const INSERT = `
  WITH saved AS (
    INSERT INTO bids (id, seq, offer_id, market_id, seller_id, buyer_id, place_id, transit_days, freight_vnd_per_kg, terms, counter,
                      in_auction, limit_vnd_per_kg, state, expires_at, trade_id, version, submitted_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) RETURNING *
  )${VERSION.replace('$NTH', '$19::uuid')}`;

const UPDATE = `
  WITH saved AS (
    UPDATE bids SET seq = $2, terms = $3, counter = $4, limit_vnd_per_kg = $5, state = $6, expires_at = $7, trade_id = $8, version = $9
    WHERE id = $1 AND version = $9 - 1 RETURNING *
  )${VERSION.replace('$NTH', '$10::uuid')}`;

/** Rows of bids and of every step of their negotiation. */
@Injectable()
export class BidsRepository {
  async nextSeq(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ seq: number }[]>(`SELECT nextval('bid_seq') AS seq`);
    return row?.seq ?? 0;
  }

  async insert(tx: Tx, bid: Bid, memberId: MemberId): Promise<void> {
    await tx.query(INSERT, [
      bid.id,
      bid.seq,
      bid.offerId,
      bid.marketId,
      bid.sellerId,
      bid.buyerId,
      bid.placeId,
      bid.road.transitDays,
      bid.road.freightVndPerKg,
      JSON.stringify(fromTerms(bid.terms)),
      bid.counter && JSON.stringify(fromTerms(bid.counter)),
      bid.inAuction,
      bid.limitVndPerKg,
      bid.state,
      instantToIso(bid.expiresAt),
      bid.tradeId,
      bid.version,
      instantToIso(bid.submittedAt),
      memberId,
    ]);
  }

  /** Writes the next version of a bid; null stands for the clock. */
  async save(tx: Tx, bid: Bid, memberId: MemberId | null): Promise<void> {
    await tx.query(UPDATE, [
      bid.id,
      bid.seq,
      JSON.stringify(fromTerms(bid.terms)),
      bid.counter && JSON.stringify(fromTerms(bid.counter)),
      bid.limitVndPerKg,
      bid.state,
      instantToIso(bid.expiresAt),
      bid.tradeId,
      bid.version,
      memberId,
    ]);
  }

  /** One bid of this party on either side. Others' do not exist. @throws DomainError `bid.not_found` */
  async ofParty(tx: Tx, party: OrganisationId, id: string): Promise<Bid> {
    const [row] = await tx.query<BidRow[]>(`${SELECT_BIDS} WHERE b.id = $1 AND $2 IN (b.seller_id, b.buyer_id)`, [id, party]);
    if (!row) throw new DomainError('bid.not_found', {});
    return toBid(row);
  }

  /** Holds one bid until the transaction ends; its offer must be held before. @throws DomainError `bid.not_found` */
  async lock(tx: Tx, id: string): Promise<Bid> {
    const [row] = await tx.query<BidRow[]>(`${SELECT_BIDS} WHERE b.id = $1 FOR UPDATE`, [id]);
    if (!row) throw new DomainError('bid.not_found', {});
    return toBid(row);
  }

  /** Holds many bids, in the order of their ids; their offers must be held before. */
  async lockMany(tx: Tx, ids: readonly string[]): Promise<Bid[]> {
    const rows = await tx.query<BidRow[]>(`${SELECT_BIDS} WHERE b.id = ANY($1) ORDER BY b.id FOR UPDATE`, [ids]);
    return rows.map(toBid);
  }

  /** The bid that a buyer has open on an offer. */
  async openOf(tx: Tx, offerId: OfferId, buyerId: OrganisationId): Promise<Bid | undefined> {
    const [row] = await tx.query<BidRow[]>(
      `${SELECT_BIDS} WHERE b.offer_id = $1 AND b.buyer_id = $2 AND b.state IN ('open', 'countered') FOR UPDATE`,
      [offerId, buyerId],
    );
    return row && toBid(row);
  }

  /** Open bids on an offer, by their place in the row. */
  async standing(tx: Tx, offerId: OfferId): Promise<Bid[]> {
    const rows = await tx.query<BidRow[]>(`${SELECT_BIDS} WHERE b.offer_id = $1 AND b.state IN ('open', 'countered') ORDER BY b.seq`, [
      offerId,
    ]);
    return rows.map(toBid);
  }

  /** Every bid on an offer, for its seller. */
  async onOffer(tx: Tx, offerId: string, sellerId: OrganisationId): Promise<Bid[]> {
    const rows = await tx.query<BidRow[]>(`${SELECT_BIDS} WHERE b.offer_id = $1 AND b.seller_id = $2 ORDER BY b.seq`, [offerId, sellerId]);
    return rows.map(toBid);
  }

  /** Bids of one party on either side, newest first. */
  async allOfParty(tx: Tx, party: OrganisationId, before: string | null, limit: number): Promise<Bid[]> {
    const rows = await tx.query<BidRow[]>(
      `${SELECT_BIDS} WHERE b.id IN (
         (SELECT id FROM bids WHERE seller_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3)
         UNION (SELECT id FROM bids WHERE buyer_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3))
       ORDER BY b.id DESC LIMIT $3`,
      [party, before, limit],
    );
    return rows.map(toBid);
  }

  /** What bids of the last so many days left behind, the newest first. */
  async trails(tx: Tx, days: number, limit: number): Promise<BidTrail[]> {
    const rows = await tx.query<TrailRow[]>(TRAILS, [days, limit]);
    return rows.map(toTrail);
  }

  /** Bids whose time is over by the database's clock, or whose offer is; nothing is held yet. */
  async due(tx: Tx, limit: number): Promise<{ id: string; offerId: OfferId }[]> {
    return tx.query<{ id: string; offerId: OfferId }[]>(
      `SELECT b.id, b.offer_id AS "offerId" FROM bids b JOIN offers o ON o.id = b.offer_id
       WHERE b.state IN ('open', 'countered') AND NOT b.in_auction AND (b.expires_at <= clock_timestamp() OR o.state <> 'open')
       ORDER BY b.offer_id, b.id LIMIT $1`,
      [limit],
    );
  }
}
