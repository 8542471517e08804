import { Injectable } from '@nestjs/common';
import type { CallOff } from '@domain/contracts/call-off';
import type { Contract } from '@domain/contracts/contract';
import type { CallOffEvent, ContractFacts } from '@domain/contracts/contract-events';
import { periodOf } from '@domain/contracts/contract-period';
import { type CallOffAsk, makeCallOff } from '@domain/contracts/make-call-off';
import type { SettledPrice } from '@domain/contracts/price-rule';
import { DomainError } from '@domain/shared/domain-error';
import type { CallOffId, ContractId, OrganisationId } from '@domain/shared/ids';
import { dayAt, type Instant } from '@domain/shared/instant';
import { type Kg, NO_KG, plusKg } from '@domain/shared/weight';
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

/** What becomes of a line: bound, or waiting for the cooperative's yes. */
type CallOffMadeEvent = CallOffEvent & { readonly name: 'call_off.made' | 'call_off.requested' };

/** What the lines of one batch share. */
interface Batch {
  readonly now: Instant;
  /** Drawn already of the period that a line's day lies in, by the line's place; a day outside of the season has none. */
  readonly usedKg: ReadonlyMap<number, Kg>;
  readonly priceOf: (contract: Contract) => Promise<SettledPrice>;
  readonly suspended: ReadonlyMap<ContractId, string>;
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
      const batch = await this.batch(tx, lines, facts);
      const events: CallOffMadeEvent[] = [];
      for (const [at, line] of lines.entries()) {
        const before = facts.get(line.contractId);
        if (!before) throw new DomainError('contract.not_found', {});
        const earlier = events.filter((event) => event.contract.id === line.contractId).map((event) => event.callOff);
        const event = await this.makeOne(before, line, batch, { writtenKg: batch.usedKg.get(at) ?? NO_KG, earlier });
        events.push(event);
        facts.set(line.contractId, { ...before, contract: event.contract });
      }
      const rows = events.map(({ callOff, contract }) => ({ callOff, marketId: contract.productId, memberId: actor.memberId }));
      await this.rows.callOffs.insertMany(tx, rows);
      await this.rows.contracts.save(
        tx,
        [...facts.values()].map(({ contract }) => contract),
      );
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

  /** Reads once what the lines of a batch need, however many they are. */
  private async batch(tx: Tx, lines: readonly CallOffLine[], facts: ReadonlyMap<string, ContractFacts>): Promise<Batch> {
    const now = await databaseNow(tx);
    const asked = lines.flatMap(({ contractId, deliverOn }, at) => {
      const contract = facts.get(contractId)?.contract;
      if (!contract || !includesDay(contract.season, deliverOn)) return [];
      const { from, to } = periodOf(contract, deliverOn);
      return [{ at, contractId, from, to, except: null }];
    });
    const used = await this.rows.contracts.usedKg(tx, asked);
    const contracts = [...facts.values()].map(({ contract }) => contract);
    return {
      now,
      usedKg: new Map(asked.map(({ at }, nth) => [at, used[nth] ?? NO_KG])),
      priceOf: this.prices.settler(tx, dayAt(now)),
      suspended: await this.areas.suspended(tx, contracts, dayAt(now)),
    };
  }

  private async makeOne(
    before: ContractFacts,
    ask: CallOffAsk,
    { now, priceOf, suspended }: Batch,
    { writtenKg, earlier }: { writtenKg: Kg; earlier: readonly CallOff[] },
  ): Promise<CallOffMadeEvent> {
    const { contract } = before;
    requireInForce(contract, contract.processorId);
    return makeCallOff(before, ask, {
      id: this.ids.next() as CallOffId,
      now,
      usedKg: withEarlier(contract, ask, writtenKg, earlier),
      price: await priceOf(contract),
      suspendedArea: suspended.get(contract.id) ?? null,
    }).event;
  }
}

/** Drawn of the day's period: what is written already, and what this transaction is about to write. */
function withEarlier(contract: Contract, { deliverOn }: CallOffAsk, writtenKg: Kg, earlier: readonly CallOff[]): Kg {
  if (!includesDay(contract.season, deliverOn)) return NO_KG;
  const period = periodOf(contract, deliverOn);
  const fresh = earlier.filter((callOff) => includesDay(period, callOff.deliverOn));
  return fresh.reduce((sum, callOff) => plusKg(sum, callOff.stock.totalKg), writtenKg);
}

/** A price is settled only for what may be called off at all. @throws DomainError `contract.not_found`, `contract.not_in_force` */
export function requireInForce(contract: Contract, party: OrganisationId): void {
  if (contract.processorId !== party) throw new DomainError('contract.not_found', {});
  if (contract.state !== 'in_force') throw new DomainError('contract.not_in_force', { state: contract.state });
}
