import { Injectable } from '@nestjs/common';
import type { Contract } from '@domain/contracts/contract';
import type { Day } from '@domain/shared/day';
import type { Tx } from '../../platform/database/unit-of-work';

// The newest standing of the whole code that has begun by the day; standings are kept in the order of their days.
const STOPPED = `
  SELECT a.code FROM planting_areas a
  WHERE a.code = ANY($1) AND (
    SELECT s ->> 'standing' FROM jsonb_array_elements(a.standings) WITH ORDINALITY AS x (s, n)
    WHERE s ->> 'marketId' IS NULL AND s ->> 'from' <= $2 ORDER BY s ->> 'from' DESC, n DESC LIMIT 1
  ) IN ('suspended', 'revoked')
  ORDER BY a.code LIMIT 1`;

/** Whether the planting areas that a contract names are in order. */
@Injectable()
export class ContractAreas {
  /** The first code of the contract that is suspended or revoked on a day; null when all are in order, or none is named. */
  async suspended(tx: Tx, contract: Contract, today: Day): Promise<string | null> {
    if (contract.areaCodes.length === 0) return null;
    const [row] = await tx.query<{ code: string }[]>(STOPPED, [contract.areaCodes, today]);
    return row?.code ?? null;
  }
}
