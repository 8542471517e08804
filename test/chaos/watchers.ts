import { machineClockwork } from '@live/clockwork';
import { LiveClient } from '@live/live-client';
import type { LiveEvent } from '@live/live-event';
import { socketIoConnections } from '@live/socket-io-connection';
import type { StreamHandler } from '@live/stream-watch';

export const STREAM = 'market:mango';

/** What one screen has been given since the beginning. */
class Screen implements StreamHandler {
  last = 0;
  /** Numbers that did not follow the one before. */
  faults = 0;
  snapshots = 0;
  readonly refusals: string[] = [];

  snapshot(_state: unknown, head: number): void {
    this.snapshots++;
    this.last = head;
  }

  events(events: readonly LiveEvent[]): void {
    for (const { number } of events) {
      if (number !== this.last + 1) this.faults++;
      this.last = number;
    }
  }

  refused(problem: { readonly code: string }): void {
    this.refusals.push(problem.code);
  }
}

/** Screens that watch one market through our own client library, from its first event on. */
export class Watchers {
  private readonly screens: Screen[] = [];
  private readonly clients: LiveClient[] = [];

  constructor(url: string, cookies: readonly string[]) {
    for (const cookie of cookies) {
      const client = new LiveClient(socketIoConnections(url, { extraHeaders: { cookie } }), machineClockwork);
      const screen = new Screen();
      client.watch(STREAM, 0, screen);
      client.start();
      this.clients.push(client);
      this.screens.push(screen);
    }
  }

  /** How many are not yet as far as this number. */
  behind(head: number): number {
    return this.screens.filter((screen) => screen.last < head).length;
  }

  get faults(): number {
    return this.screens.reduce((sum, screen) => sum + screen.faults, 0);
  }

  /** Screens that had to start over from a snapshot. */
  get snapshots(): number {
    return this.screens.reduce((sum, screen) => sum + screen.snapshots, 0);
  }

  get refusals(): string[] {
    return this.screens.flatMap((screen) => screen.refusals);
  }

  stop(): void {
    this.clients.forEach((client) => client.stop());
  }
}
