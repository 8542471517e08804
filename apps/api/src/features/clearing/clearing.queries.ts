import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '@domain/shared/domain-error';
import type { MarketId } from '@domain/shared/ids';
import type { RoundView } from '@domain/across/views/view-types';
import type { Tx } from '../../platform/database/unit-of-work';
import { ClearingRepository, type MarketRow } from './clearing.repository';

/** Reads about markets and their rounds. */
@Injectable()
export class ClearingQueries {
  constructor(
    private readonly source: DataSource,
    private readonly rounds: ClearingRepository,
  ) {}

  async markets(tx: Tx): Promise<MarketRow[]> {
    return this.rounds.markets(tx);
  }

  /** @throws DomainError `market.unknown` */
  async market(tx: Tx, id: MarketId): Promise<MarketRow> {
    const market = await this.rounds.market(tx, id);
    if (!market) throw new DomainError('market.unknown', {});
    return market;
  }

  /** The newest round of every market that has had one. */
  async lastRounds(tx: Tx): Promise<ReadonlyMap<string, RoundView>> {
    return new Map((await this.rounds.lastRounds(tx)).map((round) => [round.marketId, round]));
  }

  async lastRound(tx: Tx, market: MarketRow): Promise<RoundView | null> {
    return (await this.rounds.round(tx, market.id, market.lastRoundNumber)) ?? null;
  }

  /** @throws DomainError `market.unknown`, `round.not_found` */
  async round(marketId: MarketId, number: number): Promise<RoundView> {
    await this.market(this.source.manager, marketId);
    const round = await this.rounds.round(this.source.manager, marketId, number);
    if (!round) throw new DomainError('round.not_found', {});
    return round;
  }

  /** Rounds before a number, newest first. @throws DomainError `market.unknown` */
  async page(marketId: MarketId, before: number | null, limit: number): Promise<RoundView[]> {
    await this.market(this.source.manager, marketId);
    return this.rounds.rounds(this.source.manager, marketId, before, limit);
  }
}
