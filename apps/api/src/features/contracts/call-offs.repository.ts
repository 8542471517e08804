import { Injectable } from '@nestjs/common';
import type { CallOff } from '@domain/contracts/call-off';
import { DomainError } from '@domain/shared/domain-error';
import type { CallOffId, ContractId, MarketId, MemberId } from '@domain/shared/ids';
import { type Instant, instantToIso } from '@domain/shared/instant';
import type { StockLevel, StockMove } from '../../platform/database/stock-move';
import type { Tx } from '../../platform/database/unit-of-work';
import { CallOffEntity } from './call-off.entity';
import { toCallOff } from './contract.mapper';

/** A call-off with what only its row knows. */
export interface NewCallOff {
  readonly callOff: CallOff;
  readonly marketId: MarketId;
  readonly memberId: MemberId;
}

const COLUMNS = `id, contract_id, market_id, contract_version, plan_id, asked_kg, called_kg, price_vnd_per_kg, price_basis, deliver_on,
  deliver_until, confirm_by, state, version, submitted_at, made_by`;

// A batch writes hundreds: one statement, whatever their number.
const INSERT = `INSERT INTO call_offs (${COLUMNS}) SELECT ${COLUMNS} FROM jsonb_populate_recordset(NULL::call_offs, $1)`;

// The row's own constraint refuses to overserve, whatever the caller believed.
const MOVE = `
  UPDATE call_offs o SET
    held_kg = o.held_kg + m."heldKg",
    confirmed_kg = o.confirmed_kg + m."confirmedKg",
    state = CASE WHEN o.state = 'open' AND o.confirmed_kg + m."confirmedKg" = o.called_kg THEN 'served' ELSE o.state END
  FROM jsonb_to_recordset($1) AS m (id uuid, "heldKg" bigint, "confirmedKg" bigint)
  WHERE o.id = m.id
  RETURNING o.id, CASE WHEN o.state = 'open' THEN o.called_kg - o.held_kg - o.confirmed_kg ELSE 0 END AS "openKg"`;

const SAVE = `
  UPDATE call_offs SET asked_kg = $2, called_kg = $3, deliver_on = $4, deliver_until = $5, missed = $6, short_kg = $7, short_cause = $8,
    state = $9, version = $10 WHERE id = $1`;

/** Kinds of call-offs that a sweep looks for. */
const DUE = {
  expired: `o.state = 'open' AND o.deliver_until < :today`,
  missed: `o.state = 'open' AND NOT o.missed AND o.deliver_on < :today`,
  lapsed: `o.state = 'waiting' AND o.confirm_by <= :now`,
} as const;

export type DueKind = keyof typeof DUE;

/** Rows of call-offs. */
@Injectable()
export class CallOffsRepository {
  async insertMany(tx: Tx, rows: readonly NewCallOff[]): Promise<void> {
    if (rows.length > 0) await tx.query(INSERT, [JSON.stringify(rows.map(fromNew))]);
  }

  /** One call-off as it stands. @throws DomainError `call_off.not_found` */
  async one(tx: Tx, id: CallOffId): Promise<CallOff> {
    const row = await tx.findOneBy(CallOffEntity, { id });
    if (!row) throw new DomainError('call_off.not_found', {});
    return toCallOff(row);
  }

  /** Holds the rows of many call-offs, in the order of their ids, and answers with those that exist. */
  async lockMany(tx: Tx, ids: readonly string[]): Promise<CallOff[]> {
    if (ids.length === 0) return [];
    const rows = await tx
      .createQueryBuilder(CallOffEntity, 'o')
      .where('o.id = ANY(:ids)', { ids })
      .orderBy('o.id')
      .setLock('for_no_key_update')
      .getMany();
    return rows.map(toCallOff);
  }

  /** Waiting and open call-offs of a contract, held until the transaction ends. */
  async lockLiving(tx: Tx, contractId: ContractId): Promise<CallOff[]> {
    const rows = await tx
      .createQueryBuilder(CallOffEntity, 'o')
      .where(`o.contract_id = :contractId AND o.state IN ('waiting', 'open')`, { contractId })
      .orderBy('o.id')
      .setLock('for_no_key_update')
      .getMany();
    return rows.map(toCallOff);
  }

