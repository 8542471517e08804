import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays } from '@domain/shared/day';
import type { MarketId } from '@domain/shared/ids';
import { dayAt } from '@domain/shared/instant';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { GatesService, type GateRow } from '../markets/gates.service';
import { MarketRulesQueries } from '../markets/market-rules.queries';
import { ClearingRepository } from './clearing.repository';
import { GapsRepository } from './gaps.repository';
import type { RoundPlan } from './frozen-market';

/** Decides which round a market is due: its oldest gate first; in sessions else what broken trades left open, then urgent lots; without sessions everything. */
@Injectable()
export class RoundPlanner {
  constructor(
    private readonly source: DataSource,
    private readonly work: UnitOfWork,
    private readonly rounds: ClearingRepository,
    private readonly rules: MarketRulesQueries,
    private readonly gates: GatesService,
    private readonly gaps: GapsRepository,
  ) {}

  /** The round that is due now; undefined for none. A gate that is due is closed by asking. */
  async next(marketId: MarketId): Promise<RoundPlan | undefined> {
    const market = await this.rounds.market(this.source.manager, marketId);
    if (!market) return undefined;
    const due = await this.rules.dueGates(this.source.manager, marketId);
    if (market.state === 'halted') {
      await this.skip(marketId, due);
      return undefined;
    }
    const now = await databaseNow(this.source.manager);
    const { mode, ...settings } = await this.rules.settingsAt(this.source.manager, marketId, now);
    const shared = { gate: null, urgentTo: null, repairs: null, ...settings };
    const [oldest] = due;
    if (oldest) {
      const gate = await this.gates.close(oldest);
      return gate && { ...shared, kind: 'session', gate };
    }
    if (mode.kind === 'continuous') return { ...shared, kind: 'continuous' };
    const [gap] = await this.gaps.open(this.source.manager, marketId, dayAt(now));
    if (gap) return { ...shared, kind: 'repair', repairs: gap.side };
    if (!mode.urgent) return undefined;
    return { ...shared, kind: 'urgent', urgentTo: addDays(dayAt(now), mode.urgent.withinDays) };
  }

  /** Gates that come while the market is halted make no round: whoever waited meets the next one. */
  private async skip(marketId: MarketId, gates: readonly GateRow[]): Promise<void> {
    await this.work.run(async (tx) => {
      const row = await this.rounds.lockMarket(tx, marketId);
      if (row?.state === 'halted') for (const gate of gates) await this.gates.finish(tx, gate, 'halted', null);
    });
  }
}
