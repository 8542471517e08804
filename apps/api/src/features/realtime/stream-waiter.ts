import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DomainError } from '@domain/shared/domain-error';
import { PokeBus } from '../../platform/event-log/poke-bus';
import { type Holder, LONG_POLLS, OpenCounts } from './open-counts';

/** Long polls open at once on one node; each costs a closure, and a proxy in front keeps a connection for it. */
const WAITING_MAX = 5_000;

/** Lets HTTP callers wait for the next event of a stream instead of asking again and again. */
@Injectable()
export class StreamWaiter implements OnApplicationBootstrap {
  private readonly waiting = new Map<string, Set<() => void>>();
  private readonly counts = new OpenCounts(LONG_POLLS);
  private count = 0;

  constructor(private readonly pokes: PokeBus) {}

  onApplicationBootstrap(): void {
    this.pokes.subscribe((streams) => {
      for (const stream of streams.length === 0 ? [...this.waiting.keys()] : streams)
        for (const wake of this.waiting.get(stream) ?? []) wake();
    });
  }

  /**
   * Resolves at the next poke of the stream, when the time is up, or when the caller has gone. Refuses at once and not by its promise, which
   * nobody awaits while the caller reads what is there already.
   *
   * @throws DomainError `server.busy`; `rate.limited` when this member or its organisation waits for too much already
   */
  next(stream: string, holder: Holder, withinMs: number, gone: AbortSignal): Promise<void> {
    if (this.count >= WAITING_MAX) throw new DomainError('server.busy', {});
    this.counts.requireRoom(holder);
    const ended = this.counts.opened(holder);
    const wakers = this.waiting.get(stream) ?? new Set();
    this.waiting.set(stream, wakers);
    this.count++;
    return new Promise<void>((resolve) => {
      const wake = (): void => {
        if (!wakers.delete(wake)) return;
        clearTimeout(timer);
        this.count--;
        ended();
        if (wakers.size === 0 && this.waiting.get(stream) === wakers) this.waiting.delete(stream);
        resolve();
      };
      const timer = setTimeout(wake, withinMs);
      wakers.add(wake);
      gone.addEventListener('abort', wake, { once: true });
    });
  }
}
