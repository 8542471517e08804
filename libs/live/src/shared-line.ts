import type { WatchAnswer } from './live-event';
import type { Ask, Word } from './tabs';
import type { Clockwork, Connection, ConnectionListener, OpenConnection } from './transport';

/** A leading tab that says nothing for this long is asleep: this one opens a connection of its own rather than wait for it. */
const LEADER_SPEAKS_WITHIN_MS = 5_000;
/** The leading tab's own limit and some slack. */
const ANSWER_WITHIN_MS = 12_000;

interface Waiting {
  resolve(answer: WatchAnswer): void;
  reject(error: Error): void;
}

/** One connection as a tab sees it: over the tab that leads, or its own when that one does not speak. */
export class SharedLine implements Connection {
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private isOpen = false;
  private isOver = false;
  private own: Connection | null = null;

  constructor(
    readonly id: string,
    private readonly listener: ConnectionListener,
    private readonly ways: { readonly ask: (ask: Ask) => void; readonly open: OpenConnection; readonly clockwork: Clockwork },
  ) {}

  start(): void {
    if (this.isOver) return;
    this.ways.ask({ from: this.id, ask: 'open' });
    this.ways.clockwork.after(LEADER_SPEAKS_WITHIN_MS, () => {
      if (!this.isOpen && !this.isOver) this.own = this.ways.open(this.listener);
    });
  }

  hear(word: Word): void {
    if (this.isOver || this.own) return;
    if (word.say === 'leading') this.led();
    else if (word.say === 'closed') this.lost(word.reason);
    else if (word.say === 'opened') {
      if (word.to !== this.id || this.isOpen) return;
      this.isOpen = true;
      this.listener.opened();
    } else if (word.say === 'answered') this.answered(word);
    else if (!this.isOpen) return;
    else if (word.say === 'events') this.listener.events(word.frame);
    else this.listener.heartbeat(word.beat);
  }

  watch(stream: string, after: number | null): Promise<WatchAnswer> {
    if (this.own) return this.own.watch(stream, after);
    const number = this.asked++;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.ways.clockwork.after(ANSWER_WITHIN_MS, () => this.settle(number, null));
      this.ways.ask({ from: this.id, ask: 'watch', number, stream, after });
    });
  }

  unwatch(stream: string): void {
    if (this.own) this.own.unwatch(stream);
    else this.ways.ask({ from: this.id, ask: 'unwatch', stream });
  }

  close(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.own?.close();
    this.ways.ask({ from: this.id, ask: 'close' });
  }

  /** Another tab leads now: what the old one was asked is lost, so an open line begins anew. */
  private led(): void {
    if (this.isOpen) this.lost('another tab holds the connection now');
    else this.ways.ask({ from: this.id, ask: 'open' });
  }

  private lost(reason: string): void {
    this.isOver = true;
    this.listener.closed(reason);
  }

  private answered({ to, number, answer }: Word & { say: 'answered' }): void {
    if (to === this.id) this.settle(number, answer);
  }

  private settle(number: number, answer: WatchAnswer | null): void {
    const waiting = this.waiting.get(number);
    this.waiting.delete(number);
    if (answer) waiting?.resolve(answer);
    else waiting?.reject(new Error('no answer in time'));
  }
}
