// A child process of the chaos runner: a thousand screens, each with our own client library.
import { machineClockwork } from '@live/clockwork';
import { LiveClient } from '@live/live-client';
import type { LiveEvent, WatchProblem } from '@live/live-event';
import type { StreamHandler } from '@live/stream-watch';
import { lightConnections } from './light-connections';
import { STREAM, type WatchersOrder, type WatchersState } from './watchers';

/** What one screen has been given since the beginning. */
class Screen implements StreamHandler {
  last = 0;
  /** Numbers that did not follow the one before. */
  gaps = 0;
  snapshots = 0;
  readonly refusals: WatchProblem[] = [];

  snapshot(_state: unknown, head: number): void {
    this.snapshots++;
    this.last = head;
  }

  events(events: readonly LiveEvent[]): void {
    for (const { number } of events) {
      if (number !== this.last + 1) this.gaps++;
      this.last = number;
    }
  }

  refused(problem: WatchProblem): void {
    this.refusals.push(problem);
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
    gaps: sum(({ gaps }) => gaps),
    snapshots: sum(({ snapshots }) => snapshots),
    toldToWait: sum(({ refusals }) => refusals.filter(({ transient }) => transient).length),
    refusedWith: [...new Set(screens.flatMap(({ refusals }) => refusals.filter(({ transient }) => !transient).map(({ code }) => code)))],
  };
}

process.on('message', ({ id, order }: { id: number; order: WatchersOrder }) => {
  process.send?.({ id, answer: order.do === 'come' ? come(order) : state(order.head) });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ id: 0, answer: 'ready' });
