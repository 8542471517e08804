// A child process of the chaos runner: a thousand screens, each with our own client library.
import { machineClockwork } from '@live/clockwork';
import { LiveClient } from '@live/live-client';
import type { LiveEvent } from '@live/live-event';
import type { StreamHandler } from '@live/stream-watch';
import { lightConnections } from './light-connections';
import { STREAM, type WatchersOrder, type WatchersState } from './watchers';

/** What one screen has been given since the beginning. */
class Screen implements StreamHandler {
  last = 0;
  /** Numbers that did not follow the one before. */
  faults = 0;
  snapshots = 0;

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

  refused(): void {
    this.faults++;
  }
}

const screens: Screen[] = [];

function come({ url, cookies }: WatchersOrder & { do: 'come' }): void {
  for (const cookie of cookies) {
    const [client, screen] = [new LiveClient(lightConnections(url, cookie), machineClockwork), new Screen()];
    client.watch(STREAM, 0, screen);
    client.start();
    screens.push(screen);
  }
}

function state(head: number): WatchersState {
  const sum = (of: (screen: Screen) => number): number => screens.reduce((total, screen) => total + of(screen), 0);
  return {
    behind: screens.filter(({ last }) => last < head).length,
    faults: sum(({ faults }) => faults),
    snapshots: sum(({ snapshots }) => snapshots),
  };
}

process.on('message', ({ id, order }: { id: number; order: WatchersOrder }) => {
  process.send?.({ id, answer: order.do === 'come' ? come(order) : state(order.head) });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ id: 0, answer: 'ready' });
