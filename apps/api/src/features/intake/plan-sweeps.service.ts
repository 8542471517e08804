import { Injectable, type OnModuleInit } from '@nestjs/common';
import { closePlan } from '@domain/contracts/intake-plan';
import type { DomainEvent } from '@domain/events';
import type { MarketId, OrganisationId } from '@domain/shared/ids';
import { dayAt } from '@domain/shared/instant';
import { kgOf } from '@domain/shared/weight';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Sweeps } from '../../platform/deadlines/sweeps';
import { EventLog } from '../../platform/event-log/event-log';
import { PlanCallOffsService } from '../contracts/plan-call-offs.service';
import { IntakeRepository } from './intake.repository';

/** Plans closed by one sweep; the rest waits for the next. */
const CLOSE_BATCH = 200;

/** Closes plans whose day is over and tells each plant what nobody brought. Safe to run twice or late. */
@Injectable()
export class PlanSweepsService implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: IntakeRepository,
    private readonly callOffs: PlanCallOffsService,
    private readonly log: EventLog,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.add(() => this.closeOver());
  }

  /** Answers how many were closed. */
  private async closeOver(): Promise<number> {
    return this.work.run(async (tx) => {
      const now = await databaseNow(tx);
      const closed = (await this.rows.lockOver(tx, dayAt(now), CLOSE_BATCH)).map((plan) => closePlan(plan, dayAt(now)));
      const events: DomainEvent[] = [];
      const groups = new Map<string, typeof closed>();
      for (const one of closed) {
        await this.rows.close(tx, one.plan);
        const key = `${one.plan.processorId} ${one.plan.productId}`;
        groups.set(key, [...(groups.get(key) ?? []), one]);
      }
      for (const [key, group] of groups) {
        const [processorId, marketId] = key.split(' ') as [OrganisationId, MarketId];
        events.push({
          name: 'intake_plan.closed',
          at: now,
          marketId,
          processor: await this.callOffs.party(tx, processorId),
          plans: group.map(({ plan }) => plan),
          unfilledKg: kgOf(
            group.reduce((sum, { unfilledKg }) => sum + unfilledKg, 0),
            'unfilledKg',
          ),
        });
      }
      await this.log.append(tx, events);
      return closed.length;
    });
  }
}
