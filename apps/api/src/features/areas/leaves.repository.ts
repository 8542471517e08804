import { Injectable } from '@nestjs/common';
import type { Authorisation } from '@domain/areas/planting-area';
import type { AreaId, AuthorisationId, FacilityId, MemberId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';

/** The code that a leave is for: of an area or of a packing facility. */
export type LeaveOf = { readonly areaId: AreaId } | { readonly facilityId: FacilityId };

/** What one trade has packed under a leave. */
export interface PackingDebit {
  readonly tradeId: string;
  readonly authorisationId: AuthorisationId;
  readonly kg: number;
}

/** Rows of leaves to use a code. Callers hold the code's row. */
@Injectable()
export class LeavesRepository {
  async insert(tx: Tx, of: LeaveOf, given: Authorisation, memberId: MemberId): Promise<void> {
    const [areaId, facilityId] = 'areaId' in of ? [of.areaId, null] : [null, of.facilityId];
    await tx.query(
      `INSERT INTO area_authorisations (id, area_id, facility_id, user_id, kg, from_day, to_day, given_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [given.id, areaId, facilityId, given.userId, given.kg, given.window.from, given.window.to, memberId],
    );
  }

  /** Takes a leave back; what is used of it stays used. */
  async withdraw(tx: Tx, id: AuthorisationId): Promise<void> {
    await tx.query('UPDATE area_authorisations SET withdrawn = true WHERE id = $1', [id]);
  }

  /** Holds what these organisations may use of these facilities until the transaction ends: two rounds do not draw on one leave at once. */
  async hold(tx: Tx, facilityIds: readonly string[], userIds: readonly string[]): Promise<void> {
    if (facilityIds.length === 0) return;
    await tx.query('SELECT 1 FROM area_authorisations WHERE facility_id = ANY($1) AND user_id = ANY($2) ORDER BY id FOR NO KEY UPDATE', [
      facilityIds,
      userIds,
    ]);
  }

  /** What leaves still bear, each held until the transaction ends. */
  async left(tx: Tx, ids: readonly string[]): Promise<{ id: string; leftKg: number }[]> {
    if (ids.length === 0) return [];
    return tx.query<{ id: string; leftKg: number }[]>(
      'SELECT id, (kg - used_kg)::bigint AS "leftKg" FROM area_authorisations WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE',
      [ids],
    );
  }

  /** Adds to what is used of leaves; the row's own constraint refuses more than was given. */
  async move(tx: Tx, moves: ReadonlyMap<string, number>): Promise<void> {
    if (moves.size === 0) return;
    const ids = [...moves.keys()];
    if (ids.length > 1) await tx.query('SELECT 1 FROM area_authorisations WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [ids]);
    await tx.query(
      `UPDATE area_authorisations a SET used_kg = a.used_kg + m.kg FROM jsonb_to_recordset($1) AS m (id uuid, kg bigint) WHERE a.id = m.id`,
      [JSON.stringify([...moves].map(([id, kg]) => ({ id, kg })))],
    );
  }

  async packingDebits(tx: Tx, tradeIds: readonly string[]): Promise<PackingDebit[]> {
    if (tradeIds.length === 0) return [];
    return tx.query<PackingDebit[]>(
      `SELECT trade_id AS "tradeId", authorisation_id AS "authorisationId", kg FROM packing_debits WHERE trade_id = ANY($1)`,
      [tradeIds],
    );
  }

  async savePackingDebits(tx: Tx, debits: readonly PackingDebit[]): Promise<void> {
    if (debits.length === 0) return;
    await tx.query(
      `INSERT INTO packing_debits (trade_id, authorisation_id, kg)
       SELECT "tradeId", "authorisationId", kg FROM jsonb_to_recordset($1) AS d ("tradeId" uuid, "authorisationId" uuid, kg bigint)
       ON CONFLICT (trade_id) DO UPDATE SET kg = excluded.kg`,
      [JSON.stringify(debits)],
    );
  }
}
