import { Injectable } from '@nestjs/common';
import { type Contract, type ContractProgress, NO_PROGRESS, termsOf } from '@domain/contracts/contract';
import { gradeIdsOf } from '@domain/contracts/contract-terms';
import { guaranteedPriceOf } from '@domain/contracts/price-rule';
import { DomainError } from '@domain/shared/domain-error';
import type { ContractId, MemberId } from '@domain/shared/ids';
import { instantToIso } from '@domain/shared/instant';
import { type Kg, kgOf } from '@domain/shared/weight';
import type { DayWindow } from '@domain/shared/window';
import type { Tx } from '../../platform/database/unit-of-work';
import { ContractEntity } from './contract.entity';
import { toContract } from './contract.mapper';

// Columns beside `terms` repeat what constraints and invariants read.
const INSERT = `
  INSERT INTO contracts (id, number, cooperative_id, processor_id, product_id, variety_ids, grade_ids, place_id, agreed_kg, ceiling_kg,
                         tolerance_bp, price_vnd_per_kg, season_from, season_to, notice_hours, terms, state, version, registered_at, registered_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
  ON CONFLICT (processor_id, number) DO NOTHING
  RETURNING id`;

const SAVE_TERMS = `
  UPDATE contracts SET variety_ids = $2, grade_ids = $3, agreed_kg = $4, ceiling_kg = $5, tolerance_bp = $6, price_vnd_per_kg = $7,
    season_from = $8, season_to = $9, notice_hours = $10, terms = $11, state = $12, version = $13 WHERE id = $1`;

/** What of a call-off counts as drawn: whole while it lives, what was promised once it is over. The same rule as `drawnKgOf`. */
export const DRAWN_KG = `CASE WHEN state IN ('waiting', 'open', 'served') THEN called_kg
  WHEN state IN ('cancelled', 'expired') THEN held_kg + confirmed_kg ELSE 0 END`;

const PROGRESS = `
  SELECT contract_id AS "contractId",
         sum(CASE WHEN state = 'waiting' THEN called_kg ELSE 0 END)::bigint AS "waitingKg",
         sum(CASE WHEN state = 'waiting' THEN 0 ELSE ${DRAWN_KG} + short_kg END)::bigint AS "calledKg",
         sum(held_kg)::bigint AS "heldKg", sum(confirmed_kg)::bigint AS "confirmedKg",
         sum(delivered_kg)::bigint AS "deliveredKg", sum(accepted_kg)::bigint AS "acceptedKg",
         sum(short_kg) FILTER (WHERE short_cause = 'cooperative')::bigint AS "shortByCooperativeKg",
         sum(short_kg) FILTER (WHERE short_cause = 'processor')::bigint AS "shortByProcessorKg",
         sum(short_kg) FILTER (WHERE short_cause = 'force_majeure')::bigint AS "shortByForceKg"
  FROM call_offs WHERE contract_id = ANY($1) GROUP BY contract_id`;

// Each asked window by its place, so that a batch of hundreds is one statement.
const USED = `SELECT p.nth::int, coalesce(sum(${DRAWN_KG}), 0)::bigint AS kg
  FROM ROWS FROM (jsonb_to_recordset($1) AS ("contractId" uuid, "from" date, "to" date, "except" uuid)) WITH ORDINALITY AS p ("contractId", "from", "to", "except", nth)
  LEFT JOIN call_offs o ON o.contract_id = p."contractId" AND o.deliver_on BETWEEN p."from" AND p."to" AND o.id IS DISTINCT FROM p."except"
  GROUP BY p.nth`;

const SAVE = `
  UPDATE contracts c SET called_off_kg = m."calledOffKg", state = m.state
  FROM jsonb_to_recordset($1) AS m (id uuid, "calledOffKg" bigint, state text) WHERE c.id = m.id`;

/** What binds the parties, from `agreed_kg` to `version`, in the order of both statements. */
const boundColumns = (contract: Contract): readonly unknown[] => [
  contract.agreedKg,
  contract.ceilingKg,
  contract.toleranceBp,
  guaranteedPriceOf(contract.price),
  contract.season.from,
  contract.season.to,
  contract.noticeHours,
  JSON.stringify(termsOf(contract)),
  contract.state,
  contract.version,
];

