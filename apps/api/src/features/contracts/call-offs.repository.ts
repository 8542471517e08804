import { Injectable } from '@nestjs/common';
import type { CallOff } from '@domain/contracts/call-off';
import type { MarketId, MemberId } from '@domain/shared/ids';
import { instantToIso } from '@domain/shared/instant';
import type { StockLevel, StockMove } from '../../platform/database/stock-move';
import type { Tx } from '../../platform/database/unit-of-work';
import { CallOffEntity } from './call-off.entity';
import { toCallOff } from './contract.mapper';

const INSERT = `
  INSERT INTO call_offs (id, contract_id, market_id, called_kg, deliver_on, state, version, submitted_at, made_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

// The row's own constraint refuses to overserve, whatever the caller believed.
const MOVE = `
  UPDATE call_offs o SET
    held_kg = o.held_kg + m."heldKg",
    confirmed_kg = o.confirmed_kg + m."confirmedKg",
    state = CASE WHEN o.state = 'open' AND o.confirmed_kg + m."confirmedKg" = o.called_kg THEN 'served' ELSE o.state END
  FROM jsonb_to_recordset($1) AS m (id uuid, "heldKg" bigint, "confirmedKg" bigint)
  WHERE o.id = m.id
  RETURNING o.id, CASE WHEN o.state = 'open' THEN o.called_kg - o.held_kg - o.confirmed_kg ELSE 0 END AS "openKg"`;

/** Rows of call-offs. */
@Injectable()
export class CallOffsRepository {
  async insert(tx: Tx, row: { callOff: CallOff; marketId: MarketId; memberId: MemberId }): Promise<void> {
    const { callOff } = row;
    await tx.query(INSERT, [
      callOff.id,
      callOff.contractId,
      row.marketId,
      callOff.stock.totalKg,
      callOff.deliverOn,
      callOff.state,
      callOff.version,
      instantToIso(callOff.submittedAt),
      row.memberId,
    ]);
  }

  /** Holds the rows of many call-offs, in the order of their ids, and answers with those that exist. */
  async lockMany(tx: Tx, ids: readonly string[]): Promise<CallOff[]> {
    if (ids.length === 0) return [];
    const rows = await tx
      .createQueryBuilder(CallOffEntity, 'o')
      .where('o.id = ANY(:ids)', { ids })
      .orderBy('o.id')
      .setLock('pessimistic_write')
      .getMany();
    return rows.map(toCallOff);
  }

  /** Open call-offs whose day has passed, held until the transaction ends; busy rows are left for the next sweep. */
  async lockDue(tx: Tx, today: string, limit: number): Promise<CallOff[]> {
    const rows = await tx
      .createQueryBuilder(CallOffEntity, 'o')
      .where(`o.state = 'open' AND o.deliver_on < :today`, { today })
      .orderBy('o.id')
      .limit(limit)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    return rows.map(toCallOff);
  }

  async saveState(tx: Tx, callOff: CallOff): Promise<void> {
    await tx.update(CallOffEntity, { id: callOff.id }, { state: callOff.state });
  }

  /** Moves kilograms of many call-offs in one statement. The caller holds their rows. */
  async move(tx: Tx, moves: readonly StockMove[]): Promise<StockLevel[]> {
    if (moves.length === 0) return [];
    const [levels] = await tx.query<[StockLevel[], number]>(MOVE, [JSON.stringify(moves)]);
    return levels;
  }
}
