import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeps } from '../../platform/deadlines/sweeps';
import type { Heard, Subscriber } from '../../platform/event-log/relay';
import { PriceAlertsService } from './price-alerts.service';

/** Hears of the prices that rounds publish. */
@Injectable()
export class PriceFollower implements Subscriber, OnApplicationBootstrap {
  readonly name = 'price-alerts';
  readonly events: ReadonlySet<string> = new Set(['round.cleared']);

  constructor(
    private readonly alerts: PriceAlertsService,
    private readonly sweeps: Sweeps,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.add(async () => {
      await this.alerts.forgetTheGone();
      return 0;
    });
  }

  async hear({ stream, events }: Heard): Promise<void> {
    await this.alerts.hear(
      stream.slice('market:'.length),
      events.map(({ number }) => number),
    );
  }
}