/** Days of a contract of which somebody asks what is drawn, by every call-off but one. */
export interface DrawnAsk extends DayWindow {
  readonly contractId: ContractId;
  readonly except: string | null;
}

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
      gradeIdsOf(contract),
      contract.placeId,
      ...boundColumns(contract),
      instantToIso(contract.registeredAt),
      memberId,
    ]);
    if (written.length === 0) throw new DomainError('contract.number_taken', {}, 'number');
  }

  /** Whether the processor has a contract of this number, as far as the asker may see. */
  async hasNumber(tx: Tx, processorId: string, number: string): Promise<boolean> {
    return tx.exists(ContractEntity, { where: { processorId, number } });
  }

  /** Loads a contract and holds its row until the transaction ends. @throws DomainError `contract.not_found` */
  async lock(tx: Tx, id: ContractId): Promise<Contract> {
    const row = await tx.findOne(ContractEntity, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!row) throw new DomainError('contract.not_found', {});
    return toContract(row);
  }

  /** Holds the rows of many contracts, in the order of their ids. */
  async lockMany(tx: Tx, ids: readonly string[]): Promise<Contract[]> {
    const rows = await tx
      .createQueryBuilder(ContractEntity, 'c')
      .where('c.id = ANY(:ids)', { ids })
      .orderBy('c.id')
      .setLock('for_no_key_update')
      .getMany();
    return rows.map(toContract);
  }

  /** Contracts in force whose season has passed, held until the transaction ends; busy rows are left for the next sweep. */
  async lockDue(tx: Tx, today: string, limit: number): Promise<Contract[]> {
    const rows = await tx
      .createQueryBuilder(ContractEntity, 'c')
      .where(
        `c.state = 'in_force' AND c.season_to < :today
         AND NOT EXISTS (SELECT 1 FROM call_offs o WHERE o.contract_id = c.id AND o.state IN ('open', 'waiting'))`,
        { today },
      )
      .orderBy('c.id')
      .limit(limit)
      .setLock('for_no_key_update')
      .setOnLocked('skip_locked')
      .getMany();
    return rows.map(toContract);
  }

  /** Writes what has been called off, and whether the contract is in force. */
  async save(tx: Tx, contracts: readonly Contract[]): Promise<void> {
    if (contracts.length === 0) return;
    await tx.query(SAVE, [JSON.stringify(contracts.map(({ id, calledOffKg, state }) => ({ id, calledOffKg, state })))]);
  }

  /** Writes other terms, and the columns that repeat them. */
  async saveTerms(tx: Tx, contract: Contract): Promise<void> {
    await tx.query(SAVE_TERMS, [contract.id, contract.varietyIds, gradeIdsOf(contract), ...boundColumns(contract)]);
  }

  /** Kilograms drawn on each of these windows of days, in the order asked. */
  async usedKg(tx: Tx, asked: readonly DrawnAsk[]): Promise<Kg[]> {
    if (asked.length === 0) return [];
    const rows = await tx.query<{ nth: number; kg: number }[]>(USED, [JSON.stringify(asked)]);
    const sums = new Map(rows.map(({ nth, kg }) => [nth, kg]));
    return asked.map((_, at) => kgOf(Number(sums.get(at + 1) ?? 0), 'usedKg'));
  }

  /** How far the call-offs of these contracts have come, by contract; one without call-offs is left out. */
  async progress(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ContractProgress>> {
    const rows = await tx.query<({ contractId: string } & Record<keyof ContractProgress, number | null>)[]>(PROGRESS, [ids]);
    return new Map(
      rows.map(({ contractId, ...sums }) => {
        const named = Object.keys(NO_PROGRESS).map((name) => [name, kgOf(sums[name as keyof ContractProgress] ?? 0, name)]);
        return [contractId, Object.fromEntries(named) as unknown as ContractProgress];
      }),
    );
  }
}
