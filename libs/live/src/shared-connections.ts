import { SharedLine } from './shared-line';
import { Switchboard } from './switchboard';
import type { Ask, TabMessage, Tabs, Word } from './tabs';
import type { Clockwork, OpenConnection } from './transport';

/** Connections of one tab that go over one socket for all tabs of the browser. */
export interface SharedConnections {
  readonly open: OpenConnection;
  /** Leaves the other tabs, as signing out does; another one takes over if this one held the connection. */
  leave(): void;
}

/**
 * Ten tabs of one person are one socket: the tab that leads holds it, the others ask it. Each tab keeps its own numbers, so whatever is
 * lost between tabs, or with a tab that is closed while it leads, is asked for again like anything lost on the way from the server.
 */
export function sharedConnections(open: OpenConnection, tabs: Tabs, clockwork: Clockwork): SharedConnections {
  const lines = new Set<SharedLine>();
  const tab = clockwork.random().toString(36).slice(2);
  let opened = 0;
  let board: Switchboard | null = null;

  const here = (word: Word): void => [...lines].forEach((line) => line.hear(word));
  const ask = (asked: Ask): void => (board ? board.hear(asked) : tabs.post(asked));
  const say = (word: Word): void => {
    const isOurs = 'to' in word && [...lines].some(({ id }) => id === word.to);
    if (!isOurs) tabs.post(word);
    here(word);
  };
  const deaf = tabs.listen((message: TabMessage) => {
    if ('say' in message) here(message);
    else board?.hear(message);
  });
  const giveUp = tabs.lead(() => {
    board = new Switchboard(open, say);
    say({ say: 'leading' });
  });

  return {
    open: (listener) => {
      const line = new SharedLine(`${tab}-${opened++}`, listener, { ask, open, clockwork });
      lines.add(line);
      void Promise.resolve().then(() => line.start()); // a connection never opens before its owner holds it
      return {
        watch: (stream, after) => line.watch(stream, after),
        unwatch: (stream) => line.unwatch(stream),
        close: () => {
          line.close();
          lines.delete(line);
        },
      };
    },
    leave: () => {
      board?.stop();
      board = null;
      giveUp();
      deaf();
    },
  };
}
