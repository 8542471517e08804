import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { asProgram } from '../../platform/database/row-scope';
import { Sweeps } from '../../platform/deadlines/sweeps';
import { LookLoop } from '../../platform/event-log/look-loop';
import { PokeBus } from '../../platform/event-log/poke-bus';
import { LOG } from '../../platform/log/log.module';
import { DevicesService } from '../push/devices.service';
import { DeliveriesService } from './deliveries.service';

/** Between two looks: what comes of one event rings together. */
const REST_MS = 300;

/** Rings, in the worker, after what is told is committed: woken by the same pokes as the screens. */
@Injectable()
export class DeliveryLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: LookLoop | undefined;

  constructor(
    private readonly deliveries: DeliveriesService,
    private readonly devices: DevicesService,
    private readonly pokes: PokeBus,
    private readonly sweeps: Sweeps,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.add(async () => {
      await this.devices.forgetTheGone();
      return 0;
    });
    const look = (): Promise<boolean> => asProgram('notices ring on devices', () => this.ring());
    this.loop = new LookLoop(this.pokes, { streams: 'org:', restMs: REST_MS, look });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  private async ring(): Promise<boolean> {
    try {
      return (await this.deliveries.deliverDue()) > 0;
    } catch (error) {
      // What was taken is taken again after a minute.
      this.log.warn({ error: (error as Error).message }, 'notices could not ring');
      return false;
    }
  }
}
