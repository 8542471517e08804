import { Injectable } from '@nestjs/common';
import { nextGate, sessionGates } from '@domain/markets/gates';
import type { MarketState } from '@domain/markets/halt-market';
import {
  type GateView,
  gateView,
  type MarketSettingsView,
  plannedView,
  type PlannedSettingsView,
  settingsView,
} from '@domain/markets/market-views';
import { plannedAt, settingsAt, type SettingsVersion } from '@domain/markets/timeline';
import { DomainError } from '@domain/shared/domain-error';
import type { MarketId } from '@domain/shared/ids';
import { instantToIso, plusMs, type Instant } from '@domain/shared/instant';
import type { MarketSettings } from '@domain/markets/market-settings';
import { databaseNow } from '../../platform/database/database-clock';
import type { Tx } from '../../platform/database/unit-of-work';
import { GatesRepository, type GateRow } from './gates.repository';
import { MarketsRepository } from './markets.repository';

/** How a market is run at a moment, for everybody. */
export interface MarketStatus {
  readonly state: MarketState;
  readonly halt: { readonly reason: string; readonly since: string } | null;
  readonly settings: MarketSettingsView;
  readonly planned: PlannedSettingsView | null;
  readonly nextGate: GateView | null;
  /** A gate that has closed and whose round is not published yet. */
  readonly closedGate: GateView | null;
  /** The database's clock when this was read: countdowns run on it. */
  readonly at: string;
}

/** What the gates of one market follow from. */
export interface MarketRules {
  readonly timeline: readonly SettingsVersion[];
  readonly extra: readonly GateRow[];
}

const DAY_MS = 86_400_000;
/** One an hour by the settings, and as many called. */
const GATES_A_DAY_MAX = 48;

/** Reads about how markets are run. */
@Injectable()
export class MarketRulesQueries {
  constructor(
    private readonly markets: MarketsRepository,
    private readonly gates: GatesRepository,
  ) {}

  /** The settings that hold at a moment. */
  async settingsAt(tx: Tx, id: MarketId, at: Instant): Promise<MarketSettings> {
    return settingsAt((await this.markets.timelines(tx, id)).get(id) ?? [], at);
  }

  async rules(tx: Tx, id: MarketId): Promise<MarketRules> {
    const timelines = await this.markets.timelines(tx, id);
    return { timeline: timelines.get(id) ?? [], extra: await this.gates.extra(tx, id) };
  }

  /** Gates whose moment has come and that are not done, oldest first. */
  async dueGates(tx: Tx, id: MarketId | null): Promise<GateRow[]> {
    return this.gates.due(tx, id);
  }

  /** Gates of the last day that should have been done by now and are not: written down or not. */
  async silentGates(tx: Tx, by: Instant): Promise<{ marketId: MarketId; closesAt: Instant }[]> {
    const silent: { marketId: MarketId; closesAt: Instant }[] = [];
    for (const [id, timeline] of await this.markets.timelines(tx, null)) {
      const done = new Set((await this.gates.done(tx, id as MarketId, GATES_A_DAY_MAX)).map(({ closesAt }) => closesAt));
      const missing = sessionGates(timeline, plusMs(by, -DAY_MS), by).filter((at) => !done.has(at));
      silent.push(...missing.map((closesAt) => ({ marketId: id as MarketId, closesAt })));
    }
    const extra = (await this.gates.due(tx, null)).filter(({ kind, closesAt }) => kind === 'extra' && closesAt < by);
    return [...silent, ...extra];
  }

  /** Every market as it is run now. */
  async statuses(tx: Tx): Promise<ReadonlyMap<string, MarketStatus>> {
    const at = await databaseNow(tx);
    const timelines = await this.markets.timelines(tx, null);
    const halts = await this.markets.halts(tx);
    const extra = await this.gates.extra(tx, null);
    const due = await this.gates.due(tx, null);
    const statuses = new Map<string, MarketStatus>();
    for (const [id, state] of await this.markets.states(tx)) {
      const timeline = timelines.get(id) ?? [];
      const called = extra.filter(({ marketId }) => marketId === id).map(({ closesAt }) => closesAt);
      const [planned, next, halt] = [plannedAt(timeline, at), nextGate(timeline, called, at), halts.get(id)];
      const closed = due.find((gate) => gate.marketId === id);
      statuses.set(id, {
        state,
        halt: halt ? { reason: halt.reason, since: instantToIso(halt.since) } : null,
        settings: settingsView(settingsAt(timeline, at)),
        planned: planned ? plannedView(planned) : null,
        nextGate: next ? gateView(next) : null,
        closedGate: closed ? gateView(closed) : null,
        at: instantToIso(at),
      });
    }
    return statuses;
  }

  /** One market as it is run now. @throws DomainError `market.unknown` */
  async status(tx: Tx, id: MarketId): Promise<MarketStatus> {
    const status = (await this.statuses(tx)).get(id);
    if (!status) throw new DomainError('market.unknown', {});
    return status;
  }
}
