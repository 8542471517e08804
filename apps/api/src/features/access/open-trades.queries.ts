import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AreaId, PaperId } from '@domain/shared/ids';
import type { TradeFacts } from '@domain/trades/trade-events';
import { Clock } from '../../platform/clock/clock';
import { AreasQueries } from '../areas/areas.queries';
import { PapersService } from '../areas/papers.service';
import { TradesQueries } from '../trades/trades.queries';

/** Trades that a person must decide about when what they rest on is gone. */
@Injectable()
export class OpenTradesQueries {
  constructor(
    private readonly source: DataSource,
    private readonly trades: TradesQueries,
    private readonly areas: AreasQueries,
    private readonly papers: PapersService,
    private readonly clock: Clock,
  ) {}

  /** Trades that still draw on a code. */
  async ofArea(id: AreaId): Promise<TradeFacts[]> {
    return [...(await this.trades.byId(this.source.manager, await this.areas.openTrades(this.source.manager, id))).values()];
  }

  /** Trades of a paper's holder in its fruit that are not delivered yet. */
  async ofPaper(id: PaperId): Promise<TradeFacts[]> {
    const { holderId, productIds } = await this.papers.one(this.source.manager, id);
    return this.trades.openOfSeller(this.source.manager, holderId, productIds, this.clock.today());
  }
}
