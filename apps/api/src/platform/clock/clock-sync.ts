import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { LOG } from '../log/log.module';
import { Clock } from './clock';
import { offsetOf } from './clock-offset';

const LOOK_MS = 60_000;

/** Holds this machine's clock against the database's, which all nodes share: whoever came first must not hang on whom they asked. */
@Injectable()
export class ClockSync implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), LOOK_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    try {
      const before = this.clock.machineMs();
      const [row] = await this.source.query<{ ms: number }[]>('SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms');
      const offset = offsetOf({ before, after: this.clock.machineMs(), there: Number(row?.ms) });
      if (offset !== 0 && offset !== this.clock.offsetMs) this.log.warn({ offset }, 'this machine’s clock is wrong; the database’s counts');
      this.clock.offsetMs = offset;
    } catch (error) {
      this.log.warn({ error: (error as Error).message }, 'the database could not be asked for the time');
    }
  }
}
