import type { LiveEvent } from './live-event';

/** More than this waiting behind a gap means we are hopelessly behind: asking again is cheaper than keeping them. */
const AHEAD_MAX = 2_000;

/** Position in one stream. Takes events in any order and as often as they come, gives each once and in order. */
export class StreamCursor {
  private readonly ahead = new Map<number, LiveEvent>();

  constructor(private position: number) {}

  get last(): number {
    return this.position;
  }

  /** Whether something is known to be missing between `last` and what has been seen. */
  get hasGap(): boolean {
    return this.ahead.size > 0;
  }

  take(events: readonly LiveEvent[]): LiveEvent[] {
    for (const event of events) if (event.number > this.position) this.ahead.set(event.number, event);
    const ready: LiveEvent[] = [];
    for (let next = this.ahead.get(this.position + 1); next !== undefined; next = this.ahead.get(this.position + 1)) {
      this.ahead.delete(next.number);
      this.position = next.number;
      ready.push(next);
    }
    if (this.ahead.size > AHEAD_MAX) this.ahead.clear();
    return ready;
  }

  /** Starts anew at a snapshot's head; what it already contains is dropped. */
  moveTo(head: number): void {
    this.position = head;
    for (const number of this.ahead.keys()) if (number <= head) this.ahead.delete(number);
  }
}
