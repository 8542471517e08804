import { Injectable } from '@nestjs/common';
import { approveCallOff, declineCallOff } from '@domain/contracts/answer-call-off';
import type { CallOff } from '@domain/contracts/call-off';
import { amendCallOff, cancelCallOff, type CallOffChanges } from '@domain/contracts/change-call-off';
import type { Contract } from '@domain/contracts/contract';
import type { CallOffEvent, ContractFacts } from '@domain/contracts/contract-events';
import { periodOf } from '@domain/contracts/contract-period';
import type { ContractTerms } from '@domain/contracts/contract-terms';
import { receiveCallOff } from '@domain/contracts/receive-call-off';
import { terminateContract } from '@domain/contracts/end-contract';
import { DomainError } from '@domain/shared/domain-error';
import type { DomainEvent } from '@domain/events';
import type { CallOffId, ContractId } from '@domain/shared/ids';
import type { Instant } from '@domain/shared/instant';
import { invariant } from '@domain/shared/invariant';
import { type Kg, NO_KG } from '@domain/shared/weight';
import { includesDay } from '@domain/shared/window';
import { requireVersion } from '@domain/shared/version';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { ContractRooms } from './contract-rooms';
import { ContractsQueries } from './contracts.queries';

/** A call-off of the actor's, held, with its contract and the moment both were held. */
interface Held {
  readonly facts: ContractFacts;
  readonly callOff: CallOff;
  readonly now: Instant;
}

type Changed = { readonly contract: Contract; readonly callOff: CallOff; readonly event: CallOffEvent };

/** Which side of the contract a change is for. */
type Doer = 'cooperative' | 'processor';

/** Answers, changes, takes back and weighs call-offs; ends a contract before its time. Each with its event. */
@Injectable()
export class CallOffChangesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: ContractRooms,
    private readonly queries: ContractsQueries,
    private readonly log: EventLog,
    private readonly ids: IdSource,
  ) {}

  /** The cooperative's yes, whole or in part. */
  async approve(actor: Actor, id: CallOffId, kg: Kg | null): Promise<CallOff> {
    return this.change(actor, 'cooperative', id, ({ facts, callOff, now }) =>
      approveCallOff(facts, callOff, { kg: kg ?? callOff.askedKg, now }),
    );
  }

  async decline(actor: Actor, id: CallOffId): Promise<CallOff> {
    return this.change(actor, 'cooperative', id, ({ facts, callOff, now }) => declineCallOff(facts, callOff, now));
  }

  async amend(actor: Actor, id: CallOffId, seen: number, changes: CallOffChanges): Promise<CallOff> {
    return this.change(actor, 'processor', id, async ({ facts, callOff, now }, tx) => {
      requireVersion(callOff.version, seen);
      const terms = await this.termsOf(tx, callOff);
      const day = changes.deliverOn ?? callOff.deliverOn;
      const inSeason = includesDay(facts.contract.season, day);
      const period = inSeason ? periodOf(facts.contract, day) : null;
      const asked = period === null ? [] : [{ contractId: facts.contract.id, from: period.from, to: period.to, except: id }];
      const [usedKg = NO_KG] = await this.rows.contracts.usedKg(tx, asked);
      return amendCallOff(facts, callOff, changes, { now, terms, usedKg });
    });
  }

  async cancel(actor: Actor, id: CallOffId, late: boolean): Promise<CallOff> {
    return this.change(actor, 'processor', id, async ({ facts, callOff, now }, tx) =>
      cancelCallOff(facts, callOff, { late, now, terms: await this.termsOf(tx, callOff) }),
    );
  }

  /** What the plant weighed, and what of it was accepted. */
  async receive(actor: Actor, id: CallOffId, weighed: { deliveredKg: Kg; acceptedKg: Kg; note: string | null }): Promise<CallOff> {
    return this.change(actor, 'processor', id, async ({ facts, callOff, now }, tx) => {
      const beforeKg = await this.rows.callOffs.deliveredKg(tx, id);
      const event = receiveCallOff(facts, callOff, { ...weighed, beforeKg, now, terms: await this.termsOf(tx, callOff) });
      await this.rows.callOffs.receive(tx, { ...weighed, id: this.ids.next(), callOffId: id, memberId: actor.memberId, at: now });
      const told = { ...event, progress: (await this.queries.fact(tx, facts.contract)).progress };
      return { contract: facts.contract, callOff, event: told };
    });
  }

  /** Ends a contract before its season is over; what waits or is open under it is taken back. */
  async terminate(actor: Actor, contractId: ContractId, reason: string): Promise<ContractFacts> {
    return this.work.run(async (tx) => {
      const living = await this.rows.callOffs.lockLiving(tx, contractId);
      const contract = await this.rows.contracts.lock(tx, contractId);
      if (![contract.cooperativeId, contract.processorId].includes(actor.organisationId)) throw new DomainError('contract.not_found', {});
      const now = await databaseNow(tx);
      let facts = await this.queries.fact(tx, contract);
      const events: DomainEvent[] = [];
      // Nobody calls a contract off twice: the closing of its call-offs and its own end are one.
      const { event } = terminateContract(facts, { reason, now });
      for (const callOff of living) {
        const cancelled = cancelCallOff(facts, callOff, { late: true, now, terms: { noticeHours: 0 } });
        await this.rows.callOffs.save(tx, cancelled.callOff);
        facts = { ...facts, contract: cancelled.contract };
        events.push(cancelled.event);
      }
      const ended: Contract = { ...facts.contract, state: event.contract.state };
      await this.rows.contracts.save(tx, [ended]);
      const told = { ...event, contract: ended };
      await this.log.append(tx, [...events, told]);
      return told;
    });
  }

  /** Call-off first, then its contract: the one order of locks. Another's call-off is answered like one that does not exist. */
  private async change(actor: Actor, doer: Doer, id: CallOffId, act: (held: Held, tx: Tx) => Changed | Promise<Changed>): Promise<CallOff> {
    return this.work.run(async (tx) => {
      const [callOff] = await this.rows.callOffs.lockMany(tx, [id]);
      if (!callOff) throw new DomainError('call_off.not_found', {});
      const contract = await this.rows.contracts.lock(tx, callOff.contractId);
      if ((doer === 'cooperative' ? contract.cooperativeId : contract.processorId) !== actor.organisationId)
        throw new DomainError('call_off.not_found', {});
      const facts = await this.queries.fact(tx, contract);
      const changed = await act({ facts, callOff, now: await databaseNow(tx) }, tx);
      await this.rows.callOffs.save(tx, changed.callOff);
      await this.rows.contracts.save(tx, [changed.contract]);
      const { progress } = await this.queries.fact(tx, changed.contract);
      await this.log.append(tx, [{ ...changed.event, progress }]);
      return changed.callOff;
    });
  }

  /** The terms that a call-off was made under: a later amendment does not touch them. */
  private async termsOf(tx: Tx, callOff: CallOff): Promise<ContractTerms> {
    const version = await this.rows.versions.one(tx, callOff.contractId, callOff.contractVersion);
    invariant(version !== undefined, 'a call-off names a version that does not exist', { id: callOff.id });
    return version.terms;
  }
}
