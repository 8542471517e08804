import { Injectable } from '@nestjs/common';
import { type Alert, type AlertKind, ALERTS_MAX } from '@domain/alerts/alert';
import type { AlertLot } from '@domain/alerts/alert-events';
import type { FoundOrder } from '@domain/alerts/order-fits-alert';
import { TELL_EVERY_MS } from '@domain/alerts/tell-alert';
import { asDate } from '../../platform/clock/as-date';
import type { Tx } from '../../platform/database/unit-of-work';
import { ALERT_COLUMNS, type AlertRow, type KeptAlert, toKeptAlert } from './alert-row';
import { AT_WORK } from './at-work';

// Rows are locked in the order of their ids, so that two that look can never wait for each other.
const LOCK = `SELECT ${ALERT_COLUMNS} FROM alerts a WHERE a.id = ANY($1::uuid[]) ORDER BY a.id FOR UPDATE`;
const LOCK_DUE = `
  SELECT ${ALERT_COLUMNS} FROM alerts a
  WHERE a.fresh > 0 AND (a.told_at IS NULL OR a.told_at <= clock_timestamp() - interval '${TELL_EVERY_MS} milliseconds') AND ${AT_WORK}
  ORDER BY a.id LIMIT $1 FOR UPDATE OF a`;

/** Which alerts are held against news. */
export interface AlertsAsk {
  readonly marketId: string;
  readonly kinds: readonly AlertKind[];
  /** Null: from the first. */
  readonly after: string | null;
  readonly limit: number;
}

/** Rows of alerts. */
@Injectable()
export class AlertsRepository {
  /** How many this member has; their next one waits until this transaction ends. */
  async lockCount(tx: Tx, { memberId, organisationId }: Pick<Alert, 'memberId' | 'organisationId'>): Promise<number> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('muavu.alerts.' || $1))`, [memberId]);
    return (await this.of(tx, organisationId, memberId)).length;
  }

  async insert(tx: Tx, alert: Alert): Promise<void> {
    await tx.query(
      `INSERT INTO alerts (id, organisation_id, member_id, name, product_ids, certificates, words, min_vnd_per_kg, max_vnd_per_kg, min_kg, harvest_from, harvest_to,
         kind, max_km, place_id, grade_id, within_days)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        alert.id,
        alert.organisationId,
        alert.memberId,
        alert.name,
        alert.productIds,
        alert.certificates,
        alert.words,
        alert.minVndPerKg,
        alert.maxVndPerKg,
        alert.minKg,
        alert.from,
        alert.to,
        alert.kind,
        alert.maxKm,
        alert.placeId,
        alert.gradeId,
        alert.withinDays,
      ],
    );
  }

  /** Newest first. */
  async of(tx: Tx, organisationId: string, memberId: string): Promise<Alert[]> {
    const rows = await tx.query<AlertRow[]>(
      `SELECT ${ALERT_COLUMNS} FROM alerts a WHERE a.member_id = $1 AND a.organisation_id = $2 ORDER BY a.id DESC LIMIT ${ALERTS_MAX}`,
      [memberId, organisationId],
    );
    return rows.map((row) => toKeptAlert(row).alert);
  }

  /** False when this member has no such alert. */
  async remove(tx: Tx, { id, organisationId, memberId }: Pick<Alert, 'id' | 'organisationId' | 'memberId'>): Promise<boolean> {
    const [, removed] = await tx.query<[unknown, number]>('DELETE FROM alerts WHERE id = $1 AND organisation_id = $2 AND member_id = $3', [
      id,
      organisationId,
      memberId,
    ]);
    return removed > 0;
  }

  /** Alerts of these kinds that something in this market may be for, by their ids: the next so many after one. */
  async page(tx: Tx, { marketId, kinds, after, limit }: AlertsAsk): Promise<Alert[]> {
    const rows = await tx.query<AlertRow[]>(
      `SELECT ${ALERT_COLUMNS} FROM alerts a
       WHERE (a.product_ids = '{}' OR $1 = ANY (a.product_ids)) AND a.kind = ANY($2) AND ($3::uuid IS NULL OR a.id > $3) AND ${AT_WORK}
       ORDER BY a.id LIMIT $4`,
      [marketId, kinds, after, limit],
    );
    return rows.map((row) => toKeptAlert(row).alert);
  }

  /** These alerts, held until the transaction ends. */
  async lock(tx: Tx, ids: readonly string[]): Promise<KeptAlert[]> {
    const rows = await tx.query<AlertRow[]>(LOCK, [ids]);
    return rows.map(toKeptAlert);
  }

  /** Lots and orders of these events of a market's public stream, in their order. */
  async newsOf(tx: Tx, marketId: string, numbers: readonly number[]): Promise<{ lots: AlertLot[]; orders: FoundOrder[] }> {
    const rows = await tx.query<{ offer: AlertLot | null; wanted: FoundOrder | null }[]>(
      `SELECT body -> 'offer' AS offer, body -> 'order' AS wanted FROM events
       WHERE stream = 'market:' || $1::text AND number = ANY($2::bigint[]) ORDER BY number`,
      [marketId, numbers],
    );
    return {
      lots: rows.flatMap(({ offer }) => (offer === null ? [] : offer)),
      orders: rows.flatMap(({ wanted }) => (wanted === null ? [] : wanted)),
    };
  }

  /** True when somebody asked for what is wanted there by its price. */
  async asksPrice(tx: Tx, marketId: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `SELECT 1 FROM alerts WHERE kind = 'demands' AND min_vnd_per_kg IS NOT NULL AND $1 = ANY (product_ids) LIMIT 1`,
      [marketId],
    );
    return rows.length > 0;
  }

  /** Alerts that have something to tell and have been silent long enough, held until the transaction ends. */
  async lockDue(tx: Tx, limit: number): Promise<KeptAlert[]> {
    const rows = await tx.query<AlertRow[]>(LOCK_DUE, [limit]);
    return rows.map(toKeptAlert);
  }

  async save(tx: Tx, kept: readonly KeptAlert[]): Promise<void> {
    if (kept.length === 0) return;
    const rows = kept.map(({ alert: { id }, memory: { knownIds, fresh, toldAt }, newest }) => ({
      id,
      knownIds,
      fresh,
      newest,
      toldAt: toldAt === null ? null : asDate(toldAt),
    }));
    await tx.query(
      `UPDATE alerts a SET known_ids = r."knownIds", fresh = r.fresh, newest = r.newest, told_at = r."toldAt"
       FROM jsonb_to_recordset($1) AS r (id uuid, "knownIds" uuid[], fresh integer, newest jsonb, "toldAt" timestamptz) WHERE a.id = r.id`,
      [JSON.stringify(rows)],
    );
  }

  /** Lets go of what was asked by people who work there no more. */
  async forgetTheGone(tx: Tx): Promise<void> {
    await tx.query(`DELETE FROM alerts a WHERE NOT ${AT_WORK}`);
  }
}
