import { Injectable } from '@nestjs/common';
import { dayOf } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { MemberId, TradeId } from '@domain/shared/ids';
import { type Instant, instantOf, instantToIso } from '@domain/shared/instant';
import { priceOf } from '@domain/shared/unit-price';
import { lotKgOf } from '@domain/shared/weight';
import type { Correction, TradeChanges } from '@domain/trades/correct-trade';
import type { Side, Trade } from '@domain/trades/trade';
import type { Tx } from '../../platform/database/unit-of-work';
import { fromTrade } from './trade.mapper';

/** Why and how the terms of a trade changed, as it is kept. */
export interface TradeChange {
  readonly before: Trade;
  readonly after: Trade;
  readonly kind: 'cancellation' | 'partial_cancellation' | 'correction';
  readonly side: Side;
  readonly memberId: MemberId;
  readonly reason: string;
  readonly terms: string;
  readonly hoursBeforePickUp: number;
  readonly at: Instant;
}

/** One change as it is read again. */
export interface ChangeRow {
  readonly id: string;
  readonly kind: TradeChange['kind'];
  readonly side: Side;
  readonly reason: string;
  readonly before: TermsRow;
  readonly after: TermsRow;
  readonly terms: string;
  readonly tradeId: string;
  readonly at: Date;
}

/** The terms that a change may touch. */
export interface TermsRow {
  readonly kg: number;
  readonly farmGateVndPerKg: number;
  readonly pickUpOn: string;
  readonly deliverOn: string;
}

interface CorrectionRow {
  readonly id: string;
  readonly tradeId: string;
  readonly by: Side;
  readonly changes: Partial<TermsRow>;
  readonly reason: string;
  readonly state: Correction['state'];
  readonly expiresAt: Date;
  readonly tradeVersion: number;
}

const INSERT = `
  INSERT INTO trade_changes (trade_id, version, kind, side, member_id, reason, before, after, terms, hours_before_pick_up, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`;

const UPDATE_TERMS = `
  UPDATE trades t SET state = a.state, kg = a.kg, ask_vnd_per_kg = a.ask_vnd_per_kg, limit_vnd_per_kg = a.limit_vnd_per_kg,
    bid_vnd_per_kg = a.bid_vnd_per_kg, farm_gate_vnd_per_kg = a.farm_gate_vnd_per_kg, delivered_vnd_per_kg = a.delivered_vnd_per_kg,
    pick_up_on = a.pick_up_on, deliver_on = a.deliver_on, version = a.version
  FROM jsonb_populate_record(NULL::trades, $1) a WHERE t.id = a.id AND t.version = a.version - 1`;

const SELECT_CORRECTIONS = `
  SELECT id, trade_id AS "tradeId", by_side AS by, changes, reason, state, expires_at AS "expiresAt", trade_version AS "tradeVersion"
  FROM trade_corrections`;

const SELECT_CHANGES = `SELECT id, trade_id AS "tradeId", kind, side, reason, before, after, terms, at FROM trade_changes`;

/** Rows of what was changed after a trade became binding, and of what was proposed. */
@Injectable()
export class TradeChangesRepository {
  /** Writes the change and the trade under its new terms; answers with the id of the change. */
  async save(tx: Tx, change: TradeChange): Promise<string> {
    const { before, after } = change;
    const [row] = await tx.query<{ id: string }[]>(INSERT, [
      after.id,
      after.version,
      change.kind,
      change.side,
      change.memberId,
      change.reason,
      JSON.stringify(termsOf(before)),
      JSON.stringify(termsOf(after)),
      change.terms,
      change.hoursBeforePickUp,
      instantToIso(change.at),
    ]);
    await tx.query(UPDATE_TERMS, [JSON.stringify(fromTrade(after))]);
    return row?.id ?? '';
  }

  async changesOf(tx: Tx, tradeId: TradeId): Promise<ChangeRow[]> {
    return tx.query<ChangeRow[]>(`${SELECT_CHANGES} WHERE trade_id = $1 ORDER BY version`, [tradeId]);
  }

  async change(tx: Tx, id: string): Promise<ChangeRow | undefined> {
    const [row] = await tx.query<ChangeRow[]>(`${SELECT_CHANGES} WHERE id = $1`, [id]);
    return row;
  }

  async insertCorrection(tx: Tx, correction: Correction, at: Instant): Promise<void> {
    await tx.query(
      `INSERT INTO trade_corrections (id, trade_id, by_side, changes, reason, state, expires_at, trade_version, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        correction.id,
        correction.tradeId,
        correction.by,
        JSON.stringify(correction.changes),
        correction.reason,
        correction.state,
        instantToIso(correction.expiresAt),
        correction.tradeVersion,
        instantToIso(at),
      ],
    );
  }

  async closeCorrection(tx: Tx, id: string, state: Correction['state'], at: Instant): Promise<void> {
    await tx.query('UPDATE trade_corrections SET state = $2, closed_at = $3 WHERE id = $1', [id, state, instantToIso(at)]);
  }

  async correctionsOf(tx: Tx, tradeId: TradeId): Promise<Correction[]> {
    return (await tx.query<CorrectionRow[]>(`${SELECT_CORRECTIONS} WHERE trade_id = $1 ORDER BY proposed_at`, [tradeId])).map(toCorrection);
  }

  /** One proposal of a held trade. @throws DomainError `correction.not_found` */
  async correction(tx: Tx, tradeId: TradeId, id: string): Promise<Correction> {
    const [row] = await tx.query<CorrectionRow[]>(`${SELECT_CORRECTIONS} WHERE trade_id = $1 AND id = $2 FOR UPDATE`, [tradeId, id]);
    if (!row) throw new DomainError('correction.not_found', {});
    return toCorrection(row);
  }

  /** Proposals whose time is over by the database's clock, held; busy ones wait for the next sweep. */
  async dueCorrections(tx: Tx, limit: number): Promise<Correction[]> {
    const rows = await tx.query<CorrectionRow[]>(
      `${SELECT_CORRECTIONS} WHERE state = 'proposed' AND expires_at <= clock_timestamp() ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    );
    return rows.map(toCorrection);
  }
}

function termsOf({ kg, prices, pickUpOn, deliverOn }: Trade): TermsRow {
  return { kg, farmGateVndPerKg: prices.farmGateVndPerKg, pickUpOn, deliverOn };
}

function toCorrection(row: CorrectionRow): Correction {
  return {
    ...row,
    tradeId: row.tradeId as TradeId,
    changes: toChanges(row.changes),
    expiresAt: instantOf(row.expiresAt.getTime()),
  };
}

function toChanges({ kg, farmGateVndPerKg, pickUpOn, deliverOn }: Partial<TermsRow>): TradeChanges {
  return {
    ...(kg === undefined ? {} : { kg: lotKgOf(kg, 'kg') }),
    ...(farmGateVndPerKg === undefined ? {} : { farmGateVndPerKg: priceOf(farmGateVndPerKg, 'farmGateVndPerKg') }),
    ...(pickUpOn === undefined ? {} : { pickUpOn: dayOf(pickUpOn, 'pickUpOn') }),
    ...(deliverOn === undefined ? {} : { deliverOn: dayOf(deliverOn, 'deliverOn') }),
  };
}
