import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { maySeeOffer } from '@domain/offers/lot-rules';
import type { Offer, OfferState } from '@domain/offers/offer';
import { DomainError } from '@domain/shared/domain-error';
import type { MarketId, OfferId, OrganisationId } from '@domain/shared/ids';
import { asProgram } from '../../platform/database/row-scope';
import type { Tx } from '../../platform/database/unit-of-work';
import { OfferEntity } from './offer.entity';
import { type StoredOffer, SELECT_OFFERS } from './stored-offer';
import { toOffer } from './offer.mapper';

/** The terms of an offer as they stood in one version. */
export interface OfferRevision {
  readonly version: number;
  readonly at: string;
  readonly offeredKg: number;
  readonly askVndPerKg: number;
  readonly harvestFrom: string;
  readonly harvestTo: string;
  readonly certainty: string | null;
}

/** Reads about offers. */
@Injectable()
export class OffersQueries {
  constructor(private readonly source: DataSource) {}

  /** One offer that this organisation may see. @throws DomainError `offer.not_found` */
  async one(viewer: OrganisationId, id: OfferId): Promise<Offer> {
    const row = await this.source.manager.findOneBy(OfferEntity, { id });
    const offer = row && toOffer(row);
    if (!offer || !maySeeOffer(offer, viewer)) throw new DomainError('offer.not_found', {});
    return offer;
  }

  /** Offers of one seller, newest first, from before an id. */
  async ofSeller(sellerId: OrganisationId, ask: { state: OfferState | null; before: string | null; limit: number }): Promise<Offer[]> {
    const query = this.source.manager.createQueryBuilder(OfferEntity, 'o').where('o.seller_id = :sellerId', { sellerId });
    if (ask.state !== null) query.andWhere('o.state = :state', { state: ask.state });
    if (ask.before !== null) query.andWhere('o.id < :before', { before: ask.before });
    return (await query.orderBy('o.id', 'DESC').limit(ask.limit).getMany()).map(toOffer);
  }

  /** Steps of an ask that are still to come, for its seller. @throws DomainError `offer.not_found` */
  async askSteps(seller: OrganisationId, id: OfferId): Promise<{ day: string; askVndPerKg: number }[]> {
    await this.ownOne(seller, id);
    return asProgram('the seller reads asks for days to come', () =>
      this.source.query(
        'SELECT day, ask_vnd_per_kg AS "askVndPerKg" FROM offer_ask_steps WHERE offer_id = $1 AND NOT applied ORDER BY day',
        [id],
      ),
    );
  }

  /** Every version of an offer's terms, for its seller. @throws DomainError `offer.not_found` */
  async revisions(seller: OrganisationId, id: OfferId): Promise<OfferRevision[]> {
    await this.ownOne(seller, id);
    const rows = await this.source.query<(Omit<OfferRevision, 'at'> & { at: Date })[]>(
      `SELECT version, at, offered_kg AS "offeredKg", ask_vnd_per_kg AS "askVndPerKg", harvest_from AS "harvestFrom", harvest_to AS "harvestTo",
              certainty FROM offer_versions WHERE offer_id = $1 ORDER BY version`,
      [id],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  private async ownOne(seller: OrganisationId, id: OfferId): Promise<void> {
    const { sellerId } = await this.one(seller, id);
    if (sellerId !== seller) throw new DomainError('offer.not_found', {});
  }

  /** Every offer of a market that a round may use, oldest first. */
  async openIn(tx: Tx, marketId: MarketId): Promise<Offer[]> {
    const rows = await tx.query<StoredOffer[]>(
      `${SELECT_OFFERS}
       WHERE o.market_id = $1 AND o.state = 'open' AND NOT o.in_auction AND o.certainty <> 'forecast' AND o.offered_kg > o.held_kg + o.confirmed_kg
       ORDER BY o.submitted_at, o.id`,
      [marketId],
    );
    return rows.map(toOffer);
  }

  /** Who has something open in each of these markets. */
  async sellersIn(tx: Tx, marketIds: readonly string[]): Promise<{ marketId: string; sellerId: string }[]> {
    return tx.query(
      `SELECT DISTINCT market_id AS "marketId", seller_id AS "sellerId" FROM offers WHERE state = 'open' AND market_id = ANY($1)`,
      [marketIds],
    );
  }

  /** Open kilograms of each seller's lots under each of these codes, by `<seller> <code>`. */
  async openKgUnder(tx: Tx, sellerIds: readonly string[], codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.query<{ key: string; kg: number }[]>(
      `SELECT seller_id || ' ' || area_code AS key, sum(offered_kg - held_kg - confirmed_kg)::float8 AS kg FROM offers
       WHERE state = 'open' AND seller_id = ANY($1) AND area_code = ANY($2) GROUP BY seller_id, area_code`,
      [sellerIds, codes],
    );
    return new Map(rows.map(({ key, kg }) => [key, kg]));
  }

  /** Every offer that stands on a market's board, oldest first: also one that is wholly held, for its trade may come to nothing. */
  async onBoard(tx: Tx, marketId: MarketId): Promise<Offer[]> {
    const rows = await tx.query<StoredOffer[]>(
      `${SELECT_OFFERS} WHERE o.market_id = $1 AND o.state = 'open' AND o.visibility = 'public' ORDER BY o.submitted_at, o.id`,
      [marketId],
    );
    return rows.map(toOffer);
  }
}
