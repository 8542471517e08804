import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from '../../platform/log/metrics';
import { ALARM_KINDS, AlarmsQueries } from './alarms.queries';

/** Publishes the alarms on /metrics, read anew for whoever asks. */
@Injectable()
export class AlarmGauge {
  constructor(metrics: Metrics, alarms: AlarmsQueries) {
    new Gauge({
      name: 'market_alarms',
      help: 'Gates and changes that brought no round, and rounds that the checker refused',
      labelNames: ['kind', 'market'],
      registers: [metrics.registry],
      async collect() {
        this.reset();
        for (const kind of ALARM_KINDS) this.set({ kind, market: '' }, 0);
        for (const { kind, marketId } of await alarms.all()) this.inc({ kind, market: marketId });
      },
    });
  }
}
