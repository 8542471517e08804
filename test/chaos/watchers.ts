import { TalkingChild } from '../bench/live/talking-child';

export const STREAM = 'market:mango';

export type WatchersOrder =
  { readonly do: 'come'; readonly url: string; readonly cookies: readonly string[] } | { readonly do: 'state'; readonly head: number };

export interface WatchersState {
  /** Screens that are not yet as far as the number that was asked about. */
  readonly behind: number;
  /** Numbers that did not follow the one before. */
  readonly gaps: number;
  /** Screens that had to start over from a snapshot. */
  readonly snapshots: number;
  /** Times a screen was asked to come back in a moment, as while the database is away; it does. */
  readonly toldToWait: number;
  /** Codes of refusals for good, of which there may be none. */
  readonly refusedWith: readonly string[];
}

/** Screens in a process of their own that watch one market through our own client library, from its first event on. */
export class Watchers {
  private constructor(private readonly child: TalkingChild) {}

  static async start(url: string, cookies: readonly string[]): Promise<Watchers> {
    const { child } = await TalkingChild.start('../../chaos/watchers-child.ts', []);
    await child.ask({ do: 'come', url, cookies });
    return new Watchers(child);
  }

  state(head: number): Promise<WatchersState> {
    return this.child.ask<WatchersState>({ do: 'state', head });
  }

  stop(): Promise<void> {
    return this.child.end();
  }
}
