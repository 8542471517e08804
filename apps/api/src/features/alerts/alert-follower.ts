import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Sweeps } from '../../platform/deadlines/sweeps';
import type { Heard, Subscriber } from '../../platform/event-log/relay';
import { AlertsService } from './alerts.service';

/** Hears of lots that come to the market or change there and of what is wanted, and lets alerts speak that had to wait. */
@Injectable()
export class AlertFollower implements Subscriber, OnApplicationBootstrap {
  readonly name = 'alerts';
  readonly events: ReadonlySet<string> = new Set(['offer.opened', 'offer.amended', 'order.placed']);

  constructor(
    private readonly alerts: AlertsService,
    private readonly sweeps: Sweeps,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.add(() => this.alerts.tellDue());
    this.sweeps.add(async () => {
      await this.alerts.forgetTheGone();
      return 0;
    });
  }

  async hear({ stream, events }: Heard): Promise<void> {
    await this.alerts.find(
      stream.slice('market:'.length),
      events.map(({ number }) => number),
    );
  }
}
