import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MarketId } from '@domain/shared/ids';
import { type Instant, instantToIso, plusMs } from '@domain/shared/instant';
import { databaseNow } from '../../platform/database/database-clock';
import { asProgram } from '../../platform/database/row-scope';
import type { Tx } from '../../platform/database/unit-of-work';
import { MarketRulesQueries } from '../markets/market-rules.queries';
import { ClearingRepository } from './clearing.repository';

/** What may be wrong with a market: a gate or a change that brought no round, or a round that the checker refused. */
export const ALARM_KINDS = ['gate_silent', 'round_overdue', 'round_failed'] as const;

/** Something that an operator must look at. */
export interface Alarm {
  readonly kind: (typeof ALARM_KINDS)[number];
  readonly marketId: MarketId;
  readonly since: string;
  /** The round that was refused. */
  readonly roundNumber: number | null;
}

/** A round is made within seconds; after half a minute it was lost, and the alarm is out within the minute. */
const SILENT_SECONDS = 30;

/** Finds what is wrong from the database alone, so that it is found with every worker dead. */
@Injectable()
export class AlarmsQueries {
  constructor(
    private readonly source: DataSource,
    private readonly rules: MarketRulesQueries,
    private readonly rounds: ClearingRepository,
  ) {}

  /** Everything that is wrong now, by market. */
  async all(): Promise<Alarm[]> {
    return asProgram('an operator watches over every market', () => this.read(this.source.manager));
  }

  private async read(tx: Tx): Promise<Alarm[]> {
    const now = await databaseNow(tx);
    const silent = await this.rules.silentGates(tx, plusMs(now, -SILENT_SECONDS * 1_000));
    const statuses = await this.rules.statuses(tx);
    const continuous = [...statuses].filter(([, { settings }]) => settings.mode === 'continuous').map(([id]) => id);
    const overdue = await this.rounds.overdue(tx, continuous, SILENT_SECONDS);
    const failed = (await this.rounds.lastRounds(tx)).filter(({ state }) => state === 'failed');
    return [
      ...silent.map((gate) => alarm('gate_silent', gate.marketId, gate.closesAt)),
      ...overdue.map(({ id }) => alarm('round_overdue', id, plusMs(now, -SILENT_SECONDS * 1_000))),
      ...failed.map((round) => ({
        kind: 'round_failed' as const,
        marketId: round.marketId as MarketId,
        since: round.publishedAt,
        roundNumber: round.number,
      })),
    ];
  }
}

function alarm(kind: Alarm['kind'], marketId: MarketId, since: Instant): Alarm {
  return { kind, marketId, since: instantToIso(since), roundNumber: null };
}
