import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { ClearingInput } from '@domain/clearing/clearing-input';
import { ENV } from '../../platform/config/config.module';
import type { Env } from '../../platform/config/env';
import type { Solved } from './clear.worker';

/** A round that takes longer is cut: the market would stand still, and the next change starts another. */
const SOLVE_MS_MAX = 60_000;
/** Rounds that may wait for a thread; there are about 25 markets. */
const WAITING_MAX = 100;

/** Threads that solve rounds, so that no event loop ever does. Started at the first round. */
@Injectable()
export class Solver implements OnApplicationShutdown {
  private pool: Piscina<ClearingInput, Solved> | undefined;

  constructor(@Inject(ENV) private readonly env: Env) {}

  async solve(input: ClearingInput): Promise<Solved> {
    this.pool ??= new Piscina<ClearingInput, Solved>({
      filename: join(__dirname, 'clear.worker.js'),
      minThreads: 0,
      maxThreads: this.env.solverThreads,
      idleTimeout: 60_000,
      maxQueue: WAITING_MAX,
    });
    return this.pool.run(input, { signal: AbortSignal.timeout(SOLVE_MS_MAX) });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.destroy();
  }
}
