import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StandingLine, StandingOrder } from '@domain/orders/standing-order';
import type { Day } from '@domain/shared/day';
import type { OrganisationId, StandingOrderId } from '@domain/shared/ids';
import { StandingOrdersRepository } from './standing-orders.repository';

/** Two weeks: what a buyer looks back on without asking. */
const RECENT = 14;

/** A standing order with its last days, newest first. */
export interface StandingWithLines {
  readonly standing: StandingOrder;
  readonly recent: readonly StandingLine[];
}

/** Reads about standing orders, for their own buyer. */
@Injectable()
export class StandingOrdersQueries {
  constructor(
    private readonly source: DataSource,
    private readonly rows: StandingOrdersRepository,
  ) {}

  async ofBuyer(buyerId: OrganisationId, before: string | null, limit: number): Promise<(StandingWithLines & { id: string })[]> {
    const tx = this.source.manager;
    const standings = await this.rows.ofOwner(tx, buyerId, before, limit);
    return this.withLines(standings);
  }

  /** @throws DomainError `standing_order.not_found` */
  async one(buyerId: OrganisationId, id: StandingOrderId): Promise<StandingWithLines> {
    const standing = await this.rows.one(this.source.manager, buyerId, id);
    return { standing, recent: await this.lines(standing.id, null, RECENT) };
  }

  /** The settled days of one, newest first, from before a day. @throws DomainError `standing_order.not_found` */
  async linesOf(buyerId: OrganisationId, id: StandingOrderId, before: Day | null, limit: number): Promise<StandingLine[]> {
    const standing = await this.rows.one(this.source.manager, buyerId, id);
    return this.lines(standing.id, before, limit);
  }

  private async lines(id: StandingOrderId, before: Day | null, limit: number): Promise<StandingLine[]> {
    return (await this.rows.lines(this.source.manager, [id], before, limit)).map(({ line }) => line);
  }

  private async withLines(standings: readonly StandingOrder[]): Promise<(StandingWithLines & { id: string })[]> {
    const ids = standings.map(({ id }) => id);
    const lines = await this.rows.lines(this.source.manager, ids, null, RECENT);
    return standings.map((standing) => ({
      id: standing.id,
      standing,
      recent: lines.filter(({ id }) => id === standing.id).map(({ line }) => line),
    }));
  }
}