  /** Call-offs that time has passed, held until the transaction ends; busy rows are left for the next sweep. */
  async lockDue(tx: Tx, kind: DueKind, at: { today: string; now: Instant; limit: number }): Promise<CallOff[]> {
    const rows = await tx
      .createQueryBuilder(CallOffEntity, 'o')
      .where(DUE[kind], { today: at.today, now: instantToIso(at.now) })
      .orderBy('o.id')
      .limit(at.limit)
      .setLock('for_no_key_update')
      .setOnLocked('skip_locked')
      .getMany();
    return rows.map(toCallOff);
  }

  /** Writes all that may change of a call-off but its stock's held and confirmed part. */
  async save(tx: Tx, callOff: CallOff): Promise<void> {
    await tx.query(SAVE, [
      callOff.id,
      callOff.askedKg,
      callOff.stock.totalKg,
      callOff.deliverOn,
      callOff.deliverUntil,
      callOff.missed,
      callOff.shortfall?.kg ?? 0,
      callOff.shortfall?.cause ?? null,
      callOff.state,
      callOff.version,
    ]);
  }

  /** Moves kilograms of many call-offs in one statement. The caller holds their rows. */
  async move(tx: Tx, moves: readonly StockMove[]): Promise<StockLevel[]> {
    if (moves.length === 0) return [];
    const [levels] = await tx.query<[StockLevel[], number]>(MOVE, [JSON.stringify(moves)]);
    return levels;
  }

  /** Keeps of these rows what the trades took, and lets go of the rest. */
  async cut(tx: Tx, kept: readonly CallOff[], all: readonly CallOff[]): Promise<void> {
    const rows = kept.map((callOff) => ({ id: callOff.id, kg: callOff.stock.totalKg, state: callOff.state }));
    await tx.query(
      `UPDATE call_offs o SET called_kg = m.kg, asked_kg = m.kg, state = m.state FROM jsonb_to_recordset($1) AS m (id uuid, kg bigint, state text) WHERE o.id = m.id`,
      [JSON.stringify(rows)],
    );
    const gone = all.filter((callOff) => !kept.some((one) => one.id === callOff.id)).map((callOff) => callOff.id);
    if (gone.length > 0) await tx.query('DELETE FROM call_offs WHERE id = ANY($1)', [gone]);
  }

  /** Who set these plans: whoever did made their call-offs. */
  async makersOfPlans(tx: Tx, planIds: readonly string[]): Promise<ReadonlyMap<string, MemberId>> {
    if (planIds.length === 0) return new Map();
    const rows = await tx.query<{ id: string; memberId: MemberId }[]>(
      'SELECT id, made_by AS "memberId" FROM intake_plans WHERE id = ANY($1)',
      [planIds],
    );
    return new Map(rows.map(({ id, memberId }) => [id, memberId]));
  }

  /** Writes what the plant weighed, and the sums of it on the call-off. */
  async receive(
    tx: Tx,
    receipt: {
      id: string;
      callOffId: CallOffId;
      deliveredKg: number;
      acceptedKg: number;
      note: string | null;
      memberId: MemberId;
      at: Instant;
    },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO call_off_receipts (id, call_off_id, delivered_kg, accepted_kg, note, member_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [receipt.id, receipt.callOffId, receipt.deliveredKg, receipt.acceptedKg, receipt.note, receipt.memberId, instantToIso(receipt.at)],
    );
    await tx.query('UPDATE call_offs SET delivered_kg = delivered_kg + $2, accepted_kg = accepted_kg + $3 WHERE id = $1', [
      receipt.callOffId,
      receipt.deliveredKg,
      receipt.acceptedKg,
    ]);
  }

  /** Kilograms weighed of a call-off so far. */
  async deliveredKg(tx: Tx, id: CallOffId): Promise<number> {
    const [row] = await tx.query<{ kg: number }[]>('SELECT delivered_kg AS kg FROM call_offs WHERE id = $1', [id]);
    return Number(row?.kg ?? 0);
  }
}

function fromNew({ callOff, marketId, memberId }: NewCallOff): Readonly<Record<string, unknown>> {
  return {
    id: callOff.id,
    contract_id: callOff.contractId,
    market_id: marketId,
    contract_version: callOff.contractVersion,
    plan_id: callOff.planId,
    asked_kg: callOff.askedKg,
    called_kg: callOff.stock.totalKg,
    price_vnd_per_kg: callOff.price.vndPerKg,
    price_basis: callOff.price,
    deliver_on: callOff.deliverOn,
    deliver_until: callOff.deliverUntil,
    confirm_by: callOff.confirmBy === null ? null : instantToIso(callOff.confirmBy),
    state: callOff.state,
    version: callOff.version,
    submitted_at: instantToIso(callOff.submittedAt),
    made_by: memberId,
  };
}
