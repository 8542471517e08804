import { Injectable } from '@nestjs/common';
import type { Offer, Visibility } from '@domain/offers/offer';
import { DomainError } from '@domain/shared/domain-error';
import type { MemberId, OfferId } from '@domain/shared/ids';
import { instantToIso } from '@domain/shared/instant';
import { prepared } from '../../platform/database/prepared';
import type { Tx } from '../../platform/database/unit-of-work';
import type { StockLevel, StockMove } from '../../platform/database/stock-move';
import { OfferEntity } from './offer.entity';
import { type StoredOffer, SELECT_OFFERS } from './stored-offer';
import { toOffer } from './offer.mapper';

// One statement for the offer and its first version: posting is the hot path, and each round trip costs a third of it.
const INSERT = prepared(`
  WITH fresh AS (
    INSERT INTO offers (id, market_id, seller_id, variety_id, grade_id, place_id, offered_kg, ask_vnd_per_kg, harvest_from, harvest_to,
                        certificates, area_code, certainty, firm, state, version, submitted_at, opened_by, visibility, invited_ids, min_lot_kg, step_kg, all_or_nothing)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
    RETURNING *
  )
  INSERT INTO offer_versions (offer_id, version, market_id, variety_id, grade_id, offered_kg, ask_vnd_per_kg, harvest_from, harvest_to, firm, state, at, member_id, certainty)
  SELECT id, version, market_id, variety_id, grade_id, offered_kg, ask_vnd_per_kg, harvest_from, harvest_to, firm, state, submitted_at, opened_by, certainty FROM fresh`);

const UPDATE_TERMS = `
  WITH changed AS (
    UPDATE offers SET offered_kg = $2, ask_vnd_per_kg = $3, harvest_from = $4, harvest_to = $5, firm = $6, state = $7, version = $8, certainty = $10
    WHERE id = $1 RETURNING *
  )
  INSERT INTO offer_versions (offer_id, version, market_id, variety_id, grade_id, offered_kg, ask_vnd_per_kg, harvest_from, harvest_to, firm, state, at, member_id, certainty)
  SELECT id, version, market_id, variety_id, grade_id, offered_kg, ask_vnd_per_kg, harvest_from, harvest_to, firm, state, clock_timestamp(), $9, certainty FROM changed`;

// The row's own constraint refuses to oversell, whatever the caller believed.
const MOVE = `
  UPDATE offers o SET
    held_kg = o.held_kg + m."heldKg",
    confirmed_kg = o.confirmed_kg + m."confirmedKg",
    state = CASE WHEN o.state = 'open' AND o.confirmed_kg + m."confirmedKg" = o.offered_kg THEN 'sold_out'
                 WHEN o.state = 'sold_out' AND m."confirmedKg" < 0 THEN 'open' ELSE o.state END
  FROM jsonb_to_recordset($1) AS m (id uuid, "heldKg" bigint, "confirmedKg" bigint)
  WHERE o.id = m.id
  RETURNING o.id, CASE WHEN o.state = 'open' THEN o.offered_kg - o.held_kg - o.confirmed_kg ELSE 0 END AS "openKg", o.visibility`;

/** Rows of offers and their versions. */
@Injectable()
export class OffersRepository {
  async insert(tx: Tx, offer: Offer, memberId: MemberId): Promise<void> {
    await tx.query(INSERT, [
      offer.id,
      offer.marketId,
      offer.sellerId,
      offer.varietyId,
      offer.gradeId,
      offer.placeId,
      offer.stock.totalKg,
      offer.askVndPerKg,
      offer.harvest.from,
      offer.harvest.to,
      offer.certificates,
      offer.areaCode,
      offer.certainty,
      offer.firm,
      offer.state,
      offer.version,
      instantToIso(offer.submittedAt),
      memberId,
      offer.visibility,
      offer.invitedIds,
      offer.minLotKg,
      offer.stepKg,
      offer.allOrNothing,
    ]);
  }

  /** Loads an offer and holds its row until the transaction ends. @throws DomainError `offer.not_found` */
  async lock(tx: Tx, id: OfferId): Promise<Offer> {
    const row = await tx.findOne(OfferEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new DomainError('offer.not_found', {});
    return toOffer(row);
  }

  /** Holds the rows of many offers, in the order of their ids, and answers with those that exist. */
  async lockMany(tx: Tx, ids: readonly string[]): Promise<Offer[]> {
    const rows = await tx.query<StoredOffer[]>(`${SELECT_OFFERS} WHERE o.id = ANY($1) ORDER BY o.id FOR UPDATE`, [ids]);
    return rows.map(toOffer);
  }

  /** Writes new terms and keeps the version. */
  async saveTerms(tx: Tx, offer: Offer, memberId: MemberId): Promise<void> {
    await tx.query(UPDATE_TERMS, [
      offer.id,
      offer.stock.totalKg,
      offer.askVndPerKg,
      offer.harvest.from,
      offer.harvest.to,
      offer.firm,
      offer.state,
      offer.version,
      memberId,
      offer.certainty,
    ]);
  }

  /** Closes an offer without new terms: its version stays. */
  async saveState(tx: Tx, offer: Offer): Promise<void> {
    await tx.update(OfferEntity, { id: offer.id }, { state: offer.state });
  }

  async setInAuction(tx: Tx, id: OfferId, inAuction: boolean): Promise<void> {
    await tx.update(OfferEntity, { id }, { inAuction });
  }

  async areaCodes(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: string; code: string }[]>(
      'SELECT id, area_code AS code FROM offers WHERE id = ANY($1) AND area_code IS NOT NULL',
      [ids],
    );
    return new Map(rows.map(({ id, code }) => [id, code]));
  }

  /** Moves kilograms of many offers in one statement; answers with what the market may know of them. The caller holds their rows. */
  async move(tx: Tx, moves: readonly StockMove[]): Promise<StockLevel[]> {
    const [levels] = await tx.query<[(StockLevel & { visibility: Visibility })[], number]>(MOVE, [JSON.stringify(moves)]);
    // What is left of a lot that is not for everyone is told to nobody.
    return levels.filter(({ visibility }) => visibility === 'public').map(({ id, openKg }) => ({ id, openKg }));
  }

  /** Open offers whose last harvest day has passed, held until the transaction ends; busy rows are left for the next sweep. */
  async lockDue(tx: Tx, today: string, limit: number): Promise<Offer[]> {
    const rows = await tx
      .createQueryBuilder(OfferEntity, 'o')
      .where(`o.state = 'open' AND o.harvest_to < :today`, { today })
      .orderBy('o.id')
      .limit(limit)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    return rows.map(toOffer);
  }
}
