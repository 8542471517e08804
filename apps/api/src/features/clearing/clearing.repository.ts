import { Injectable } from '@nestjs/common';
import type { MarketId } from '@domain/shared/ids';
import type { RoundView } from '@domain/across/views/view-types';
import { marketStream } from '@domain/across/audience/audience';
import type { Tx } from '../../platform/database/unit-of-work';
import type { PublishedCurves } from './round-maker';
import { WAKING_EVENTS } from './waking-events';

/** A market's row. */
export interface MarketRow {
  readonly id: MarketId;
  readonly state: 'open' | 'halted';
  readonly frozenNumber: number;
  readonly lastRoundNumber: number;
}

/** What is kept of a round besides what everyone sees. */
export interface RoundFacts {
  readonly frozenNumber: number;
  readonly filesId: string;
  readonly violations: readonly unknown[];
  readonly published: PublishedCurves;
}

const MARKET = `SELECT id, state, frozen_number AS "frozenNumber", last_round_number AS "lastRoundNumber" FROM markets`;
const WAKING = [...WAKING_EVENTS];

/** Rows of markets and rounds. */
@Injectable()
export class ClearingRepository {
  async market(tx: Tx, id: MarketId): Promise<MarketRow | undefined> {
    const [row] = await tx.query<MarketRow[]>(`${MARKET} WHERE id = $1`, [id]);
    return row;
  }

  /**
   * Waits until no other round of the market is being written, and is the one that is until the transaction ends. It stands in front of
   * the market's row in the order of locks, and only rounds take it: whoever holds the row waits for no round that still writes.
   */
  async takeTurn(tx: Tx, id: MarketId): Promise<MarketRow | undefined> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4))', [id]);
    return this.market(tx, id);
  }

  /**
   * The market's row, held until the transaction ends: the first lock of a round. Not FOR UPDATE, which every new offer and order would
   * wait for, because they reference the row.
   */
  async lockMarket(tx: Tx, id: MarketId): Promise<MarketRow | undefined> {
    const [row] = await tx.query<MarketRow[]>(`${MARKET} WHERE id = $1 FOR NO KEY UPDATE`, [id]);
    return row;
  }

  async markets(tx: Tx): Promise<MarketRow[]> {
    return tx.query<MarketRow[]>(`${MARKET} ORDER BY id`);
  }

  async head(tx: Tx, id: MarketId): Promise<number> {
    const [row] = await tx.query<{ head: number }[]>('SELECT head FROM streams WHERE name = $1', [marketStream(id)]);
    return row?.head ?? 0;
  }

  /** True if something that could change the result has happened since the last snapshot. */
  async hasNews(tx: Tx, market: MarketRow): Promise<boolean> {
    const [row] = await tx.query<{ found: boolean }[]>(
      'SELECT EXISTS (SELECT 1 FROM events WHERE stream = $1 AND number > $2 AND name = ANY($3)) AS found',
      [marketStream(market.id), market.frozenNumber, WAKING],
    );
    return row?.found ?? false;
  }

  /** Other open markets with news that no round has seen. */
  async withNews(tx: Tx, except: MarketId): Promise<MarketId[]> {
    const rows = await tx.query<{ id: MarketId }[]>(
      `SELECT m.id FROM markets m WHERE m.id <> $1 AND m.state = 'open' AND EXISTS (
         SELECT 1 FROM events e WHERE e.stream = 'market:' || m.id AND e.number > m.frozen_number AND e.name = ANY($2))`,
      [except, WAKING],
    );
    return rows.map((row) => row.id);
  }

  /** Open markets, of these, whose news have waited for this many seconds: a round was due and did not come. */
  async overdue(tx: Tx, among: readonly string[], seconds: number): Promise<MarketRow[]> {
    return tx.query<MarketRow[]>(
      `${MARKET} m WHERE state = 'open' AND id = ANY($3) AND EXISTS (
         SELECT 1 FROM events e WHERE e.stream = 'market:' || m.id AND e.number > m.frozen_number AND e.name = ANY($1)
           AND e.at < clock_timestamp() - make_interval(secs => $2))`,
      [WAKING, seconds, among],
    );
  }

  async advance(tx: Tx, id: MarketId, frozenNumber: number, roundNumber: number): Promise<void> {
    await tx.query('UPDATE markets SET frozen_number = greatest(frozen_number, $2), last_round_number = $3 WHERE id = $1', [
      id,
      frozenNumber,
      roundNumber,
    ]);
  }

  async insertRound(tx: Tx, round: RoundView, { frozenNumber, filesId, violations, published: result }: RoundFacts): Promise<void> {
    await tx.query(
      `INSERT INTO rounds (market_id, number, state, frozen_number, published_at, input_hash, result_hash, contract_kg, spot_kg, trades, violations, published, files_id, result)
       VALUES ($1, $2, $3, $4, $5, decode($6, 'hex'), decode($7, 'hex'), $8, $9, $10, $11, $12, $13, $14)`,
      [
        round.marketId,
        round.number,
        round.state,
        frozenNumber,
        round.publishedAt,
        round.inputHash,
        round.resultHash,
        round.contractKg,
        round.spotKg,
        round.trades,
        violations.length === 0 ? null : JSON.stringify(violations),
        JSON.stringify(round),
        filesId,
        JSON.stringify(result),
      ],
    );
  }

  async round(tx: Tx, marketId: MarketId, number: number): Promise<RoundView | undefined> {
    const [row] = await tx.query<{ published: RoundView }[]>('SELECT published FROM rounds WHERE market_id = $1 AND number = $2', [
      marketId,
      number,
    ]);
    return row && published(row);
  }

  /** Curves and unmet kg by cause; undefined for a round from before they were kept. */
  async result(tx: Tx, marketId: MarketId, number: number): Promise<PublishedCurves | undefined> {
    const [row] = await tx.query<{ result: PublishedCurves | null }[]>('SELECT result FROM rounds WHERE market_id = $1 AND number = $2', [
      marketId,
      number,
    ]);
    return row?.result ?? undefined;
  }

  /** Rounds before a number, newest first. */
  async rounds(tx: Tx, marketId: MarketId, before: number | null, limit: number): Promise<RoundView[]> {
    const rows = await tx.query<{ published: RoundView }[]>(
      'SELECT published FROM rounds WHERE market_id = $1 AND ($2::int IS NULL OR number < $2) ORDER BY number DESC LIMIT $3',
      [marketId, before, limit],
    );
    return rows.map(published);
  }

  /** The newest round of each market. */
  async lastRounds(tx: Tx): Promise<RoundView[]> {
    const rows = await tx.query<{ published: RoundView }[]>(
      `SELECT r.published FROM markets m JOIN rounds r ON r.market_id = m.id AND r.number = m.last_round_number`,
    );
    return rows.map(published);
  }
}

/** Rounds from before modes, gates and fairness were written with them were made after a change, by the same kernel. */
const EARLIER = {
  mode: 'continuous',
  gateAt: null,
  boundGapVnd: '0',
  fairness: { blockingPairs: 0, exceptions: [] },
  constrained: { items: 0, gapVnd: '0' },
} as const;

function published({ published: round }: { published: RoundView }): RoundView {
  const prices = round.prices.map((price) => ({ ...price, certificates: price.certificates ?? [] }));
  return { ...EARLIER, ...round, prices, ms: { ...round.ms, record: round.ms.record ?? 0 } };
}
