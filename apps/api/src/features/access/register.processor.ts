import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, Injectable } from '@nestjs/common';
import type { Job, Queue } from 'bullmq';
import type { Logger } from 'pino';
import { LOG } from '../../platform/log/log.module';
import { KeptSchedule } from '../../platform/queue/kept-schedule';
import type { Jobs } from '../../platform/queue/queues';
import { ImportsService } from '../areas/imports.service';
import { PapersService } from '../areas/papers.service';
import { AccessService } from './access.service';
import { CodesService } from './codes.service';
import { DayTurnService } from './day-turn.service';

/** How long a paper that ended may go unmentioned, and a market that a new day opens may wait: rounds look at the days themselves. */
const SWEEP_MS = 5_000;

/** Batches of one kind in one sweep. */
const BATCHES_MAX = 20;

/** Asks again and again for what begins with a day, for papers that end and for imports whose word was lost. */
@Injectable()
export class RegisterScheduler extends KeptSchedule {
  constructor(@InjectQueue('register') queue: Queue<Jobs['register']>, @Inject(LOG) log: Logger) {
    super(queue, { everyMs: SWEEP_MS, job: 'sweep' }, log);
  }
}

/** Runs imports of the register, tells what begins with a day, reminds of papers that end, and tells of those that have. Safe to run twice. */
@Processor('register', { concurrency: 1 })
export class RegisterProcessor extends WorkerHost {
  constructor(
    private readonly imports: ImportsService,
    private readonly papers: PapersService,
    private readonly access: AccessService,
    private readonly codes: CodesService,
    private readonly days: DayTurnService,
  ) {
    super();
  }

  override async process(job: Job<Jobs['register']>): Promise<void> {
    if (job.data.importId !== undefined) return this.imports.run(job.data.importId, this.codes.watch);
    await this.days.turn();
    for (const id of await this.imports.waiting()) await this.imports.run(id, this.codes.watch);
    await drain(() => this.papers.remindDue());
    await drain(() => this.access.expirePapers());
  }
}

async function drain(some: () => Promise<number>): Promise<void> {
  for (let batch = 0; batch < BATCHES_MAX; batch++) if ((await some()) === 0) return;
}
