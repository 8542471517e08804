import { Injectable } from '@nestjs/common';
import type { MarketId } from '@domain/shared/ids';
import { Freezer } from './freezer';
import type { RoundPlan } from './frozen-market';
import { PlantRoom } from './plant-room.service';
import { RoundCommitter } from './round-committer';
import { RoundMaker } from './round-maker';
import { RoundPlanner } from './round-planner';
import { RoundWatch } from './round-watch';

/** Rounds in a row that one job may make: gates that passed while nobody worked, and what was broken meanwhile. */
const ROUNDS_A_JOB_MAX = 50;

/** A market whose rounds this process is making. */
interface Running {
  /** Somebody asked meanwhile. */
  again: boolean;
}

/** Runs rounds: plan, freeze, solve, check, commit in one transaction, publish by its events. */
@Injectable()
export class ClearingService {
  private readonly running = new Map<MarketId, Running>();

  constructor(
    private readonly planner: RoundPlanner,
    private readonly freezer: Freezer,
    private readonly maker: RoundMaker,
    private readonly committer: RoundCommitter,
    private readonly plants: PlantRoom,
    private readonly watch: RoundWatch,
  ) {}

  /**
   * Every round that a market is due. Safe to run twice, late, or beside another worker: each is decided under the market's lock. Asked
   * while it runs already, it looks once more at the end: a second round of the same picture would only stand in the way of the next.
   */
  async run(marketId: MarketId): Promise<void> {
    const running = this.running.get(marketId);
    if (running) {
      running.again = true;
      return;
    }
    const own: Running = { again: true };
    this.running.set(marketId, own);
    try {
      while (own.again) {
        own.again = false;
        await this.due(marketId);
      }
    } finally {
      this.running.delete(marketId);
    }
  }

  private async due(marketId: MarketId): Promise<void> {
    for (let nth = 0; nth < ROUNDS_A_JOB_MAX; nth++) {
      const plan = await this.planner.next(marketId);
      if (!plan) return;
      if (plan.gate !== null) await this.watch.reach('gate.closed');
      await this.round(marketId, plan);
      if (plan.gate === null && plan.kind !== 'repair') return;
    }
  }

  private async round(marketId: MarketId, plan: RoundPlan): Promise<void> {
    const started = this.watch.now();
    const frozen = await this.freezer.freeze(marketId, plan);
    if (!frozen) return;
    const freezeMs = this.watch.now() - started;
    await this.watch.reach('round.frozen');
    const demand = frozen.orders.length + frozen.callOffs.length + frozen.plans.length;
    if (frozen.offers.length === 0 || demand === 0) return this.committer.pass(frozen);
    const market = { ...frozen, room: await this.plants.reserve(frozen) };
    const proposed = await this.maker.propose(market, Math.round(freezeMs));
    await this.watch.reach('round.recorded');
    await this.committer.commit(market, proposed);
    await this.watch.reach('round.committed');
  }
}
