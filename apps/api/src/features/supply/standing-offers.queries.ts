import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Day } from '@domain/shared/day';
import type { OrganisationId, StandingOfferId } from '@domain/shared/ids';
import type { StandingOffer, StandingOfferLine } from '@domain/supply/standing-offer';
import { StandingOffersRepository } from './standing-offers.repository';

/** A month of Mondays and Thursdays, and some: what a seller looks back on without asking. */
const RECENT = 14;

/** A standing offer with its last days, newest first. */
export interface StandingWithLots {
  readonly id: string;
  readonly standing: StandingOffer;
  readonly recent: readonly StandingOfferLine[];
}

/** Reads about standing offers, for their own seller. */
@Injectable()
export class StandingOffersQueries {
  constructor(
    private readonly source: DataSource,
    private readonly rows: StandingOffersRepository,
  ) {}

  async ofSeller(sellerId: OrganisationId, before: string | null, limit: number): Promise<StandingWithLots[]> {
    const tx = this.source.manager;
    const standings = await this.rows.ofOwner(tx, sellerId, before, limit);
    const ids = standings.map(({ id }) => id);
    const lines = await this.rows.lines(tx, ids, null, RECENT);
    return standings.map((standing) => ({
      id: standing.id,
      standing,
      recent: lines.filter(({ id }) => id === standing.id).map(({ line }) => line),
    }));
  }

  /** @throws DomainError `standing_offer.not_found` */
  async one(sellerId: OrganisationId, id: StandingOfferId): Promise<StandingWithLots> {
    const standing = await this.rows.one(this.source.manager, sellerId, id);
    return { id, standing, recent: await this.lines(id, null, RECENT) };
  }

  /** The settled days of one, newest first, from before a day. @throws DomainError `standing_offer.not_found` */
  async linesOf(sellerId: OrganisationId, id: StandingOfferId, before: Day | null, limit: number): Promise<StandingOfferLine[]> {
    const standing = await this.rows.one(this.source.manager, sellerId, id);
    return this.lines(standing.id, before, limit);
  }

  private async lines(id: StandingOfferId, before: Day | null, limit: number): Promise<StandingOfferLine[]> {
    return (await this.rows.lines(this.source.manager, [id], before, limit)).map(({ line }) => line);
  }
}
