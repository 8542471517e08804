import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PokeBus } from '../event-log/poke-bus';

/** One open transaction. */
export type Tx = EntityManager;

/** Serialisation failure and deadlock: nothing was written, so the same work may run again. */
const RETRYABLE = new Set(['40001', '40P01']);
/** Five tries with growing pauses outlive any deadlock between requests; more would only hide a fault. */
const TRIES_MAX = 5;

interface Open {
  readonly tx: Tx;
  /** Streams appended to; their watchers are woken after the commit. */
  readonly touched: Set<string>;
  /** What runs after everything else, right before the commit. */
  readonly last: (() => Promise<void>)[];
}

/** The one visible place where a transaction opens. Work inside a running unit joins it. */
@Injectable()
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<Open>();

  constructor(
    private readonly source: DataSource,
    @Inject(PokeBus) private readonly pokes: PokeBus,
  ) {}

  /** Runs `work` in one READ COMMITTED transaction; commits if it returns, rolls back if it throws. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const open = this.current.getStore();
    if (open) return work(open.tx);
    for (let attempt = 1; ; attempt++) {
      const touched = new Set<string>();
      try {
        const result = await this.source.transaction((tx) => {
          const last: (() => Promise<void>)[] = [];
          return this.current.run({ tx, touched, last }, async () => {
            const worked = await work(tx);
            for (const act of last) await act();
            return worked;
          });
        });
        if (touched.size > 0) this.pokes.publish([...touched]);
        return result;
      } catch (error) {
        const code = (error as { code?: string }).code ?? '';
        if (!RETRYABLE.has(code) || attempt >= TRIES_MAX) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5 * attempt ** 2));
      }
    }
  }

  /** A consistent picture of several tables at one moment; nothing is locked and nothing can be written. */
  async snapshot<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
    return this.source.transaction('REPEATABLE READ', async (tx) => {
      await tx.query('SET TRANSACTION READ ONLY');
      return read(tx);
    });
  }

  /** Runs `act` as the last of the running unit, after whatever joined it, right before the commit; without a running unit at once. */
  async last(act: () => Promise<void>): Promise<void> {
    const open = this.current.getStore();
    if (open) open.last.push(act);
    else await act();
  }

  /** Notes that the running unit appended to these streams. */
  touch(streams: Iterable<string>): void {
    const open = this.current.getStore();
    for (const stream of streams) open?.touched.add(stream);
  }
}
