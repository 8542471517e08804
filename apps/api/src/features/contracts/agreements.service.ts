import { Injectable } from '@nestjs/common';
import { proposeAmendment, withdrawAmendment } from '@domain/contracts/amend-contract';
import type { Contract } from '@domain/contracts/contract';
import type { ContractDrafted, ContractFacts } from '@domain/contracts/contract-events';
import type { ContractTerms } from '@domain/contracts/contract-terms';
import { type ContractVersion, signedText } from '@domain/contracts/contract-version';
import {
  draftContract,
  offerContract,
  recallContract,
  rewriteDraft,
  withdrawContract,
  type WrittenContract,
} from '@domain/contracts/draft-contract';
import { signContract } from '@domain/contracts/sign-contract';
import { DomainError } from '@domain/shared/domain-error';
import type { ContractId, OrganisationId } from '@domain/shared/ids';
import { dayAt, type Instant } from '@domain/shared/instant';
import type { DomainEvent } from '@domain/events';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { DocumentsService } from '../documents/documents.service';
import { ContractRooms } from './contract-rooms';
import { ContractSubjectsReader, hashOfTerms } from './contract-subjects';
import { ContractsQueries } from './contracts.queries';

/** A contract as one side writes it, before anything is looked up. */
export interface DraftEntry {
  readonly number: string;
  readonly cooperativeId: OrganisationId;
  readonly processorId: OrganisationId;
  readonly terms: ContractTerms;
}

/** What a member saw when signing. */
export interface SeenTerms {
  readonly version: number;
  readonly termsHash: string;
}

/** A contract of the actor's, held, with its newest version and the moment it was held. */
interface Held {
  readonly facts: ContractFacts;
  readonly newest: ContractVersion;
  readonly now: Instant;
}

/** A contract with the version that a call was about. */
export interface AgreedContract {
  readonly facts: ContractFacts;
  readonly version: ContractVersion;
}

