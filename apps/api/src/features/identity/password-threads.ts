import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { PasswordTask } from './password-thread';

/** A thread without work for so long ends. */
const IDLE_MS_MAX = 300_000;

/** Threads of low priority that hash passwords: neither the event loop nor the threads of files and names wait for them. Started at the first. */
@Injectable()
export class PasswordThreads implements OnApplicationShutdown {
  private pool: Piscina<PasswordTask, string | boolean> | undefined;

  async hash(password: string): Promise<string> {
    return (await this.run({ password, stored: null })) as string;
  }

  async verify(stored: string, password: string): Promise<boolean> {
    return (await this.run({ password, stored })) as boolean;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.destroy();
  }

  private run(task: PasswordTask): Promise<string | boolean> {
    this.pool ??= new Piscina<PasswordTask, string | boolean>({
      filename: join(__dirname, 'password-thread.js'),
      minThreads: 0,
      idleTimeout: IDLE_MS_MAX,
    });
    return this.pool.run(task);
  }
}
