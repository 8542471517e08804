import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import { LOG } from '../../platform/log/log.module';
import { KeptSchedule } from '../../platform/queue/kept-schedule';
import type { Jobs } from '../../platform/queue/queues';
import { DocumentsService } from './documents.service';

/** How long a paper may wait for the printer to look: the change that asked for it has long been answered. */
const LOOK_MS = 2_000;

/** Papers made in one job: a job that never ends cannot be taken over after a crash. */
const PAPERS_MAX = 100;

/** Looks for waiting papers every two seconds. What a crash leaves undone still waits in its row. */
@Injectable()
export class DocumentsScheduler extends KeptSchedule {
  constructor(@InjectQueue('documents') queue: Queue<Jobs['documents']>, @Inject(LOG) log: Logger) {
    super(queue, { everyMs: LOOK_MS, job: 'print' }, log);
  }
}

/** Issues and prints papers one by one. Safe to run twice: a paper is held while it is made, and made once. */
@Processor('documents', { concurrency: 1 })
export class DocumentsProcessor extends WorkerHost {
  constructor(private readonly documents: DocumentsService) {
    super();
  }

  override async process(): Promise<void> {
    for (let made = 0; made < PAPERS_MAX; made++) if ((await this.documents.makeNext()) === 0) return;
  }
}
