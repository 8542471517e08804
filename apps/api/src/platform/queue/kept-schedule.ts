import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Logger } from 'pino';

/** How often a schedule is looked for: an emptied Redis takes it along, and nothing would run until the next start. */
const RENEW_MS = 30_000;

/** What is asked for again and again, without data, the first time at once. */
export interface Repeated {
  readonly everyMs: number;
  /** Name of the job. */
  readonly job: string;
}

/** Asks for one job of a queue at an even pace: one schedule for all processes, made again when it is gone. */
export abstract class KeptSchedule implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  protected constructor(
    private readonly queue: Queue,
    private readonly repeated: Repeated,
    private readonly log: Logger,
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
      if (!(await this.queue.getJobScheduler(this.queue.name))) await this.schedule();
    } catch (error) {
      this.log.warn({ queue: this.queue.name, error: (error as Error).message }, 'a schedule could not be looked for');
    }
  }

  private async schedule(): Promise<void> {
    const { everyMs, job } = this.repeated;
    const opts = { attempts: 1, removeOnComplete: { count: 10 }, removeOnFail: { count: 100 } };
    await this.queue.upsertJobScheduler(this.queue.name, { every: everyMs }, { name: job, data: {}, opts });
  }
}
