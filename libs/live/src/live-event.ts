/** One entry of a numbered, gapless stream, as every door of the server shows it. */
export interface LiveEvent {
  readonly stream: string;
  readonly number: number;
  readonly name: string;
  /** ISO instant of the commit. */
  readonly at: string;
  readonly body: unknown;
}

/** A batch of events that the server pushes to the watchers of one stream. */
export interface EventsFrame {
  readonly stream: string;
  readonly from: number;
  readonly events: readonly LiveEvent[];
}

/** What the server says every few seconds: how far each watched stream has come, and its clock. */
export interface Heartbeat {
  readonly heads: Readonly<Record<string, number>>;
  readonly at: string;
}

/** Why the server would not let us watch: the problem document of the refusal. */
export interface WatchProblem {
  readonly code: string;
  readonly transient: boolean;
}

/** The answer to `watch`: the events missed, or a snapshot when there was no position or too old a one. */
export type WatchAnswer =
  | { readonly ok: true; readonly head: number; readonly events?: readonly LiveEvent[]; readonly snapshot?: unknown }
  | { readonly ok: false; readonly problem: WatchProblem };
