import { Injectable } from '@nestjs/common';
import { marketStream } from '@domain/across/audience/audience';
import type { Gate } from '@domain/markets/gates';
import type { MarketId } from '@domain/shared/ids';
import { type Instant, instantOf, instantToIso } from '@domain/shared/instant';
import type { Tx } from '../../platform/database/unit-of-work';

/** What became of a gate. */
export type GateOutcome = 'cleared' | 'failed' | 'empty' | 'halted';

/** A gate that is written down. */
export interface GateRow extends Gate {
  readonly marketId: MarketId;
  /** The last event before it, once it is closed. */
  readonly cutNumber: number | null;
  readonly outcome: GateOutcome | null;
  readonly roundNumber: number | null;
}

interface Row {
  market_id: MarketId;
  closes_at: Date;
  kind: Gate['kind'];
  cut_number: number | null;
  outcome: GateOutcome | null;
  round_number: number | null;
}

const GATES = 'SELECT market_id, closes_at, kind, cut_number, outcome, round_number FROM market_gates';

/** Rows of gates. */
@Injectable()
export class GatesRepository {
  /** Writes gates down; those that are known stay as they are. */
  async note(tx: Tx, marketId: MarketId, gates: readonly Gate[]): Promise<void> {
    if (gates.length === 0) return;
    await tx.query(
      `INSERT INTO market_gates (market_id, closes_at, kind)
       SELECT $1, at, kind FROM unnest($2::timestamptz[], $3::text[]) AS g (at, kind) ON CONFLICT DO NOTHING`,
      [marketId, gates.map(({ closesAt }) => instantToIso(closesAt)), gates.map(({ kind }) => kind)],
    );
  }

  /** Extra gates of a market, or of all, that have not closed. */
  async extra(tx: Tx, marketId: MarketId | null): Promise<GateRow[]> {
    const rows = await tx.query<Row[]>(
      `${GATES} WHERE kind = 'extra' AND outcome IS NULL AND ($1::text IS NULL OR market_id = $1) ORDER BY closes_at`,
      [marketId],
    );
    return rows.map(toGate);
  }

  /** The newest gate of a market that is written down, whatever became of it. */
  async newest(tx: Tx, marketId: MarketId): Promise<GateRow | undefined> {
    const [row] = await tx.query<Row[]>(`${GATES} WHERE market_id = $1 AND kind = 'session' ORDER BY closes_at DESC LIMIT 1`, [marketId]);
    return row && toGate(row);
  }

  /** Gates whose moment has come by the database's clock and that are not done, oldest first. */
  async due(tx: Tx, marketId: MarketId | null): Promise<GateRow[]> {
    const rows = await tx.query<Row[]>(
      `${GATES} WHERE outcome IS NULL AND closes_at <= clock_timestamp() AND ($1::text IS NULL OR market_id = $1) ORDER BY closes_at LIMIT 100`,
      [marketId],
    );
    return rows.map(toGate);
  }

  /** Gates that are not done and come before a moment, oldest first. */
  async waiting(tx: Tx, before: Instant): Promise<GateRow[]> {
    const rows = await tx.query<Row[]>(`${GATES} WHERE outcome IS NULL AND closes_at < $1 ORDER BY closes_at LIMIT 500`, [
      instantToIso(before),
    ]);
    return rows.map(toGate);
  }

  /** The last gates of a market that are done, newest first. */
  async done(tx: Tx, marketId: MarketId, limit: number): Promise<GateRow[]> {
    const rows = await tx.query<Row[]>(`${GATES} WHERE market_id = $1 AND outcome IS NOT NULL ORDER BY closes_at DESC LIMIT $2`, [
      marketId,
      limit,
    ]);
    return rows.map(toGate);
  }

  /**
   * The last event of the market before a moment. Takes the stream's counter first: whoever had appended before that moment has
   * committed then, and whoever appends afterwards reads a later clock.
   */
  async cut(tx: Tx, marketId: MarketId, before: Instant): Promise<number> {
    const stream = marketStream(marketId);
    await tx.query('SELECT head FROM streams WHERE name = $1 FOR NO KEY UPDATE', [stream]);
    const [row] = await tx.query<{ number: number }[]>(
      'SELECT number FROM events WHERE stream = $1 AND at < $2 ORDER BY number DESC LIMIT 1',
      [stream, instantToIso(before)],
    );
    return row?.number ?? 0;
  }

  async close(tx: Tx, gate: GateRow, closed: { cutNumber: number; at: Instant }): Promise<void> {
    await tx.query('UPDATE market_gates SET cut_number = $3, closed_at = $4 WHERE market_id = $1 AND closes_at = $2', [
      gate.marketId,
      instantToIso(gate.closesAt),
      closed.cutNumber,
      instantToIso(closed.at),
    ]);
  }

  /** Notes what became of a gate, once. */
  async finish(tx: Tx, gate: GateRow, done: { outcome: GateOutcome; roundNumber: number | null; at: Instant }): Promise<void> {
    await tx.query(
      `UPDATE market_gates SET outcome = $3, round_number = $4, done_at = $5, closed_at = coalesce(closed_at, $5), cut_number = coalesce(cut_number, 0)
       WHERE market_id = $1 AND closes_at = $2 AND outcome IS NULL`,
      [gate.marketId, instantToIso(gate.closesAt), done.outcome, done.roundNumber, instantToIso(done.at)],
    );
  }
}

function toGate(row: Row): GateRow {
  return {
    marketId: row.market_id,
    closesAt: instantOf(row.closes_at.getTime()),
    kind: row.kind,
    cutNumber: row.cut_number,
    outcome: row.outcome,
    roundNumber: row.round_number,
  };
}
