// What the bench says to its child processes and what they answer.

/** One event as all three servers send it. */
export interface BenchEvent {
  readonly stream: string;
  readonly number: number;
  readonly name: string;
  readonly at: string;
  readonly body: unknown;
}

export type Wire = 'socket.io' | 'ws';

/** How a crowd comes. */
export interface Coming {
  readonly url: string;
  readonly wire: Wire;
  /** A Cookie header for each client to come. */
  readonly cookies: readonly string[];
  readonly streams: readonly string[];
  /** Attempts under way at once. */
  readonly atOnce: number;
}

export type CrowdOrder =
  | ({ readonly do: 'come' } & Coming)
  /** Come back, each client with the numbers it has; those that are refused say so. */
  | { readonly do: 'return'; readonly atOnce: number; readonly expelled: number }
  /** Answer when every client has got so many events since the last `count`. */
  | { readonly do: 'count'; readonly events: number; readonly withinMs: number }
  /** Every client asks for a snapshot of this stream at once. */
  | { readonly do: 'snapshot'; readonly stream: string }
  | { readonly do: 'latencies' }
  /** These clients stop reading. They are the last ones that came. */
  | { readonly do: 'pause'; readonly clients: number }
  | { readonly do: 'state' };

export interface CrowdState {
  readonly clients: number;
  readonly open: number;
  readonly closed: number;
  /** Numbers that came out of turn: a gap or a repeat. */
  readonly faults: number;
  /** By stream, the last number of whoever is furthest behind and furthest ahead. */
  readonly positions: Readonly<Record<string, { readonly lowest: number; readonly highest: number }>>;
}

export interface Came {
  /** Until the last one was in; NaN when not everybody who should be is. */
  readonly ms: number;
  /** Let in, on all of their streams, and still there. */
  readonly open: number;
  readonly refused: number;
  readonly retries: number;
  /** What attempts failed with, and how often. */
  readonly why: Readonly<Record<string, number>>;
  /** Expelled clients that were let in all the same. */
  readonly trespassers: number;
}

export interface SnapshotAnswers {
  readonly ms: readonly number[];
  /** Refusals by code. */
  readonly refused: Readonly<Record<string, number>>;
}

export type BareOrder =
  { readonly do: 'emit'; readonly frames: readonly (readonly BenchEvent[])[] } | { readonly do: 'snapshot'; readonly text: string };
