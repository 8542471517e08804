import { Injectable } from '@nestjs/common';
import type { CallOff } from '@domain/contracts/call-off';
import type { Contract } from '@domain/contracts/contract';
import type { CallOffEvent, ContractFacts } from '@domain/contracts/contract-events';
import { periodOf } from '@domain/contracts/contract-period';
import { type CallOffAsk, makeCallOff } from '@domain/contracts/make-call-off';
import { DomainError } from '@domain/shared/domain-error';
import type { CallOffId, ContractId, OrganisationId } from '@domain/shared/ids';
import { dayAt, type Instant } from '@domain/shared/instant';
import { type Kg, NO_KG } from '@domain/shared/weight';
import { includesDay } from '@domain/shared/window';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import type { StockLevel, StockMove } from '../../platform/database/stock-move';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { ContractAreas } from './contract-areas';
import { ContractRooms } from './contract-rooms';
import { type CallOffOfContract, ContractsQueries } from './contracts.queries';
import { PriceIndexesService } from './price-indexes.service';

/** One line of a batch: a call-off under one of the processor's contracts. */
export interface CallOffLine extends CallOffAsk {
  readonly contractId: ContractId;
}

/** Makes call-offs, each with its event. */
@Injectable()
export class CallOffsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: ContractRooms,
    private readonly queries: ContractsQueries,
    private readonly prices: PriceIndexesService,
    private readonly areas: ContractAreas,
    private readonly log: EventLog,
    private readonly ids: IdSource,
  ) {}

  /** Draws produce down against the processor's own contract. The notice is counted by the database's clock, once the row is held. */
  async make(actor: Actor, contractId: ContractId, ask: CallOffAsk): Promise<CallOff> {
    const [made] = await this.makeMany(actor, [{ ...ask, contractId }]);
    if (!made) throw new DomainError('contract.not_found', {});
    return made;
  }

  /** Many at once, over days or over contracts: all of them or none. Contracts are held in the order of their ids. */
  async makeMany(actor: Actor, lines: readonly CallOffLine[]): Promise<CallOff[]> {
    return this.work.run(async (tx) => {
      const ids = [...new Set(lines.map((line) => line.contractId))];
      const contracts = await this.rows.contracts.lockMany(tx, ids);
      const own = contracts.filter((contract) => contract.processorId === actor.organisationId);
      if (own.length !== ids.length) throw new DomainError('contract.not_found', {});
      const facts = new Map((await this.queries.facts(tx, own)).map((one) => [one.contract.id, one]));
      const now = await databaseNow(tx);
      const events: (CallOffEvent & { name: 'call_off.made' | 'call_off.requested' })[] = [];
      for (const line of lines) {
        const before = facts.get(line.contractId);
        if (!before) throw new DomainError('contract.not_found', {});
        const earlier = events.filter((event) => event.contract.id === line.contractId).map((event) => event.callOff);
        const event = await this.makeOne(tx, before, line, { now, earlier });
        events.push(event);
        facts.set(line.contractId, { ...before, contract: event.contract });
      }
      const rows = events.map(({ callOff, contract }) => ({ callOff, marketId: contract.productId, memberId: actor.memberId }));
      await this.rows.callOffs.insertMany(tx, rows);
      for (const { contract } of facts.values()) await this.rows.contracts.save(tx, contract);
      await this.log.append(tx, events);
      return events.map((event) => event.callOff);
    });
  }

  /** Holds the rows of call-offs for a caller who will move their kilograms, in the order of their ids, each with its contract. */
  lockMany(tx: Tx, ids: readonly string[]): Promise<CallOffOfContract[]> {
    return asProgram('a trade holds the stock of both its sides', async () =>
      this.queries.withContracts(tx, await this.rows.callOffs.lockMany(tx, ids)),
    );
  }

  /** Moves kilograms between open, held and confirmed; the rows must be held. A contract's own figures are sums over its call-offs. */
  move(tx: Tx, moves: readonly StockMove[]): Promise<StockLevel[]> {
    return asProgram('a trade moves the stock of both its sides', () => this.rows.callOffs.move(tx, moves));
  }

  private async makeOne(tx: Tx, before: ContractFacts, ask: CallOffAsk, { now, earlier }: { now: Instant; earlier: readonly CallOff[] }) {
    const { contract } = before;
    requireInForce(contract, contract.processorId);
    const price = await this.prices.settle(tx, contract, dayAt(now));
    const suspendedArea = await this.areas.suspended(tx, contract, dayAt(now));
    const making = { id: this.ids.next() as CallOffId, now, usedKg: await this.usedKg(tx, contract, ask, earlier), price, suspendedArea };
    return makeCallOff(before, ask, making).event;
  }

  /** Drawn of the day's period: what is written already, and what this transaction is about to write. */
  private async usedKg(tx: Tx, contract: Contract, { deliverOn }: CallOffAsk, earlier: readonly CallOff[]): Promise<Kg> {
    if (!includesDay(contract.season, deliverOn)) return NO_KG;
    const period = periodOf(contract, deliverOn);
    const written = await this.rows.contracts.usedKg(tx, contract.id, period, null);
    const fresh = earlier.filter((callOff) => includesDay(period, callOff.deliverOn));
    return fresh.reduce((sum, callOff) => (sum + callOff.stock.totalKg) as Kg, written);
  }
}

/** A price is settled only for what may be called off at all. @throws DomainError `contract.not_found`, `contract.not_in_force` */
export function requireInForce(contract: Contract, party: OrganisationId): void {
  if (contract.processorId !== party) throw new DomainError('contract.not_found', {});
  if (contract.state !== 'in_force') throw new DomainError('contract.not_in_force', { state: contract.state });
}
