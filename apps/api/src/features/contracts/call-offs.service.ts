import { Injectable } from '@nestjs/common';
import type { CallOff } from '@domain/contracts/call-off';
import type { Contract } from '@domain/contracts/contract';
import type { CallOffExpired } from '@domain/contracts/contract-events';
import { expireCallOff } from '@domain/contracts/expire-call-off';
import { type CallOffAsk, makeCallOff } from '@domain/contracts/make-call-off';
import { DomainError } from '@domain/shared/domain-error';
import type { CallOffId, ContractId } from '@domain/shared/ids';
import { dayAt } from '@domain/shared/instant';
import { invariant } from '@domain/shared/invariant';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import type { StockLevel, StockMove } from '../../platform/database/stock-move';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { CallOffsRepository } from './call-offs.repository';
import { type CallOffOfContract, ContractsQueries } from './contracts.queries';
import { ContractsRepository } from './contracts.repository';

/** Call-offs closed by one sweep; the rest waits for the next. */
const EXPIRE_BATCH = 200;

/** Makes and closes call-offs, each change with its event. */
@Injectable()
export class CallOffsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly contracts: ContractsRepository,
    private readonly callOffs: CallOffsRepository,
    private readonly queries: ContractsQueries,
    private readonly log: EventLog,
    private readonly ids: IdSource,
  ) {}

  /** Draws produce down against the processor's own contract. The notice is counted by the database's clock, once the row is held. */
  async make(actor: Actor, contractId: ContractId, ask: CallOffAsk): Promise<CallOff> {
    return this.work.run(async (tx) => {
      const before = await this.contracts.lock(tx, contractId);
      if (before.processorId !== actor.organisationId) throw new DomainError('contract.not_found', {});
      const making = { id: this.ids.next() as CallOffId, now: await databaseNow(tx) };
      const { contract, callOff, event } = makeCallOff(await this.queries.fact(tx, before), ask, making);
      await this.callOffs.insert(tx, { callOff, marketId: contract.productId, memberId: actor.memberId });
      await this.contracts.save(tx, contract);
      await this.log.append(tx, [event]);
      return callOff;
    });
  }

  /** Closes call-offs whose day is over and gives back what nobody served. Answers how many were closed. */
  async expireDue(): Promise<number> {
    return this.work.run(async (tx) => {
      const now = await databaseNow(tx);
      const due = await this.callOffs.lockDue(tx, dayAt(now), EXPIRE_BATCH);
      const locked = await this.contracts.lockMany(tx, [...new Set(due.map((callOff) => callOff.contractId))]);
      const facts = new Map((await this.queries.facts(tx, locked)).map((each) => [each.contract.id, each]));
      const drawn = new Map<ContractId, Contract>(locked.map((contract) => [contract.id, contract]));
      const events: CallOffExpired[] = [];
      for (const callOff of due) {
        const [known, contract] = [facts.get(callOff.contractId), drawn.get(callOff.contractId)];
        invariant(known !== undefined && contract !== undefined, 'a call-off names a contract that does not exist', { id: callOff.id });
        const expired = expireCallOff({ ...known, contract }, callOff, { today: dayAt(now), now });
        drawn.set(contract.id, expired.contract);
        await this.callOffs.saveState(tx, expired.callOff);
        events.push(expired.event);
      }
      for (const contract of drawn.values()) await this.contracts.save(tx, contract);
      await this.log.append(tx, events);
      return due.length;
    });
  }

  /** Holds the rows of call-offs for a caller who will move their kilograms, in the order of their ids, each with its contract. */
  lockMany(tx: Tx, ids: readonly string[]): Promise<CallOffOfContract[]> {
    return asProgram('a trade holds the stock of both its sides', async () =>
      this.queries.withContracts(tx, await this.callOffs.lockMany(tx, ids)),
    );
  }

  /** Moves kilograms between open, held and confirmed; the rows must be held. A contract's own figures are sums over its call-offs. */
  move(tx: Tx, moves: readonly StockMove[]): Promise<StockLevel[]> {
    return asProgram('a trade moves the stock of both its sides', () => this.callOffs.move(tx, moves));
  }
}
