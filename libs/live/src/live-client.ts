import { backoffMs } from './backoff';
import { DEAD_AFTER_MS, linkState, type LinkState } from './link-state';
import type { EventsFrame, Heartbeat } from './live-event';
import { ServerClock } from './server-clock';
import { StreamWatch, type StreamHandler } from './stream-watch';
import type { Clockwork, Connection, OpenConnection } from './transport';

/** An attempt that has not opened by then is given up. */
const OPEN_WITHIN_MS = 10_000;
const TICK_MS = 1_000;

/** Watches streams over one connection at a time, for as long as it takes, and says how old its knowledge is. */
export class LiveClient {
  readonly clock: ServerClock;
  private readonly watches = new Map<string, StreamWatch>();
  private readonly linkListeners = new Set<(link: LinkState) => void>();
  private connection: Connection | null = null;
  private generation = 0;
  private isOpen = false;
  private isRunning = false;
  private isOffline = false;
  private attempt = 0;
  private heardAt: number | null = null;
  private openedAt = 0;
  private tickedAt = -Infinity;
  private lagMs: number | null = null;
  private behindSince: number | null = null;
  private calledOff: Array<() => void> = [];

  constructor(
    private readonly open: OpenConnection,
    private readonly clockwork: Clockwork,
  ) {
    this.clock = new ServerClock(() => clockwork.now());
  }

  start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    this.connect();
    this.tick();
  }

  stop(): void {
    this.isRunning = false;
    for (const callOff of this.calledOff.splice(0)) callOff();
    this.drop();
  }

  /** Watches a stream from `after` on (`null`: from a snapshot). One handler a stream. Returns how to stop. */
  watch(stream: string, after: number | null, handler: StreamHandler): () => void {
    if (this.watches.has(stream)) throw new Error(`Stream ${stream} is already being watched.`);
    const watch = new StreamWatch(stream, after, handler, (ms, work) => {
      this.clockwork.after(ms, () => {
        if (this.watches.get(stream) === watch) work();
      });
    });
    this.watches.set(stream, watch);
    if (this.isOpen && this.connection !== null) watch.connected(this.connection);
    return () => {
      if (this.watches.get(stream) !== watch) return;
      this.watches.delete(stream);
      watch.disconnected();
      if (this.isOpen) this.connection?.unwatch(stream);
    };
  }

  /** The device says it has no network, or has it again: then we try at once. */
  setOffline(offline: boolean): void {
    this.isOffline = offline;
    if (!offline && this.isRunning && !this.isOpen) {
      this.attempt = 0;
      this.drop();
      this.connect();
    }
    this.announce();
  }

  get link(): LinkState {
    const now = this.clockwork.now();
    return linkState({
      connected: this.isOpen,
      offline: this.isOffline,
      heardAt: this.heardAt,
      lagMs: this.lagMs,
      behindMs: this.behindSince === null ? 0 : now - this.behindSince,
      now,
    });
  }

  onLink(listener: (link: LinkState) => void): () => void {
    this.linkListeners.add(listener);
    return () => this.linkListeners.delete(listener);
  }

  private connect(): void {
    const mine = ++this.generation;
    const current = (work: () => void) => () => {
      if (mine === this.generation && this.isRunning) work();
    };
    this.openedAt = this.clockwork.now();
    this.isOpen = false;
    this.connection = this.open({
      opened: current(() => this.opened()),
      closed: current(() => this.retry()),
      events: (frame) => current(() => this.frame(frame))(),
      heartbeat: (beat) => current(() => this.beat(beat))(),
    });
  }

  private opened(): void {
    this.isOpen = true;
    this.attempt = 0;
    this.heard();
    const connection = this.connection;
    if (connection !== null) for (const watch of this.watches.values()) watch.connected(connection);
    this.announce();
  }

  private retry(): void {
    this.drop();
    this.announce();
    const wait = backoffMs(this.attempt++, this.clockwork.random());
    const expected = this.generation;
    this.later(wait, () => {
      if (expected === this.generation) this.connect();
    });
  }

  /** Lets the present connection go; whatever it still says belongs to a past generation. */
  private drop(): void {
    this.generation++;
    this.isOpen = false;
    this.lagMs = null;
    this.connection?.close();
    this.connection = null;
    for (const watch of this.watches.values()) watch.disconnected();
  }

  private frame(frame: EventsFrame): void {
    this.heard();
    const last = frame.events.at(-1);
    if (last !== undefined) this.lagMs = Math.max(0, this.clock.read() - Date.parse(last.at));
    this.watches.get(frame.stream)?.frame(frame.events);
  }

  private beat(beat: Heartbeat): void {
    this.heard();
    this.clock.sample(beat.at);
    for (const [stream, watch] of this.watches) {
      const head = beat.heads[stream];
      if (head !== undefined) watch.beat(head);
    }
    this.announce();
  }

  private heard(): void {
    this.heardAt = this.clockwork.now();
  }

  /** Once a second: notices a connection that died without saying so, and lets the age on the screen grow. */
  private tick(): void {
    const now = this.clockwork.now();
    if (now < this.tickedAt) this.setBack(this.tickedAt - now);
    this.tickedAt = now;
    const silentSince = this.isOpen ? (this.heardAt ?? this.openedAt) : this.openedAt;
    const limit = this.isOpen ? DEAD_AFTER_MS : OPEN_WITHIN_MS;
    if (this.connection !== null && now - silentSince > limit) this.retry();
    const isBehind = [...this.watches.values()].some((watch) => !watch.isFollowing);
    this.behindSince = isBehind ? (this.behindSince ?? now) : null;
    this.announce();
    this.later(TICK_MS, () => this.tick());
  }

  /** Somebody set this machine's clock back: without this a dead connection would look alive for as long. A clock set forward only makes us ask again. */
  private setBack(byMs: number): void {
    this.openedAt -= byMs;
    if (this.heardAt !== null) this.heardAt -= byMs;
    if (this.behindSince !== null) this.behindSince -= byMs;
  }

  private later(ms: number, work: () => void): void {
    const callOff = this.clockwork.after(ms, () => {
      this.calledOff = this.calledOff.filter((one) => one !== callOff);
      if (this.isRunning) work();
    });
    this.calledOff.push(callOff);
  }

  private announce(): void {
    const link = this.link;
    for (const listener of this.linkListeners) listener(link);
  }
}
