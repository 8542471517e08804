import type { EventsFrame, Heartbeat, WatchAnswer } from './live-event';

/** What one connection tells its owner. After `closed` it stays silent. */
export interface ConnectionListener {
  opened(): void;
  closed(reason: string): void;
  events(frame: EventsFrame): void;
  heartbeat(beat: Heartbeat): void;
}

/** One connection. It is never reused: the next attempt opens another. */
export interface Connection {
  /** Rejects when no answer comes in time. */
  watch(stream: string, after: number | null): Promise<WatchAnswer>;
  unwatch(stream: string): void;
  close(): void;
}

/** The only thing the client knows about the wire. */
export type OpenConnection = (listener: ConnectionListener) => Connection;

/** Time and chance, given from outside so that tests can turn the hands themselves. */
export interface Clockwork {
  /** Epoch milliseconds of this machine. */
  now(): number;
  /** Runs `work` once after `ms`; the returned function calls it off. */
  after(ms: number, work: () => void): () => void;
  /** A number in [0, 1). */
  random(): number;
}
