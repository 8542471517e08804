import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import { Sweeps } from '../../platform/deadlines/sweeps';
import { LOG } from '../../platform/log/log.module';
import { KeptSchedule } from '../../platform/queue/kept-schedule';
import type { Jobs } from '../../platform/queue/queues';
import { CallOffSweepsService } from '../contracts/call-off-sweeps.service';
import { ContractsService } from '../contracts/contracts.service';
import { OffersService } from '../offers/offers.service';
import { OrdersService } from '../orders/orders.service';
import { TradesService } from './trades.service';

/** How long after its deadline a trade may still look held: short beside any countdown on a screen, and one cheap look a time. */
const SWEEP_MS = 2_000;

/** Batches of one kind in one sweep: whatever is still due after them has its turn two seconds later, so that no kind starves another. */
const BATCHES_MAX = 10;

/** Asks for a sweep every two seconds. */
@Injectable()
export class DeadlineScheduler extends KeptSchedule {
  constructor(@InjectQueue('deadlines') queue: Queue<Jobs['deadlines']>, @Inject(LOG) log: Logger) {
    super(queue, { everyMs: SWEEP_MS, job: 'sweep' }, log);
  }
}

/** Closes what time has passed. Safe to run twice or late: each thing is closed by its own rule, once. */
@Processor('deadlines', { concurrency: 1 })
export class DeadlinesProcessor extends WorkerHost {
  constructor(
    private readonly trades: TradesService,
    private readonly offers: OffersService,
    private readonly orders: OrdersService,
    private readonly callOffs: CallOffSweepsService,
    private readonly contracts: ContractsService,
    private readonly sweeps: Sweeps,
  ) {
    super();
  }

  /** Trades first: what they give back may be open for the rest of the day. Contracts last: their call-offs must have run out. */
  override async process(): Promise<void> {
    await drain(() => this.trades.lapseDue());
    await drain(() => this.offers.expireDue());
    await drain(() => this.orders.expireDue());
    await drain(() => this.callOffs.lapseDue());
    await drain(() => this.callOffs.missDue());
    await drain(() => this.callOffs.expireDue());
    await drain(() => this.callOffs.remind());
    await drain(() => this.contracts.endDue());
    for (const sweep of this.sweeps.all) await drain(sweep);
  }
}

async function drain(closeSome: () => Promise<number>): Promise<void> {
  for (let batch = 0; batch < BATCHES_MAX; batch++) if ((await closeSome()) === 0) return;
}
