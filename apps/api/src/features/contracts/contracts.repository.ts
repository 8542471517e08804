import { Injectable } from '@nestjs/common';
import type { Contract, ContractProgress } from '@domain/contracts/contract';
import { DomainError } from '@domain/shared/domain-error';
import type { ContractId, MemberId } from '@domain/shared/ids';
import { instantToIso } from '@domain/shared/instant';
import { kgOf } from '@domain/shared/weight';
import type { Tx } from '../../platform/database/unit-of-work';
import { ContractEntity } from './contract.entity';
import { toContract } from './contract.mapper';

const INSERT = `
  INSERT INTO contracts (id, number, cooperative_id, processor_id, product_id, variety_ids, grade_ids, place_id, agreed_kg, tolerance_bp,
                         price_vnd_per_kg, season_from, season_to, notice_hours, state, version, registered_at, registered_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
  ON CONFLICT (processor_id, number) DO NOTHING
  RETURNING id`;

const PROGRESS = `
  SELECT contract_id AS "contractId", sum(held_kg)::bigint AS "heldKg", sum(confirmed_kg)::bigint AS "confirmedKg"
  FROM call_offs WHERE contract_id = ANY($1) GROUP BY contract_id`;

/** Rows of contracts. */
@Injectable()
export class ContractsRepository {
  /** @throws DomainError `contract.number_taken` when the processor has a contract of this number */
  async insert(tx: Tx, contract: Contract, memberId: MemberId): Promise<void> {
    const written = await tx.query<unknown[]>(INSERT, [
      contract.id,
      contract.number,
      contract.cooperativeId,
      contract.processorId,
      contract.productId,
      contract.varietyIds,
      contract.gradeIds,
      contract.placeId,
      contract.agreedKg,
      contract.toleranceBp,
      contract.priceVndPerKg,
      contract.season.from,
      contract.season.to,
      contract.noticeHours,
      contract.state,
      contract.version,
      instantToIso(contract.registeredAt),
      memberId,
    ]);
    if (written.length === 0) throw new DomainError('contract.number_taken', {}, 'number');
  }

  /** Loads a contract and holds its row until the transaction ends. @throws DomainError `contract.not_found` */
  async lock(tx: Tx, id: ContractId): Promise<Contract> {
    const row = await tx.findOne(ContractEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new DomainError('contract.not_found', {});
    return toContract(row);
  }

  /** Holds the rows of many contracts, in the order of their ids. */
  async lockMany(tx: Tx, ids: readonly string[]): Promise<Contract[]> {
    const rows = await tx
      .createQueryBuilder(ContractEntity, 'c')
      .where('c.id = ANY(:ids)', { ids })
      .orderBy('c.id')
      .setLock('pessimistic_write')
      .getMany();
    return rows.map(toContract);
  }

  /** Contracts in force whose season has passed, held until the transaction ends; busy rows are left for the next sweep. */
  async lockDue(tx: Tx, today: string, limit: number): Promise<Contract[]> {
    const rows = await tx
      .createQueryBuilder(ContractEntity, 'c')
      .where(`c.state = 'in_force' AND c.season_to < :today`, { today })
      .orderBy('c.id')
      .limit(limit)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    return rows.map(toContract);
  }

  /** Writes what has been called off, and whether the contract is in force. */
  async save(tx: Tx, contract: Contract): Promise<void> {
    await tx.update(ContractEntity, { id: contract.id }, { calledOffKg: contract.calledOffKg, state: contract.state });
  }

  /** How far the call-offs of these contracts have come, by contract; one without call-offs is left out. */
  async progress(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ContractProgress>> {
    const rows = await tx.query<{ contractId: string; heldKg: number; confirmedKg: number }[]>(PROGRESS, [ids]);
    return new Map(
      rows.map((row) => [row.contractId, { heldKg: kgOf(row.heldKg, 'heldKg'), confirmedKg: kgOf(row.confirmedKg, 'confirmedKg') }]),
    );
  }
}
