import { Injectable } from '@nestjs/common';
import type { MarketState } from '@domain/markets/halt-market';
import { checkedSettings, type MarketSettings } from '@domain/markets/market-settings';
import type { SettingsVersion } from '@domain/markets/timeline';
import { DomainError } from '@domain/shared/domain-error';
import type { MarketId, MemberId } from '@domain/shared/ids';
import { type Instant, instantOf, instantToIso } from '@domain/shared/instant';
import type { Tx } from '../../platform/database/unit-of-work';

/** Why a market is halted, and since when. */
export interface Halt {
  readonly reason: string;
  readonly since: Instant;
}

/** Rows of settings and halts. */
@Injectable()
export class MarketsRepository {
  /**
   * The state of a market, its row held until the transaction ends. Not FOR UPDATE, which every new offer and order would wait for,
   * because they reference the row. @throws DomainError `market.unknown`
   */
  async lock(tx: Tx, id: MarketId): Promise<MarketState> {
    const [row] = await tx.query<{ state: MarketState }[]>('SELECT state FROM markets WHERE id = $1 FOR NO KEY UPDATE', [id]);
    if (!row) throw new DomainError('market.unknown', {});
    return row.state;
  }

  async states(tx: Tx): Promise<ReadonlyMap<MarketId, MarketState>> {
    const rows = await tx.query<{ id: MarketId; state: MarketState }[]>('SELECT id, state FROM markets ORDER BY id');
    return new Map(rows.map(({ id, state }) => [id, state]));
  }

  /** Every version of the settings of every market, or of one. */
  async timelines(tx: Tx, id: MarketId | null): Promise<ReadonlyMap<string, readonly SettingsVersion[]>> {
    const rows = await tx.query<{ market_id: string; version: number; begins_at: Date; settings: MarketSettings }[]>(
      'SELECT market_id, version, begins_at, settings FROM market_settings WHERE $1::text IS NULL OR market_id = $1 ORDER BY version',
      [id],
    );
    const timelines = new Map<string, SettingsVersion[]>();
    for (const row of rows) {
      const version = { version: row.version, from: instantOf(row.begins_at.getTime()), settings: checkedSettings(row.settings) };
      timelines.set(row.market_id, [...(timelines.get(row.market_id) ?? []), version]);
    }
    return timelines;
  }

  async insertSettings(tx: Tx, id: MarketId, planned: SettingsVersion, by: { memberId: MemberId; at: Instant }): Promise<void> {
    await tx.query(
      'INSERT INTO market_settings (market_id, version, begins_at, settings, planned_at, planned_by) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, planned.version, instantToIso(planned.from), JSON.stringify(planned.settings), instantToIso(by.at), by.memberId],
    );
  }

  /** The halts that last, by market. */
  async halts(tx: Tx): Promise<ReadonlyMap<string, Halt>> {
    const rows = await tx.query<{ market_id: string; reason: string; halted_at: Date }[]>(
      'SELECT market_id, reason, halted_at FROM market_halts WHERE resumed_at IS NULL',
    );
    return new Map(rows.map((row) => [row.market_id, { reason: row.reason, since: instantOf(row.halted_at.getTime()) }]));
  }

  async halt(tx: Tx, id: MarketId, halted: { reason: string; memberId: MemberId; at: Instant }): Promise<void> {
    await tx.query(`UPDATE markets SET state = 'halted' WHERE id = $1`, [id]);
    await tx.query('INSERT INTO market_halts (market_id, halted_at, reason, halted_by) VALUES ($1, $2, $3, $4)', [
      id,
      instantToIso(halted.at),
      halted.reason,
      halted.memberId,
    ]);
  }

  async resume(tx: Tx, id: MarketId, resumed: { reason: string; memberId: MemberId; at: Instant }): Promise<void> {
    await tx.query(`UPDATE markets SET state = 'open' WHERE id = $1`, [id]);
    await tx.query(
      'UPDATE market_halts SET resumed_at = $2, resumption_reason = $3, resumed_by = $4 WHERE market_id = $1 AND resumed_at IS NULL',
      [id, instantToIso(resumed.at), resumed.reason, resumed.memberId],
    );
  }
}
