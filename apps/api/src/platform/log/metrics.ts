import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Every figure the program publishes on /metrics. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly httpSeconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly roundSeconds = new Histogram({
    name: 'round_step_seconds',
    help: 'Time of each step of a round',
    labelNames: ['market', 'step'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly rounds = new Counter({
    name: 'rounds_total',
    help: 'Rounds by market and outcome',
    labelNames: ['market', 'outcome'],
    registers: [this.registry],
  });
  readonly sockets = new Gauge({ name: 'live_sockets', help: 'Open sockets', registers: [this.registry] });
  readonly eventsSent = new Counter({
    name: 'live_events_sent_total',
    help: 'Events emitted to local watchers (once per stream, not per socket)',
    registers: [this.registry],
  });
  readonly lag = new Histogram({
    name: 'live_lag_seconds',
    help: 'Time from what happened to the sockets of this node, of the last event of each frame',
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly watches = new Counter({
    name: 'live_watches_total',
    help: 'Answers to watch: events from memory or the log, the present state (a first visit, or a client too far behind), or a refusal',
    labelNames: ['answer'],
    registers: [this.registry],
  });
  readonly cuts = new Counter({
    name: 'live_cuts_total',
    help: 'Sockets that were cut: behind or stuck clients, ended sessions, floods',
    labelNames: ['why'],
    registers: [this.registry],
  });
  readonly boardsBuilt = new Counter({
    name: 'boards_built_total',
    help: 'Boards read from the database; whoever comes within a moment shares one',
    labelNames: ['market'],
    registers: [this.registry],
  });
  readonly relayed = new Counter({
    name: 'relayed_events_total',
    help: 'Events handed to subscribers',
    labelNames: ['subscriber'],
    registers: [this.registry],
  });

  readonly deliveries = new Counter({
    name: 'notice_deliveries_total',
    help: 'Tries to ring on a device or another channel, by what came of them',
    labelNames: ['channel', 'outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
