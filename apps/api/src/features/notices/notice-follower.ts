import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { asProgram } from '../../platform/database/row-scope';
import { Sweeps } from '../../platform/deadlines/sweeps';
import { LookLoop } from '../../platform/event-log/look-loop';
import { PokeBus } from '../../platform/event-log/poke-bus';
import { LOG } from '../../platform/log/log.module';
import { NoticesService } from './notices.service';

/** Between two looks, so that a busy hour is read in batches and not event by event. */
const REST_MS = 100;

/** Follows the organisations' streams and has what concerns them told. Cursors live in the database: a crash repeats, never loses. */
@Injectable()
export class NoticeFollower implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: LookLoop | undefined;

  constructor(
    private readonly notices: NoticesService,
    private readonly pokes: PokeBus,
    private readonly sweeps: Sweeps,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.add(() => this.notices.escalateDue());
    const look = (): Promise<boolean> => asProgram('events become notices', () => this.hear());
    this.loop = new LookLoop(this.pokes, { streams: 'org:', restMs: REST_MS, look });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  private async hear(): Promise<boolean> {
    try {
      return (await this.notices.hear()) > 0;
    } catch (error) {
      // Nothing was kept, so the next look repeats the work.
      this.log.warn({ error: (error as Error).message }, 'notices could not be told');
      return false;
    }
  }
}
