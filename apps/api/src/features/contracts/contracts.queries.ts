import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CallOff } from '@domain/contracts/call-off';
import { compareTerms, type TermChange } from '@domain/contracts/compare-terms';
import { contractVersionView } from '@domain/across/views/contract-views';
import type { ContractVersionView } from '@domain/across/views/contract-view-types';
import { type Contract, NO_PROGRESS } from '@domain/contracts/contract';
import type { ContractFacts } from '@domain/contracts/contract-events';
import { periodOf } from '@domain/contracts/contract-period';
import type { BandUse } from '@domain/contracts/intake-plan';
import type { Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { ContractId, MarketId, OrganisationId } from '@domain/shared/ids';
import { invariant } from '@domain/shared/invariant';
import { type Kg, NO_KG, plusKg } from '@domain/shared/weight';
import { includesDay } from '@domain/shared/window';
import type { Tx } from '../../platform/database/unit-of-work';
import { IdentityQueries } from '../identity/identity.queries';
import { CallOffEntity } from './call-off.entity';
import { ContractEntity } from './contract.entity';
import { toCallOff, toContract } from './contract.mapper';
import { VersionsRepository } from './versions.repository';
import { ContractsRepository, DRAWN_KG } from './contracts.repository';

/** More than a phone shows; the rest comes when these are answered. */
const WAITING_MAX = 100;

/** One version with what it changed against the one before. */
export interface VersionWithChanges extends ContractVersionView {
  readonly changes: readonly TermChange[];
  readonly terms: object;
}

/** One page of a list that is sorted by id, newest first. */
interface PageAsk {
  readonly before: string | null;
  readonly limit: number;
}

/** A call-off with the contract it draws on. */
export interface CallOffOfContract {
  readonly callOff: CallOff;
  readonly contract: Contract;
}

/** Reads about contracts and call-offs. */
@Injectable()
export class ContractsQueries {
  constructor(
    private readonly source: DataSource,
    private readonly identity: IdentityQueries,
    private readonly contracts: ContractsRepository,
    private readonly versions: VersionsRepository,
  ) {}

  /** One contract of this party. Others' are answered like ones that do not exist. @throws DomainError `contract.not_found` */
  async ofParty(party: OrganisationId, id: ContractId): Promise<ContractFacts> {
    const row = await this.source.manager.findOneBy(ContractEntity, { id });
    if (!row || (row.cooperativeId !== party && row.processorId !== party)) throw new DomainError('contract.not_found', {});
    return this.fact(this.source.manager, toContract(row));
  }

  /** Contracts of one party, newest first. */
  async allOfParty(party: OrganisationId, ask: PageAsk): Promise<ContractFacts[]> {
    const query = this.source.manager
      .createQueryBuilder(ContractEntity, 'c')
      .where('(c.cooperative_id = :party OR c.processor_id = :party)', { party });
    if (ask.before !== null) query.andWhere('c.id < :before', { before: ask.before });
    const rows = await query.orderBy('c.id', 'DESC').limit(ask.limit).getMany();
    return this.facts(this.source.manager, rows.map(toContract));
  }

  /** Every version of a party's contract with what it changed, oldest first. @throws DomainError `contract.not_found` */
  async versionsOf(party: OrganisationId, id: ContractId): Promise<VersionWithChanges[]> {
    const { contract } = await this.ofParty(party, id);
    const versions = await this.versions.all(this.source.manager, contract.id);
    return versions.map((version, at) => {
      const before = versions.slice(0, at).findLast((one) => one.state !== 'withdrawn');
      const changes = before === undefined ? [] : compareTerms(before.terms, version.terms);
      return { ...contractVersionView(version), changes, terms: version.terms };
    });
  }

  /** Call-offs that wait for a cooperative's answer, the most urgent first. */
  async waitingFor(cooperativeId: OrganisationId): Promise<CallOff[]> {
    const rows = await this.source.manager
      .createQueryBuilder(CallOffEntity, 'o')
      .innerJoin(ContractEntity, 'c', 'c.id = o.contract_id')
      .where(`o.state = 'waiting' AND c.cooperative_id = :cooperativeId`, { cooperativeId })
      .orderBy('o.confirm_by')
      .limit(WAITING_MAX)
      .getMany();
    return rows.map(toCallOff);
  }

  /** These contracts, in no order. The caller may see them. */
  async byIds(tx: Tx, ids: readonly string[]): Promise<ContractFacts[]> {
    const rows = await tx.createQueryBuilder(ContractEntity, 'c').where('c.id = ANY(:ids)', { ids }).getMany();
    return this.facts(tx, rows.map(toContract));
  }

  /** Contracts in force that may give to a plan of this market, with what is drawn of each of their periods. */
  async forPlans(tx: Tx, marketId: MarketId, processors: readonly string[]): Promise<BandUse[]> {
    if (processors.length === 0) return [];
    const rows = await tx
      .createQueryBuilder(ContractEntity, 'c')
      .where(`c.state = 'in_force' AND c.product_id = :marketId AND c.processor_id = ANY(:processors)`, { marketId, processors })
      .getMany();
    const drawn = await tx.query<{ contractId: string; day: Day; kg: Kg }[]>(
      `SELECT contract_id AS "contractId", deliver_on AS day, sum(${DRAWN_KG})::bigint AS kg FROM call_offs
       WHERE contract_id = ANY($1) GROUP BY contract_id, deliver_on`,
      [rows.map((row) => row.id)],
    );
    return rows.map(toContract).map((contract) => {
      const own = drawn.filter((row) => row.contractId === contract.id);
      return {
        contract,
        usedKg: (day) => {
          const period = periodOf(contract, day);
          return own.reduce((sum, row) => (includesDay(period, row.day) ? plusKg(sum, row.kg) : sum), NO_KG);
        },
      };
    });
  }

  /** Call-offs of a contract, newest first. The caller has shown that it is a party. */
  async callOffsOf(contractId: ContractId, ask: PageAsk): Promise<CallOff[]> {
    const query = this.source.manager.createQueryBuilder(CallOffEntity, 'o').where('o.contract_id = :contractId', { contractId });
    if (ask.before !== null) query.andWhere('o.id < :before', { before: ask.before });
    return (await query.orderBy('o.id', 'DESC').limit(ask.limit).getMany()).map(toCallOff);
  }

  /** Every call-off of a market that a round may serve, oldest first, with its contract. */
  async openCallOffs(tx: Tx, marketId: MarketId): Promise<CallOffOfContract[]> {
    const rows = await tx
      .createQueryBuilder(CallOffEntity, 'o')
      .where(`o.market_id = :marketId AND o.state = 'open' AND o.called_kg > o.held_kg + o.confirmed_kg`, { marketId })
      .orderBy('o.submitted_at')
      .addOrderBy('o.id')
      .getMany();
    return this.withContracts(tx, rows.map(toCallOff));
  }

  /** Each call-off beside its contract, as it stands; in the order given. */
  async withContracts(tx: Tx, callOffs: readonly CallOff[]): Promise<CallOffOfContract[]> {
    if (callOffs.length === 0) return [];
    const ids = [...new Set(callOffs.map((callOff) => callOff.contractId))];
    const rows = await tx.createQueryBuilder(ContractEntity, 'c').where('c.id = ANY(:ids)', { ids }).getMany();
    const contracts = new Map(rows.map((row) => [row.id, toContract(row)]));
    return callOffs.map((callOff) => {
      const contract = contracts.get(callOff.contractId);
      invariant(contract !== undefined, 'a call-off names a contract that does not exist', { id: callOff.id });
      return { callOff, contract };
    });
  }

  /** A contract with its parties and how far it has come. */
  async fact(tx: Tx, contract: Contract): Promise<ContractFacts> {
    const [facts] = await this.facts(tx, [contract]);
    invariant(facts !== undefined, 'one contract has one set of facts', {});
    return facts;
  }

  /** Contracts with their parties and how far they have come, in the order given. */
  async facts(tx: Tx, contracts: readonly Contract[]): Promise<ContractFacts[]> {
    if (contracts.length === 0) return [];
    const progress = await this.contracts.progress(
      tx,
      contracts.map((contract) => contract.id),
    );
    const parties = await this.identity.parties(
      tx,
      contracts.flatMap((contract) => [contract.cooperativeId, contract.processorId]),
    );
    return contracts.map((contract) => {
      const [cooperative, processor] = [parties.get(contract.cooperativeId), parties.get(contract.processorId)];
      invariant(cooperative !== undefined && processor !== undefined, 'a contract names a party that does not exist', { id: contract.id });
      return { contract, cooperative, processor, progress: progress.get(contract.id) ?? NO_PROGRESS };
    });
  }
}
