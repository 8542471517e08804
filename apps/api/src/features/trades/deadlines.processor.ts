import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Jobs } from '../../platform/queue/queues';
import { CallOffsService } from '../contracts/call-offs.service';
import { ContractsService } from '../contracts/contracts.service';
import { OffersService } from '../offers/offers.service';
import { OrdersService } from '../orders/orders.service';
import { TradesService } from './trades.service';

/** How long after its deadline a trade may still look held: short beside any countdown on a screen, and one cheap look a time. */
const SWEEP_MS = 2_000;

/** Batches of one kind in one sweep: whatever is still due after them has its turn two seconds later, so that no kind starves another. */
const BATCHES_MAX = 10;

/** Asks for a sweep every two seconds; one schedule for all processes. */
@Injectable()
export class DeadlineScheduler implements OnApplicationBootstrap {
  constructor(@InjectQueue('deadlines') private readonly queue: Queue<Jobs['deadlines']>) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.upsertJobScheduler(
      'deadlines',
      { every: SWEEP_MS },
      { name: 'sweep', data: {}, opts: { attempts: 1, removeOnComplete: { count: 10 }, removeOnFail: { count: 100 } } },
    );
  }
}

/** Closes what time has passed. Safe to run twice or late: each thing is closed by its own rule, once. */
@Processor('deadlines', { concurrency: 1 })
export class DeadlinesProcessor extends WorkerHost {
  constructor(
    private readonly trades: TradesService,
    private readonly offers: OffersService,
    private readonly orders: OrdersService,
    private readonly callOffs: CallOffsService,
    private readonly contracts: ContractsService,
  ) {
    super();
  }

  /** Trades first: what they give back may be open for the rest of the day. Contracts last: their call-offs must have run out. */
  override async process(): Promise<void> {
    await drain(() => this.trades.lapseDue());
    await drain(() => this.offers.expireDue());
    await drain(() => this.orders.expireDue());
    await drain(() => this.callOffs.expireDue());
    await drain(() => this.contracts.endDue());
  }
}

async function drain(closeSome: () => Promise<number>): Promise<void> {
  for (let batch = 0; batch < BATCHES_MAX; batch++) if ((await closeSome()) === 0) return;
}
