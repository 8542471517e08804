import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Offer, OfferState } from '@domain/offers/offer';
import { DomainError } from '@domain/shared/domain-error';
import type { MarketId, OfferId, OrganisationId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';
import { OfferEntity } from './offer.entity';
import { toOffer } from './offer.mapper';

/** Reads about offers. */
@Injectable()
export class OffersQueries {
  constructor(private readonly source: DataSource) {}

  /** @throws DomainError `offer.not_found` */
  async one(id: OfferId): Promise<Offer> {
    const row = await this.source.manager.findOneBy(OfferEntity, { id });
    if (!row) throw new DomainError('offer.not_found', {});
    return toOffer(row);
  }

  /** Offers of one seller, newest first, from before an id. */
  async ofSeller(sellerId: OrganisationId, ask: { state: OfferState | null; before: string | null; limit: number }): Promise<Offer[]> {
    const query = this.source.manager.createQueryBuilder(OfferEntity, 'o').where('o.seller_id = :sellerId', { sellerId });
    if (ask.state !== null) query.andWhere('o.state = :state', { state: ask.state });
    if (ask.before !== null) query.andWhere('o.id < :before', { before: ask.before });
    return (await query.orderBy('o.id', 'DESC').limit(ask.limit).getMany()).map(toOffer);
  }

  /** Every offer of a market that a round may use, oldest first. */
  async openIn(tx: Tx, marketId: MarketId): Promise<Offer[]> {
    const rows = await tx
      .createQueryBuilder(OfferEntity, 'o')
      .where(`o.market_id = :marketId AND o.state = 'open' AND NOT o.in_auction AND o.offered_kg > o.held_kg + o.confirmed_kg`, {
        marketId,
      })
      .orderBy('o.submitted_at')
      .addOrderBy('o.id')
      .getMany();
    return rows.map(toOffer);
  }

  /** Every offer that stands on a market's board, oldest first: also one that is wholly held, for its trade may come to nothing. */
  async onBoard(tx: Tx, marketId: MarketId): Promise<Offer[]> {
    const rows = await tx
      .createQueryBuilder(OfferEntity, 'o')
      .where(`o.market_id = :marketId AND o.state = 'open'`, { marketId })
      .orderBy('o.submitted_at')
      .addOrderBy('o.id')
      .getMany();
    return rows.map(toOffer);
  }
}
