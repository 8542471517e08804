import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { Jobs } from '../../platform/queue/queues';
import { DocumentsService } from './documents.service';

/** How long a paper may wait for the printer to look: the change that asked for it has long been answered. */
const LOOK_MS = 2_000;

/** Papers made in one job: a job that never ends cannot be taken over after a crash. */
const PAPERS_MAX = 100;

/** Looks for waiting papers every two seconds; one schedule for all processes. What a crash leaves undone still waits in its row. */
@Injectable()
export class DocumentsScheduler implements OnApplicationBootstrap {
  constructor(@InjectQueue('documents') private readonly queue: Queue<Jobs['documents']>) {}

  async onApplicationBootstrap(): Promise<void> {
    const job = { name: 'print', data: {}, opts: { attempts: 1, removeOnComplete: { count: 10 }, removeOnFail: { count: 100 } } };
    await this.queue.upsertJobScheduler('documents', { every: LOOK_MS }, job);
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
