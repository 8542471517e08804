import { Injectable } from '@nestjs/common';
import { lapseCallOff } from '@domain/contracts/answer-call-off';
import type { CallOff } from '@domain/contracts/call-off';
import type { ContractFacts, CallOffEvent } from '@domain/contracts/contract-events';
import { expireCallOff, missCallOff } from '@domain/contracts/expire-call-off';
import type { DomainEvent } from '@domain/events';
import { dayAt, type Instant } from '@domain/shared/instant';
import { invariant } from '@domain/shared/invariant';
import { kgOf } from '@domain/shared/weight';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { DueKind } from './call-offs.repository';
import { ContractRooms } from './contract-rooms';
import { ContractsQueries } from './contracts.queries';
import { ShortCauses } from './short-causes';

/** Call-offs closed by one sweep; the rest waits for the next. */
const BATCH = 200;

/** Days ahead for which a cooperative should have posted what is called of it: two days' picking, a day's road. */
const REMIND_DAYS = 3;

// Open call-offs of the days ahead beside what the cooperative has open for the market; once a day for each contract.
const REMIND = `
  WITH called AS (
    SELECT o.contract_id, c.cooperative_id, c.product_id, sum(o.called_kg - o.held_kg - o.confirmed_kg)::bigint AS kg
    FROM call_offs o JOIN contracts c ON c.id = o.contract_id
    WHERE o.state = 'open' AND o.deliver_on BETWEEN $1::date AND $1::date + $2::int AND c.state = 'in_force'
      AND o.called_kg > o.held_kg + o.confirmed_kg AND o.submitted_at < clock_timestamp() - interval '1 hour'
    GROUP BY o.contract_id, c.cooperative_id, c.product_id
  ), owed AS (
    SELECT cooperative_id, product_id, sum(kg)::bigint AS kg FROM called GROUP BY cooperative_id, product_id
  ), posted AS (
    SELECT w.cooperative_id, w.product_id, w.kg AS called_kg,
           coalesce((SELECT sum(f.offered_kg - f.held_kg - f.confirmed_kg) FROM offers f
             WHERE f.seller_id = w.cooperative_id AND f.market_id = w.product_id AND f.state = 'open'), 0)::bigint AS posted_kg
    FROM owed w
  )
  INSERT INTO contract_reminders (contract_id, day, called_kg, posted_kg)
  SELECT d.contract_id, $1::date, d.kg, p.posted_kg FROM called d JOIN posted p USING (cooperative_id, product_id)
  WHERE p.posted_kg < p.called_kg
  ORDER BY d.contract_id LIMIT $3
  ON CONFLICT DO NOTHING
  RETURNING contract_id AS "contractId", called_kg AS "calledKg", posted_kg AS "postedKg"`;

/** Closes call-offs that time has passed, and reminds whoever has posted too little. Safe to run twice or late. */
@Injectable()
export class CallOffSweepsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: ContractRooms,
    private readonly queries: ContractsQueries,
    private readonly causes: ShortCauses,
    private readonly log: EventLog,
  ) {}

  /** Closes call-offs whose day and make-up window are over; what nobody served is on record with its cause. */
  async expireDue(): Promise<number> {
    return this.sweep('expired', async (tx, facts, callOff, now) => {
      const cause = await this.causes.of(tx, facts.contract, callOff);
      const expired = expireCallOff(facts, callOff, { today: dayAt(now), now, cause });
      await this.rows.callOffs.save(tx, expired.callOff);
      return expired.event;
    });
  }

  /** Lets waiting call-offs go that nobody answered in time. */
  async lapseDue(): Promise<number> {
    return this.sweep('lapsed', async (tx, facts, callOff, now) => {
      const lapsed = lapseCallOff(facts, callOff, now);
      await this.rows.callOffs.save(tx, lapsed.callOff);
      return lapsed.event;
    });
  }

  /** Notes call-offs whose day has passed unserved; their make-up window runs. */
  async missDue(): Promise<number> {
    return this.sweep('missed', async (tx, facts, callOff, now) => {
      const missed = missCallOff(facts, callOff, { today: dayAt(now), now });
      await this.rows.callOffs.save(tx, missed.callOff);
      return missed.event;
    });
  }

  /** Tells cooperatives that have posted less than is called of them for the days ahead, once a day. */
  async remind(): Promise<number> {
    return this.work.run(async (tx) => {
      const now = await databaseNow(tx);
      const rows = await tx.query<{ contractId: string; calledKg: number; postedKg: number }[]>(REMIND, [dayAt(now), REMIND_DAYS, BATCH]);
      if (rows.length === 0) return 0;
      const contracts = await this.queries.byIds(
        tx,
        rows.map((row) => row.contractId),
      );
      const events = contracts.map((facts): DomainEvent => {
        const row = rows.find((one) => one.contractId === facts.contract.id);
        const [calledKg, postedKg] = [kgOf(Number(row?.calledKg ?? 0), 'calledKg'), kgOf(Number(row?.postedKg ?? 0), 'postedKg')];
        return { ...facts, name: 'contract.reminded', at: now, calledKg, postedKg };
      });
      await this.log.append(tx, events);
      return rows.length;
    });
  }

  /** Call-offs first, then their contracts, both in the order of their ids. */
  private async sweep(
    kind: DueKind,
    close: (tx: Tx, facts: ContractFacts, callOff: CallOff, now: Instant) => Promise<CallOffEvent>,
  ): Promise<number> {
    return this.work.run(async (tx) => {
      const now = await databaseNow(tx);
      const due = await this.rows.callOffs.lockDue(tx, kind, { today: dayAt(now), now, limit: BATCH });
      if (due.length === 0) return 0;
      const locked = await this.rows.contracts.lockMany(tx, [...new Set(due.map((callOff) => callOff.contractId))]);
      const facts = new Map((await this.queries.facts(tx, locked)).map((each) => [each.contract.id, each]));
      const events: CallOffEvent[] = [];
      for (const callOff of due) {
        const known = facts.get(callOff.contractId);
        invariant(known !== undefined, 'a call-off names a contract that does not exist', { id: callOff.id });
        const event = await close(tx, known, callOff, now);
        facts.set(event.contract.id, { ...known, contract: event.contract });
        events.push(event);
      }
      await this.rows.contracts.save(
        tx,
        [...facts.values()].map(({ contract }) => contract),
      );
      const after = await this.rows.contracts.progress(
        tx,
        locked.map((contract) => contract.id),
      );
      await this.log.append(
        tx,
        events.map((event) => ({ ...event, progress: after.get(event.contract.id) ?? event.progress })),
      );
      return due.length;
    });
  }
}
