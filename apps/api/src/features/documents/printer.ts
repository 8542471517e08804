import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { Logger } from 'pino';
import { ENV } from '../../platform/config/config.module';
import type { Env } from '../../platform/config/env';
import { LOG } from '../../platform/log/log.module';
import type { PrintJob } from './print-job';

/** A paper takes a tenth of a second; one that takes longer than this is broken. */
const PRINT_MS_MAX = 20_000;

/** One thread that lays out papers, so that no event loop does. Started at the first paper. */
@Injectable()
export class Printer implements OnApplicationShutdown {
  private pool: Piscina<PrintJob, Uint8Array> | undefined;

  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async print(job: Omit<PrintJob, 'checkUrl'>): Promise<Uint8Array> {
    this.pool ??= new Piscina<PrintJob, Uint8Array>({
      filename: join(__dirname, 'print.worker.js'),
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 30_000,
    });
    const checkUrl = `${this.env.publicUrl}/kiem-tra/${job.hash}`;
    return this.pool.run({ ...job, checkUrl }, { signal: AbortSignal.timeout(PRINT_MS_MAX) });
  }

  complain(paper: { documentId: string; kind: string }, error: Error): void {
    this.log.error({ document: paper.documentId, kind: paper.kind, error: error.stack }, 'a paper could not be printed');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.destroy();
  }
}