/** Writes, offers, signs and amends contracts: what two parties agree on before anything is called off. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: ContractRooms,
    private readonly queries: ContractsQueries,
    private readonly subjects: ContractSubjectsReader,
    private readonly documents: DocumentsService,
    private readonly log: EventLog,
    private readonly ids: IdSource,
  ) {}

  async draft(actor: Actor, entry: DraftEntry): Promise<AgreedContract> {
    return this.work.run(async (tx) => {
      const { version, event } = await this.write(tx, actor, entry);
      await this.log.append(tx, [event]);
      return { facts: event, version };
    });
  }

  /** Writes many contracts down, all of them or none. Their events come last, together: until then nobody waits for a stream. */
  async draftMany(actor: Actor, entries: readonly DraftEntry[]): Promise<void> {
    await this.work.run(async (tx) => {
      const events: DomainEvent[] = [];
      for (const entry of entries) events.push((await this.write(tx, actor, entry)).event);
      await this.log.append(tx, events);
    });
  }

  /** Holds a contract to every rule of a draft as if it were written now. */
  async tryDraft(actor: Actor, entry: DraftEntry): Promise<void> {
    await this.work.run(async (tx) => {
      await this.draftOf(tx, actor, entry);
      if (await this.rows.contracts.hasNumber(tx, entry.processorId, entry.number))
        throw new DomainError('contract.number_taken', {}, 'number');
    });
  }

  /** Writes a draft anew; the reader's version keeps two writers from overwriting each other. */
  async rewrite(actor: Actor, id: ContractId, terms: ContractTerms, seenHash: string): Promise<AgreedContract> {
    return this.change(actor, id, async (tx, { facts, newest, now }) => {
      if (newest.termsHash !== seenHash) throw new DomainError('contract.terms_changed', { version: newest.version });
      const { contract } = facts;
      const draft = { number: contract.number, terms, ...(await this.subjects.of(contract, terms)) };
      const written = rewriteDraft(facts, draft, { by: actor.organisationId, today: dayAt(now), now, hashOf: hashOfTerms });
      await this.rows.contracts.saveTerms(tx, written.contract);
      await this.rows.versions.rewrite(tx, written.version, textOf(written.contract, written.version));
      return written;
    });
  }

  async offer(actor: Actor, id: ContractId): Promise<AgreedContract> {
    return this.change(actor, id, (tx, { facts, newest, now }) => this.keep(tx, offerContract(facts, newest, { today: dayAt(now), now })));
  }

  /** Back to a draft, by either side: the reader asks for a change, or the writer has thought again. */
  async recall(actor: Actor, id: ContractId): Promise<AgreedContract> {
    return this.change(actor, id, (tx, { facts, newest, now }) => this.keep(tx, recallContract(facts, newest, now)));
  }

  /** Drops what binds nobody yet: a draft or an offered contract, or the amendment that waits. */
  async withdraw(actor: Actor, id: ContractId): Promise<AgreedContract> {
    return this.change(actor, id, async (tx, { facts, newest, now }) => {
      if (facts.contract.state !== 'in_force') return this.keep(tx, withdrawContract(facts, newest, now));
      const { version, event } = withdrawAmendment(facts, newest, now);
      await this.rows.versions.saveState(tx, version);
      return { contract: facts.contract, version, event };
    });
  }

  /** Takes the signature of the actor's side. With the second one the terms hold, and the paper is printed. */
  async sign(actor: Actor, id: ContractId, seen: SeenTerms): Promise<AgreedContract> {
    // Whoever binds an organisation for a season has shown lately that it is they.
    if (!actor.provenLately) throw new DomainError('auth.step_up_required', {});
    return this.change(actor, id, async (tx, { facts, newest, now }) => {
      const ask = { ...seen, party: actor.organisationId, memberId: actor.memberId };
      const signed = signContract(facts, newest, ask, now);
      const signature = signed.version.signatures.find((one) => one.party === actor.organisationId && one.at === now);
      if (signature) await this.rows.versions.sign(tx, signed.version, signature);
      if (signed.event.name === 'contract.in_force') {
        await this.rows.versions.supersede(tx, id);
        await this.rows.versions.saveState(tx, signed.version);
        await this.rows.contracts.saveTerms(tx, signed.contract);
        const { cooperativeId, processorId } = signed.contract;
        await this.documents.ask(tx, [
          { kind: 'offtake_contract', subjectId: signed.version.paperId, partyIds: [cooperativeId, processorId] },
        ]);
      }
      return signed;
    });
  }

  async amend(actor: Actor, id: ContractId, terms: ContractTerms): Promise<AgreedContract> {
    return this.change(actor, id, async (tx, { facts, newest, now }) => {
      const { contract } = facts;
      const subjects = await this.subjects.of(contract, { ...terms, productId: contract.productId, placeId: contract.placeId });
      const ask = { ...subjects, terms, by: actor.organisationId };
      const { version, event } = proposeAmendment(facts, newest, ask, {
        today: dayAt(now),
        now,
        hashOf: hashOfTerms,
        paperId: this.ids.next(),
      });
      await this.rows.versions.insert(tx, version, textOf(contract, version), actor.memberId);
      return { contract, version, event };
    });
  }

  private async write(tx: Tx, actor: Actor, entry: DraftEntry): Promise<WrittenContract<ContractDrafted>> {
    const written = await this.draftOf(tx, actor, entry);
    await this.rows.contracts.insert(tx, written.contract, actor.memberId);
    await this.rows.versions.insert(tx, written.version, textOf(written.contract, written.version), actor.memberId);
    return written;
  }

  private async draftOf(tx: Tx, actor: Actor, entry: DraftEntry): Promise<WrittenContract<ContractDrafted>> {
    // Somebody who writes a contract of others is answered as if there were no such parties.
    if (![entry.cooperativeId, entry.processorId].includes(actor.organisationId)) throw new DomainError('contract.wrong_party', {});
    const now = await databaseNow(tx);
    const draft = { ...entry, ...(await this.subjects.of(entry, entry.terms)) };
    return draftContract(draft, {
      id: this.ids.next() as ContractId,
      by: actor.organisationId,
      today: dayAt(now),
      now,
      hashOf: hashOfTerms,
    });
  }

  /** Holds a contract of the actor's, lets it change, and tells both sides. Another's is answered like one that does not exist. */
  private async change(
    actor: Actor,
    id: ContractId,
    act: (tx: Tx, held: Held) => Promise<WrittenContract<DomainEvent>>,
  ): Promise<AgreedContract> {
    return this.work.run(async (tx) => {
      const contract = await this.rows.contracts.lock(tx, id);
      if (![contract.cooperativeId, contract.processorId].includes(actor.organisationId)) throw new DomainError('contract.not_found', {});
      const facts = await this.queries.fact(tx, contract);
      const held = { facts, newest: await this.rows.versions.newest(tx, id), now: await databaseNow(tx) };
      const changed = await act(tx, held);
      await this.log.append(tx, [changed.event]);
      return { facts: { ...facts, contract: changed.contract }, version: changed.version };
    });
  }

  private async keep<Event>(tx: Tx, written: WrittenContract<Event>): Promise<WrittenContract<Event>> {
    await this.rows.contracts.save(tx, [written.contract]);
    await this.rows.versions.saveState(tx, written.version);
    return written;
  }
}

function textOf(contract: Contract, version: ContractVersion): string {
  return signedText(contract, version.version, version.terms);
}
