import { Injectable } from '@nestjs/common';
import { sessionGates } from '@domain/markets/gates';
import type { MarketId } from '@domain/shared/ids';
import { type Instant, plusMs } from '@domain/shared/instant';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { type GateOutcome, type GateRow, GatesRepository } from './gates.repository';
import { MarketsRepository } from './markets.repository';

export type { GateRow } from './gates.repository';

/** A gate that nobody closed for a day is not made up for: whoever waited has met the next one. */
const BACK_MS = 86_400_000;

/** Machines keep their clocks by NTP; a gate that is further away is found by the next look. */
const CLOCKS_APART_MS_MAX = 5_000;

/** Writes gates down before they come, closes them when they have, and notes what became of them. */
@Injectable()
export class GatesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly markets: MarketsRepository,
    private readonly gates: GatesRepository,
    private readonly log: EventLog,
  ) {}

  /** Writes down the gates of every market up to so many milliseconds ahead, and those that passed while nobody looked. */
  async noteComing(aheadMs: number): Promise<GateRow[]> {
    return this.work.run(async (tx) => {
      const now = await databaseNow(tx);
      for (const [id, timeline] of await this.markets.timelines(tx, null)) {
        const newest = await this.gates.newest(tx, id as MarketId);
        const began = timeline.map(({ from }) => from).sort((a, b) => a - b)[0] ?? now;
        const from = Math.max(newest ? newest.closesAt + 1 : 0, began, now - BACK_MS) as Instant;
        const coming = sessionGates(timeline, from, plusMs(now, aheadMs));
        await this.gates.note(
          tx,
          id as MarketId,
          coming.map((closesAt) => ({ closesAt, kind: 'session' })),
        );
      }
      return this.gates.waiting(tx, plusMs(now, aheadMs));
    });
  }

  /** Waits until the database's clock has reached a gate, as far as this machine's clock runs ahead of it. */
  async comes(gateAt: number): Promise<void> {
    const ahead = gateAt - (await this.work.run((tx) => databaseNow(tx)));
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(ahead + 1, CLOCKS_APART_MS_MAX)));
  }

  /** Closes a gate whose moment has come: notes the last event before it. Twice does nothing; too early answers undefined. */
  async close(gate: GateRow): Promise<GateRow | undefined> {
    return this.work.run(async (tx) => {
      await this.markets.lock(tx, gate.marketId);
      const [row] = (await this.gates.due(tx, gate.marketId)).filter(({ closesAt }) => closesAt === gate.closesAt);
      if (!row || row.cutNumber !== null) return row;
      const cutNumber = await this.gates.cut(tx, gate.marketId, gate.closesAt);
      const at = await databaseNow(tx);
      await this.gates.close(tx, row, { cutNumber, at });
      await this.log.append(tx, [{ name: 'gate.closed', at, marketId: gate.marketId, gate: row }]);
      return { ...row, cutNumber };
    });
  }

  /** Notes what became of a gate in the caller's transaction, under the market's lock. */
  async finish(tx: Tx, gate: GateRow, outcome: GateOutcome, roundNumber: number | null): Promise<void> {
    await this.gates.finish(tx, gate, { outcome, roundNumber, at: await databaseNow(tx) });
  }
}
