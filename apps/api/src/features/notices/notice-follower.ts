import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { asProgram } from '../../platform/database/row-scope';
import { Sweeps } from '../../platform/deadlines/sweeps';
import { PokeBus } from '../../platform/event-log/poke-bus';
import { LOG } from '../../platform/log/log.module';
import { NoticesService } from './notices.service';

/** A lost poke delays a notice by no more than this. */
const LOOK_MS = 1_000;
/** Between two looks, so that a busy hour is read in batches and not event by event. */
const REST_MS = 100;

/** Follows the organisations' streams and has what concerns them told. Cursors live in the database: a crash repeats, never loses. */
@Injectable()
export class NoticeFollower implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private closing = false;

  constructor(
    private readonly notices: NoticesService,
    private readonly pokes: PokeBus,
    private readonly sweeps: Sweeps,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.add(() => this.notices.escalateDue());
    this.pokes.subscribe((streams) => {
      if (streams.length === 0 || streams.some((stream) => stream.startsWith('org:'))) this.look();
    });
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.look();
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    await this.running;
  }

  private look(): void {
    this.again = true;
    this.running ??= asProgram('events become notices', () => this.drain()).finally(() => (this.running = undefined));
  }

  private async drain(): Promise<void> {
    while (this.again && !this.closing) {
      this.again = false;
      try {
        if ((await this.notices.hear()) > 0) this.again = true;
      } catch (error) {
        // Nothing was kept, so the next look repeats the work.
        this.log.warn({ error: (error as Error).message }, 'notices could not be told');
      }
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
  }
}
