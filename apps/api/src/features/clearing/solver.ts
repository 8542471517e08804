import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { ENV } from '../../platform/config/config.module';
import type { Env } from '../../platform/config/env';
import type { Solved } from './clear.worker';
import { numberOf } from './identities';
import { mend, pieceCount, piecesOf, tear } from './pieces';
import type { RoundToSolve, SolverTask, TornAnswer } from './solver-thread';

/** A round that takes longer is cut: the market would stand still, and the next change starts another. */
const SOLVE_MS_MAX = 60_000;
/** Rounds that may wait for a thread; there are about 25 markets. */
const WAITING_MAX = 100;
/** A thread without work for so long ends, and its live solvers with it. */
const IDLE_MS_MAX = 300_000;

type Thread = Piscina<SolverTask, unknown>;

/**
 * Threads that solve rounds, so that no event loop ever does. Started at the first round.
 *
 * A market always goes to the same thread, where its live solver waits. Rounds travel in pieces: copying a large market at once would
 * hold the event loop for tens of milliseconds.
 */
@Injectable()
export class Solver implements OnApplicationShutdown {
  private readonly threads = new Map<number, Thread>();
  private tickets = 0;

  constructor(@Inject(ENV) private readonly env: Env) {}

  async solve(asked: Omit<RoundToSolve, 'spoiled'>): Promise<Solved> {
    const round: RoundToSolve = { ...asked, spoiled: this.env.failpoint === 'solver.wrong' };
    const thread = this.threadOf(round.market);
    const signal = AbortSignal.timeout(SOLVE_MS_MAX);
    const run = (task: SolverTask): Promise<unknown> => thread.run(task, { signal });
    const ticket = ++this.tickets;
    try {
      const { rest, lists } = tear(round);
      await run({ do: 'begin', ticket, rest });
      for (const { path, list } of lists) for (const piece of piecesOf(list)) await run({ do: 'add', ticket, path, piece });
      const answer = (await run({ do: 'solve', ticket })) as TornAnswer;
      for (const [list, { path, length }] of answer.lists.entries()) {
        for (let piece = 0; piece < pieceCount(length); piece++)
          mend(answer.rest, path, (await run({ do: 'take', ticket, list, piece })) as readonly unknown[]);
      }
      return answer.rest as Solved;
    } finally {
      if (!signal.aborted) await run({ do: 'end', ticket });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    for (const thread of this.threads.values()) await thread.destroy();
  }

  private threadOf(market: string): Thread {
    const number = numberOf(market) % this.env.solverThreads;
    let thread = this.threads.get(number);
    if (thread === undefined) {
      const filename = join(__dirname, 'solver-thread.js');
      thread = new Piscina<SolverTask, unknown>({
        filename,
        minThreads: 0,
        maxThreads: 1,
        idleTimeout: IDLE_MS_MAX,
        maxQueue: WAITING_MAX,
      });
      this.threads.set(number, thread);
    }
    return thread;
  }
}
