import { Injectable } from '@nestjs/common';
import type { CallOff, ShortCause } from '@domain/contracts/call-off';
import type { Contract } from '@domain/contracts/contract';
import type { Tx } from '../../platform/database/unit-of-work';

// A line that was full on the day could not have taken the fruit; a force majeure that both agreed on frees either side.
const CAUSE = `
  SELECT EXISTS (SELECT 1 FROM plant_days d WHERE d.place_id = $1 AND d.day BETWEEN $2 AND $3 AND d.used_kg >= d.capacity_kg) AS full,
         EXISTS (SELECT 1 FROM force_majeure f WHERE f.contract_id = $4 AND f.from_day <= $3 AND f.to_day >= $2 AND f.agreed_at IS NOT NULL) AS force`;

/** By whose cause a call-off came short. */
@Injectable()
export class ShortCauses {
  /** Force majeure that both sides have on record; else the processor when its line was full on the days; else the cooperative. */
  async of(tx: Tx, contract: Contract, callOff: CallOff): Promise<ShortCause> {
    const [row] = await tx.query<{ full: boolean; force: boolean }[]>(CAUSE, [
      contract.placeId,
      callOff.deliverOn,
      callOff.deliverUntil,
      contract.id,
    ]);
    if (row?.force) return 'force_majeure';
    return row?.full ? 'processor' : 'cooperative';
  }
}
