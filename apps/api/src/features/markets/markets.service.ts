import { Inject, Injectable } from '@nestjs/common';
import { type Gate, planGate } from '@domain/markets/gates';
import { haltMarket, resumeMarket } from '@domain/markets/halt-market';
import type { MarketSettings } from '@domain/markets/market-settings';
import { planSettings, type SettingsVersion } from '@domain/markets/timeline';
import type { MarketId } from '@domain/shared/ids';
import type { Instant } from '@domain/shared/instant';
import { ENV } from '../../platform/config/config.module';
import type { Env } from '../../platform/config/env';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { GatesRepository } from './gates.repository';
import { MarketRulesQueries, type MarketStatus } from './market-rules.queries';
import { MarketsRepository } from './markets.repository';

/** What the operator decides about a market, each with its event. The market's row is held first; then the clock is read. */
@Injectable()
export class MarketsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly markets: MarketsRepository,
    private readonly gates: GatesRepository,
    private readonly rules: MarketRulesQueries,
    private readonly log: EventLog,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Plans other settings, with notice. */
  async plan(actor: Actor, id: MarketId, asked: { settings: MarketSettings; from: Instant }): Promise<SettingsVersion> {
    return this.work.run(async (tx) => {
      await this.markets.lock(tx, id);
      const { timeline } = await this.rules.rules(tx, id);
      const now = await databaseNow(tx);
      const planned = planSettings(timeline, asked, { now, noticeMs: this.noticeMs });
      await this.markets.insertSettings(tx, id, planned, { memberId: actor.memberId, at: now });
      await this.log.append(tx, [{ name: 'market.changed', at: now, marketId: id, planned }]);
      return planned;
    });
  }

  /** Calls one more gate, with notice. */
  async callGate(id: MarketId, closesAt: Instant): Promise<Gate> {
    return this.work.run(async (tx) => {
      await this.markets.lock(tx, id);
      const { timeline, extra } = await this.rules.rules(tx, id);
      const now = await databaseNow(tx);
      const known = extra.map((each) => each.closesAt);
      const gate = planGate(timeline, known, closesAt, { now, noticeMs: this.noticeMs });
      await this.gates.note(tx, id, [gate]);
      await this.log.append(tx, [{ name: 'gate.planned', at: now, marketId: id, gate }]);
      return gate;
    });
  }

  /** Stops rounds. One that is being solved comes to nothing, because it asks for the state under the same lock. */
  async halt(actor: Actor, id: MarketId, reason: string): Promise<MarketStatus> {
    return this.work.run(async (tx) => {
      const state = await this.markets.lock(tx, id);
      const event = haltMarket({ marketId: id, state, reason, now: await databaseNow(tx) });
      await this.markets.halt(tx, id, { reason: event.reason, memberId: actor.memberId, at: event.at });
      await this.log.append(tx, [event]);
      return this.rules.status(tx, id);
    });
  }

  async resume(actor: Actor, id: MarketId, reason: string): Promise<MarketStatus> {
    return this.work.run(async (tx) => {
      const state = await this.markets.lock(tx, id);
      const event = resumeMarket({ marketId: id, state, reason, now: await databaseNow(tx) });
      await this.markets.resume(tx, id, { reason: event.reason, memberId: actor.memberId, at: event.at });
      await this.log.append(tx, [event]);
      return this.rules.status(tx, id);
    });
  }

  private get noticeMs(): number {
    return this.env.marketNoticeSeconds * 1_000;
  }
}
