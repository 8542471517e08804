import { Injectable } from '@nestjs/common';
import type { Contract } from '@domain/contracts/contract';
import type { Day } from '@domain/shared/day';
import type { ContractId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';

// The newest standing of the whole code that has begun by the day; standings are kept in the order of their days.
const STOPPED = `
  SELECT a.code FROM planting_areas a
  WHERE a.code = ANY($1) AND (
    SELECT s ->> 'standing' FROM jsonb_array_elements(a.standings) WITH ORDINALITY AS x (s, n)
    WHERE s ->> 'marketId' IS NULL AND s ->> 'from' <= $2 ORDER BY s ->> 'from' DESC, n DESC LIMIT 1
  ) IN ('suspended', 'revoked')`;

/** Whether the planting areas that contracts name are in order. */
@Injectable()
export class ContractAreas {
  /** For each of these contracts the first code of it that is suspended or revoked on a day; those in order, or without codes, are left out. */
  async suspended(tx: Tx, contracts: readonly Contract[], today: Day): Promise<ReadonlyMap<ContractId, string>> {
    const codes = [...new Set(contracts.flatMap((contract) => contract.areaCodes))];
    if (codes.length === 0) return new Map();
    const stopped = new Set((await tx.query<{ code: string }[]>(STOPPED, [codes, today])).map((row) => row.code));
    return new Map(
      contracts.flatMap((contract): [ContractId, string][] => {
        const [first] = contract.areaCodes.filter((code) => stopped.has(code)).sort();
        return first === undefined ? [] : [[contract.id, first]];
      }),
    );
  }
}
