import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { HelpfulChange } from '@domain/clearing/published/what-if';
import { DomainError } from '@domain/shared/domain-error';
import type { WhatIf } from './what-if.worker';

/** A figure that takes longer than a person waits is no answer. */
const MS_MAX = 20_000;
/** People who may wait for the one thread; rounds have threads of their own and never wait for these. */
const WAITING_MAX = 20;

/** One thread, beside the rounds', for figures that people ask for. Started at the first question. */
@Injectable()
export class WhatIfSolver implements OnApplicationShutdown {
  private pool: Piscina<WhatIf, HelpfulChange[]> | undefined;

  /** @throws DomainError `server.busy` */
  async ask(question: WhatIf): Promise<HelpfulChange[]> {
    this.pool ??= new Piscina<WhatIf, HelpfulChange[]>({
      filename: join(__dirname, 'what-if.worker.js'),
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 30_000,
      maxQueue: WAITING_MAX,
    });
    if (this.pool.queueSize >= WAITING_MAX) throw new DomainError('server.busy', {});
    try {
      return await this.pool.run(question, { signal: AbortSignal.timeout(MS_MAX) });
    } catch (error) {
      if ((error as Error).name === 'AbortError') throw new DomainError('server.busy', {});
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.destroy();
  }
}
