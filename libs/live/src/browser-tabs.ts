import type { TabMessage, Tabs } from './tabs';

/** The part of `navigator.locks` that is used: whoever holds the lock leads, and a tab that dies lets go of it. */
export interface Locks {
  request(name: string, options: { signal: AbortSignal }, held: () => Promise<void>): Promise<unknown>;
}

/** The part of a BroadcastChannel that is used. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((message: never) => void) | null;
  close(): void;
}

/** The tabs that share this name: it must differ between people who are signed in, or one would hear the other's streams. */
export function browserTabs(name: string, locks: Locks, channel: Channel): Tabs {
  return {
    lead: (begin) => {
      const waiting = new AbortController();
      let letGo = (): void => undefined;
      const held = (): Promise<void> =>
        new Promise((resolve) => {
          letGo = resolve;
          begin();
        });
      locks.request(name, { signal: waiting.signal }, held).catch(() => undefined); // called off, or the page is being closed
      return () => {
        waiting.abort();
        letGo();
      };
    },
    post: (message) => channel.postMessage(message),
    listen: (hear) => {
      channel.onmessage = ({ data }: { data: TabMessage }) => hear(data);
      return () => channel.close();
    },
  };
}
