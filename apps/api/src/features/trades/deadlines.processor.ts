import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import { Sweeps } from '../../platform/deadlines/sweeps';
import { LOG } from '../../platform/log/log.module';
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

/** How often the schedule is looked for: an emptied Redis takes it along, and nothing would lapse until the next start. */
const RENEW_MS = 30_000;

const SCHEDULE = 'deadlines';

/** Asks for a sweep every two seconds; one schedule for all processes, made again when it is gone. */
@Injectable()
export class DeadlineScheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @InjectQueue('deadlines') private readonly queue: Queue<Jobs['deadlines']>,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.schedule();
    this.timer = setInterval(() => void this.renew(), RENEW_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async renew(): Promise<void> {
    try {
      if (!(await this.queue.getJobScheduler(SCHEDULE))) await this.schedule();
    } catch (error) {
      this.log.warn({ error: (error as Error).message }, 'the schedule of deadlines could not be looked for');
    }
  }

  private async schedule(): Promise<void> {
    await this.queue.upsertJobScheduler(
      SCHEDULE,
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
    private readonly sweeps: Sweeps,
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
    for (const sweep of this.sweeps.all) await drain(sweep);
  }
}

async function drain(closeSome: () => Promise<number>): Promise<void> {
  for (let batch = 0; batch < BATCHES_MAX; batch++) if ((await closeSome()) === 0) return;
}
