import { machineClockwork } from '@live/clockwork';
import { LiveClient } from '@live/live-client';
import type { LiveEvent } from '@live/live-event';
import { socketIoConnections } from '@live/socket-io-connection';
import type { SignedIn } from '../http/api-client';
import { MarketTally } from './market-tally';

/** Beyond this many the latencies say nothing new; the list stays small. */
const LATENCIES_MAX = 500_000;

/** One screen: a socket on one market and on its organisation's own stream. */
export interface Screen {
  readonly as: SignedIn;
  readonly marketId: string;
}

/** The screens of the day: how old events are when they arrive, and what the markets published meanwhile. */
export class Watchers {
  readonly tally = new MarketTally();
  readonly latenciesMs: number[] = [];
  private readonly clients: LiveClient[] = [];
  private readonly last = new Map<string, number[]>();
  private readonly refusals: string[] = [];
  private lastEventAt = Date.now();
  private opened = 0;

  constructor(
    private readonly url: string,
    private readonly startedAt: number,
  ) {}

  /** Opens the screens. The first on each market keeps the market's tally. */
  open(screens: readonly Screen[]): void {
    const counted = new Set<string>();
    for (const { as, marketId } of screens) {
      const client = new LiveClient(socketIoConnections(this.url, { extraHeaders: { cookie: as.cookie } }), machineClockwork);
      const isFirst = !counted.has(marketId);
      counted.add(marketId);
      this.watch(client, `market:${marketId}`, isFirst);
      this.watch(client, `org:${as.organisationId}`, false);
      client.start();
      this.clients.push(client);
    }
  }

  get snapshots(): number {
    return this.opened;
  }

  get refused(): readonly string[] {
    return this.refusals;
  }

  /** Milliseconds since anything arrived anywhere. */
  get quietMs(): number {
    return Date.now() - this.lastEventAt;
  }

  /** The last number that each screen on the stream has seen. */
  lastSeen(stream: string): readonly number[] {
    return this.last.get(stream) ?? [];
  }

  close(): void {
    for (const client of this.clients) client.stop();
  }

  private watch(client: LiveClient, stream: string, isTallied: boolean): void {
    const seen = this.last.get(stream) ?? [];
    const position = seen.push(0) - 1;
    this.last.set(stream, seen);
    client.watch(stream, null, {
      snapshot: (_, head) => {
        this.opened += 1;
        seen[position] = head;
      },
      events: (events) => {
        for (const event of events) this.arrived(event);
        seen[position] = events.at(-1)?.number ?? seen[position] ?? 0;
        if (isTallied) for (const event of events) this.tally.add(event);
      },
      refused: (problem) => this.refusals.push(`${stream} ${problem.code}`),
    });
  }

  /** Commit to screen, on one machine's clock: the server is meant to run beside the demo. */
  private arrived(event: LiveEvent): void {
    const now = Date.now();
    const at = Date.parse(event.at);
    this.lastEventAt = now;
    if (at >= this.startedAt && this.latenciesMs.length < LATENCIES_MAX) this.latenciesMs.push(Math.max(0, now - at));
  }
}
