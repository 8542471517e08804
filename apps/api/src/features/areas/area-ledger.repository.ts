import { Injectable } from '@nestjs/common';
import type { AreaLedger, LedgerMove } from '@domain/areas/area-ledger';
import { kgOf } from '@domain/shared/weight';
import type { Tx } from '../../platform/database/unit-of-work';

/** The ledger of one area in one season. */
export interface SeasonLedger extends AreaLedger {
  readonly areaId: string;
  readonly season: number;
}

/** What one trade draws. */
export interface Debit {
  readonly tradeId: string;
  readonly areaId: string;
  readonly season: number;
  readonly authorisationId: string | null;
  readonly userId: string;
  readonly heldKg: number;
  readonly confirmedKg: number;
  readonly deliveredKg: number;
}

/** A move of one season's columns. */
export interface SeasonMove extends LedgerMove {
  readonly areaId: string;
  readonly season: number;
}

const SEASONS = `SELECT area_id AS "areaId", season, capacity_kg AS "capacityKg", held_kg AS "heldKg", confirmed_kg AS "confirmedKg",
  delivered_kg AS "deliveredKg" FROM area_seasons`;
const DEBITS = `SELECT trade_id AS "tradeId", area_id AS "areaId", season, authorisation_id AS "authorisationId", user_id AS "userId",
  held_kg AS "heldKg", confirmed_kg AS "confirmedKg", delivered_kg AS "deliveredKg" FROM area_debits`;

/** Rows of the ledger of codes. Callers hold the rows of the areas. */
@Injectable()
export class AreaLedgerRepository {
  /** Opens seasons that have no row yet. */
  async openSeasons(tx: Tx, seasons: readonly { areaId: string; season: number; capacityKg: number }[]): Promise<void> {
    if (seasons.length === 0) return;
    await tx.query(
      `INSERT INTO area_seasons (area_id, season, capacity_kg)
       SELECT area_id, season, capacity_kg FROM jsonb_to_recordset($1) AS s (area_id uuid, season int, capacity_kg bigint)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(seasons.map(({ areaId, season, capacityKg }) => ({ area_id: areaId, season, capacity_kg: capacityKg })))],
    );
  }

  async seasons(tx: Tx, areaIds: readonly string[]): Promise<SeasonLedger[]> {
    if (areaIds.length === 0) return [];
    const rows = await tx.query<Record<keyof SeasonLedger, never>[]>(`${SEASONS} WHERE area_id = ANY($1) ORDER BY area_id, season`, [
      areaIds,
    ]);
    return rows.map((row) => ({
      areaId: row.areaId,
      season: row.season,
      capacityKg: kgOf(row.capacityKg, 'capacityKg'),
      heldKg: kgOf(row.heldKg, 'heldKg'),
      confirmedKg: kgOf(row.confirmedKg, 'confirmedKg'),
      deliveredKg: kgOf(row.deliveredKg, 'deliveredKg'),
    }));
  }

  async debits(tx: Tx, tradeIds: readonly string[]): Promise<Debit[]> {
    if (tradeIds.length === 0) return [];
    return tx.query<Debit[]>(`${DEBITS} WHERE trade_id = ANY($1)`, [tradeIds]);
  }

  /** Debits of one area's season, newest first. */
  async debitsOfArea(tx: Tx, areaId: string, season: number, limit: number): Promise<Debit[]> {
    return tx.query<Debit[]>(`${DEBITS} WHERE area_id = $1 AND season = $2 ORDER BY trade_id DESC LIMIT $3`, [areaId, season, limit]);
  }

  /** Trades under a code that still draw on it. */
  async openTrades(tx: Tx, areaIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      'SELECT trade_id AS id FROM area_debits WHERE area_id = ANY($1) AND held_kg + confirmed_kg > 0 ORDER BY trade_id',
      [areaIds],
    );
    return rows.map(({ id }) => id);
  }

  async insertDebits(tx: Tx, debits: readonly Debit[]): Promise<void> {
    if (debits.length === 0) return;
    await tx.query(
      `INSERT INTO area_debits (trade_id, area_id, season, authorisation_id, user_id, held_kg, confirmed_kg, delivered_kg)
       SELECT "tradeId", "areaId", season, "authorisationId", "userId", "heldKg", "confirmedKg", "deliveredKg"
       FROM jsonb_to_recordset($1) AS d ("tradeId" uuid, "areaId" uuid, season int, "authorisationId" uuid, "userId" uuid,
                                         "heldKg" bigint, "confirmedKg" bigint, "deliveredKg" bigint)`,
      [JSON.stringify(debits)],
    );
  }

  async saveDebits(tx: Tx, debits: readonly Debit[]): Promise<void> {
    if (debits.length === 0) return;
    await tx.query(
      `UPDATE area_debits b SET held_kg = d."heldKg", confirmed_kg = d."confirmedKg", delivered_kg = d."deliveredKg"
       FROM jsonb_to_recordset($1) AS d ("tradeId" uuid, "heldKg" bigint, "confirmedKg" bigint, "deliveredKg" bigint)
       WHERE b.trade_id = d."tradeId"`,
      [JSON.stringify(debits)],
    );
  }

  /** Moves the columns of seasons; the row's own constraint refuses to overdraw. */
  async moveSeasons(tx: Tx, moves: readonly SeasonMove[]): Promise<void> {
    if (moves.length === 0) return;
    await tx.query(
      `UPDATE area_seasons s SET held_kg = s.held_kg + m."heldKg", confirmed_kg = s.confirmed_kg + m."confirmedKg",
              delivered_kg = s.delivered_kg + m."deliveredKg"
       FROM jsonb_to_recordset($1) AS m ("areaId" uuid, season int, "heldKg" bigint, "confirmedKg" bigint, "deliveredKg" bigint)
       WHERE s.area_id = m."areaId" AND s.season = m.season`,
      [JSON.stringify(moves)],
    );
  }

  async setCapacity(tx: Tx, areaId: string, season: number, capacityKg: number): Promise<void> {
    await tx.query('UPDATE area_seasons SET capacity_kg = $3 WHERE area_id = $1 AND season = $2', [areaId, season, capacityKg]);
  }
}
