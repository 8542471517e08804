import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { ENV } from '../../platform/config/config.module';
import type { Env } from '../../platform/config/env';
import type { Lane, PasswordTask, ThreadSetting } from './password-thread';

/** A thread without work for so long ends. */
const IDLE_MS_MAX = 300_000;
/** Who got no core in this time, because everybody else needs them all, is served by a thread that gets a share. */
const PATIENCE_MS = 500;

type Pool = Piscina<PasswordTask, string | boolean>;

/**
 * Threads of low priority that hash passwords: neither the event loop nor the threads of files and names wait for them. Under a flood
 * one of its own does it, which runs only while nobody else has anything to do. Started at the first.
 */
@Injectable()
export class PasswordThreads implements OnApplicationShutdown {
  private readonly pools = new Map<Lane, Pool>();
  private isLastBusy = false;

  constructor(@Inject(ENV) private readonly env: Env) {}

  async hash(password: string): Promise<string> {
    return (await this.pool('low').run({ password, stored: null })) as string;
  }

  async verify(stored: string, password: string, isFlood: boolean): Promise<boolean> {
    const task = { password, stored };
    return (await (isFlood && !this.isLastBusy ? this.runLast(task) : this.pool('low').run(task))) as boolean;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.destroy()));
  }

  private pool(lane: Lane): Pool {
    const known = this.pools.get(lane);
    if (known) return known;
    const filename = join(__dirname, 'password-thread.js');
    const workerData: ThreadSetting = { lane, isQuick: this.env.quickPasswords };
    const pool: Pool = new Piscina({ filename, minThreads: 0, idleTimeout: IDLE_MS_MAX, workerData });
    this.pools.set(lane, pool);
    return pool;
  }

  private runLast(task: PasswordTask): Promise<string | boolean> {
    this.isLastBusy = true;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => void this.pool('low').run(task).then(resolve, reject), PATIENCE_MS);
      void this.pool('last')
        .run(task)
        .then(resolve, reject)
        .finally(() => {
          clearTimeout(late);
          this.isLastBusy = false;
        });
    });
  }
}
