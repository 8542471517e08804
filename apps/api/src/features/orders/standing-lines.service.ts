import { Injectable, type OnModuleInit } from '@nestjs/common';
import { placeMissedDay, settleDay, type SettledDay } from '@domain/orders/make-line';
import { moveStandingOrder } from '@domain/orders/set-standing-order';
import type { StandingOrderEvent } from '@domain/orders/standing-events';
import type { StandingOrder } from '@domain/orders/standing-order';
import { dueDays, nextLine } from '@domain/shared/standing-schedule';
import type { Day } from '@domain/shared/day';
import type { OrderId } from '@domain/shared/ids';
import { IdSource } from '../../platform/clock/id-source';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { Sweeps } from '../../platform/deadlines/sweeps';
import { EventLog } from '../../platform/event-log/event-log';
import { type FactsOf, StandingFacts } from './standing-facts';
import { OrdersRepository } from './orders.repository';
import { StandingOrdersRepository } from './standing-orders.repository';

/** Standing orders settled in one transaction: what they write goes in a handful of statements. */
const BATCH = 250;
/** Days of one of them settled at a time, after a long rest of the program; the others come with the next sweep. */
const DAYS_AT_ONCE = 31;

interface Settled {
  readonly standing: StandingOrder;
  readonly days: readonly SettledDay[];
  readonly events: readonly StandingOrderEvent[];
}

/** Makes the lines of standing orders: each due day once, with its order or the reason why there is none. */
@Injectable()
export class StandingLinesService implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: StandingOrdersRepository,
    private readonly orders: OrdersRepository,
    private readonly facts: StandingFacts,
    private readonly sweeps: Sweeps,
    private readonly log: EventLog,
    private readonly ids: IdSource,
  ) {}

  onModuleInit(): void {
    this.sweeps.add(() => this.settleDue());
  }

  /** Settles what is due of these, whose rows are held, and answers with them as they stand then. */
  async settle(tx: Tx, standings: readonly StandingOrder[]): Promise<StandingOrder[]> {
    if (standings.length === 0) return [];
    const factsOf = await this.facts.read(tx, standings);
    const settled = standings.map((standing) => this.settleOne(standing, factsOf));
    const placed = settled.flatMap(({ standing, days }) =>
      days.flatMap(({ placed: one }) => (one ? [{ ...one, memberId: standing.setBy }] : [])),
    );
    await this.orders.insert(tx, placed);
    await this.rows.insertLines(
      tx,
      settled.flatMap(({ standing, days }) => days.map(({ line }) => ({ id: standing.id, line }))),
    );
    for (const { standing } of settled) if (standing.state === 'ended') await this.rows.save(tx, standing, factsOf(standing).now);
    await this.rows.saveDue(
      tx,
      settled.map(({ standing }) => standing),
    );
    await this.log.append(tx, [...placed.map(({ event }) => event), ...settled.flatMap(({ events }) => events)]);
    return settled.map(({ standing }) => standing);
  }

  /** Places a missed day after all; the row is held. @throws DomainError what {@link placeMissedDay} refuses */
  async placeMissed(tx: Tx, standing: StandingOrder, day: Day): Promise<SettledDay> {
    const line = await this.rows.line(tx, standing.id, day);
    const facts = (await this.facts.read(tx, [standing]))(standing);
    const settled = placeMissedDay(standing, line, { ...facts, id: this.ids.next() as OrderId });
    if (settled.placed) await this.orders.insert(tx, [{ order: settled.placed.order, memberId: standing.setBy }]);
    await this.rows.savePlaced(tx, { id: standing.id, line: settled.line });
    const told = { name: 'standing_order.placed' as const, at: facts.now, standing, buyer: facts.buyer, line: settled.line };
    await this.log.append(tx, [...(settled.placed ? [settled.placed.event] : []), told]);
    return settled;
  }

  private async settleDue(): Promise<number> {
    return this.work.run(async (tx) => (await this.settle(tx, await this.rows.lockDue(tx, BATCH))).length);
  }

  private settleOne(before: StandingOrder, factsOf: FactsOf): Settled {
    const facts = factsOf(before);
    const due = dueDays(before.schedule, before.nextDay, facts.now, DAYS_AT_ONCE);
    const days = due.days.map((day) => settleDay(before, day, { ...facts, id: this.ids.next() as OrderId }));
    const standing = { ...before, nextDay: due.nextDay };
    const told = days.flatMap(({ line }): StandingOrderEvent[] =>
      line.state === 'paused' ? [] : [{ name: `standing_order.${line.state}`, at: facts.now, standing, buyer: facts.buyer, line }],
    );
    if (before.state === 'ended' || nextLine(standing.schedule, standing.nextDay) !== null) return { standing, days, events: told };
    const ended = moveStandingOrder(standing, 'ended', facts);
    return { standing: ended.standing, days, events: [...told, ended.event] };
  }
}
