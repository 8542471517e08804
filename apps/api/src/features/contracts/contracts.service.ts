import { Injectable } from '@nestjs/common';
import type { ContractFacts } from '@domain/contracts/contract-events';
import { termsOf } from '@domain/contracts/contract';
import { signedText } from '@domain/contracts/contract-version';
import { endContract } from '@domain/contracts/end-contract';
import { registerContract, type SignedContract } from '@domain/contracts/register-contract';
import type { ContractId, OrganisationId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { IdSource } from '../../platform/clock/id-source';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { ContractSubjectsReader, hashOfTerms } from './contract-subjects';
import { ContractsQueries } from './contracts.queries';
import { ContractRooms } from './contract-rooms';

/** Contracts ended by one sweep; the rest waits for the next. */
const END_BATCH = 100;

/** A signed contract before its parties have been looked up. */
export interface ContractEntry extends Omit<SignedContract, 'cooperative' | 'processor'> {
  readonly cooperativeId: OrganisationId;
  readonly processorId: OrganisationId;
}

/** Registers paper contracts and ends what is over, each change with its event. */
@Injectable()
export class ContractsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: ContractRooms,
    private readonly queries: ContractsQueries,
    private readonly subjects: ContractSubjectsReader,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  async register(actor: Actor, entry: ContractEntry): Promise<ContractFacts> {
    return this.work.run(async (tx) => {
      const cooperative = await this.subjects.signatory(entry.cooperativeId, 'cooperativeId');
      const processor = await this.subjects.signatory(entry.processorId, 'processorId');
      const at = { id: this.ids.next() as ContractId, today: this.clock.today(), now: this.clock.now() };
      const { contract, event } = registerContract({ ...entry, cooperative, processor }, at);
      await this.rows.contracts.insert(tx, contract, actor.memberId);
      const terms = termsOf(contract);
      const version = {
        contractId: contract.id,
        version: contract.version,
        terms,
        termsHash: hashOfTerms(contract, contract.version, terms),
        state: 'in_force' as const,
        paperId: contract.id,
        proposedBy: processor.id,
        at: at.now,
        signatures: [],
      };
      await this.rows.versions.insert(tx, version, signedText(contract, contract.version, terms), actor.memberId);
      await this.log.append(tx, [event]);
      return event;
    });
  }

  /** Ends contracts whose season is over. Answers how many, so that the caller comes back for the rest. */
  async endDue(): Promise<number> {
    return this.work.run(async (tx) => {
      const due = await this.rows.contracts.lockDue(tx, this.clock.today(), END_BATCH);
      const ended = (await this.queries.facts(tx, due)).map((facts) =>
        endContract(facts, { today: this.clock.today(), now: this.clock.now() }),
      );
      await this.rows.contracts.save(
        tx,
        ended.map(({ contract }) => contract),
      );
      await this.log.append(
        tx,
        ended.map(({ event }) => event),
      );
      return ended.length;
    });
  }
}
