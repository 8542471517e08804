import { Injectable } from '@nestjs/common';
import type { ContractFacts } from '@domain/contracts/contract-events';
import { endContract } from '@domain/contracts/end-contract';
import { registerContract, type Signatory, type SignedContract } from '@domain/contracts/register-contract';
import { DomainError } from '@domain/shared/domain-error';
import type { ContractId, OrganisationId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { IdSource } from '../../platform/clock/id-source';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { IdentityQueries } from '../identity/identity.queries';
import { ContractsQueries } from './contracts.queries';
import { ContractsRepository } from './contracts.repository';

/** Contracts ended by one sweep; the rest waits for the next. */
const END_BATCH = 100;

/** A signed contract before its parties have been looked up. */
export interface ContractEntry extends Omit<SignedContract, 'cooperative' | 'processor'> {
  readonly cooperativeId: OrganisationId;
  readonly processorId: OrganisationId;
}

/** Registers and ends contracts, each change with its event. */
@Injectable()
export class ContractsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly contracts: ContractsRepository,
    private readonly queries: ContractsQueries,
    private readonly identity: IdentityQueries,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  async register(actor: Actor, entry: ContractEntry): Promise<ContractFacts> {
    return this.work.run(async (tx) => {
      const cooperative = await this.signatory(entry.cooperativeId, 'cooperativeId');
      const processor = await this.signatory(entry.processorId, 'processorId');
      const at = { id: this.ids.next() as ContractId, today: this.clock.today(), now: this.clock.now() };
      const { contract, event } = registerContract({ ...entry, cooperative, processor }, at);
      await this.contracts.insert(tx, contract, actor.memberId);
      await this.log.append(tx, [event]);
      return event;
    });
  }

  /** Ends contracts whose season is over. Answers how many, so that the caller comes back for the rest. */
  async endDue(): Promise<number> {
    return this.work.run(async (tx) => {
      const due = await this.contracts.lockDue(tx, this.clock.today(), END_BATCH);
      const ended = (await this.queries.facts(tx, due)).map((facts) =>
        endContract(facts, { today: this.clock.today(), now: this.clock.now() }),
      );
      for (const { contract } of ended) await this.contracts.save(tx, contract);
      await this.log.append(
        tx,
        ended.map(({ event }) => event),
      );
      return ended.length;
    });
  }

  private async signatory(id: OrganisationId, field: string): Promise<Signatory> {
    const found = await this.identity.organisation(id);
    if (found.state !== 'active') throw new DomainError('organisation.suspended', {}, field);
    return { id, name: found.name, demo: found.demo, kind: found.kind, group: found.ownerGroup };
  }
}
