import type { EventsFrame, Heartbeat, WatchAnswer } from './live-event';

/** Answered with `answered`, under the same number. */
export interface AskToWatch {
  readonly from: string;
  readonly ask: 'watch';
  readonly number: number;
  readonly stream: string;
  readonly after: number | null;
}

/** What a tab asks of the tab that holds the connection. `from` names the asker's line. */
export type Ask =
  | { readonly from: string; readonly ask: 'open' }
  | { readonly from: string; readonly ask: 'close' }
  | AskToWatch
  | { readonly from: string; readonly ask: 'unwatch'; readonly stream: string };

/** What the tab that holds the connection says: to one line, or to all. */
export type Word =
  /** Another tab holds the connection from now on. */
  | { readonly say: 'leading' }
  | { readonly say: 'closed'; readonly reason: string }
  | { readonly say: 'events'; readonly frame: EventsFrame }
  | { readonly say: 'heartbeat'; readonly beat: Heartbeat }
  | { readonly say: 'opened'; readonly to: string }
  /** `null`: no answer came in time. */
  | { readonly say: 'answered'; readonly to: string; readonly number: number; readonly answer: WatchAnswer | null };

export type TabMessage = Ask | Word;

/** One tab's place among those of a browser that are signed in alike. Messages may be lost; order between two tabs is kept. */
export interface Tabs {
  /** Calls back once when this tab is to hold the connection: now, or when the tab that holds it is gone. Returns how to give it up. */
  lead(begin: () => void): () => void;
  /** To all other tabs, never to this one. */
  post(message: TabMessage): void;
  /** Returns how to stop. */
  listen(hear: (message: TabMessage) => void): () => void;
}
