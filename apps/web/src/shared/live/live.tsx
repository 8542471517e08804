import { LiveClient } from '@live/live-client';
import { machineClockwork } from '@live/clockwork';
import type { LinkState } from '@live/link-state';
import type { StreamHandler } from '@live/stream-watch';
import type { OpenConnection } from '@live/transport';
import { useSession } from '../auth/session';
import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';

const LiveContext = createContext<LiveClient | null>(null);

/** The socket comes after the first paint: nothing on it is needed to show the page. */
function lazyConnections(who: string): OpenConnection {
  return (listener) => {
    let closed = false;
    let real: ReturnType<OpenConnection> | null = null;
    void import('./tab-connections').then(
      ({ tabConnections }) => {
        if (!closed) real = tabConnections(who)(listener);
      },
      () => listener.closed('the socket code could not be loaded'),
    );
    return {
      watch: (stream, after) => real?.watch(stream, after) ?? Promise.reject(new Error('not open')),
      unwatch: (stream) => real?.unwatch(stream),
      close: () => {
        closed = true;
        real?.close();
      },
    };
  };
}

/** Keeps one connection for as long as somebody is signed in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const { member, organisation } = useSession();
  const [client] = useState(() => new LiveClient(lazyConnections(`${organisation.id}:${member.id}`), machineClockwork));
  useEffect(() => {
    const onNetwork = () => client.setOffline(!navigator.onLine);
    client.start();
    onNetwork();
    addEventListener('online', onNetwork);
    addEventListener('offline', onNetwork);
    return () => {
      removeEventListener('online', onNetwork);
      removeEventListener('offline', onNetwork);
      client.stop();
    };
  }, [client]);
  return <LiveContext value={client}>{children}</LiveContext>;
}

export function useLive(): LiveClient {
  const client = use(LiveContext);
  if (client === null) throw new Error('useLive needs a LiveProvider above it.');
  return client;
}

/** Watches a stream while the component is on the screen. `after` is read once, when watching begins. */
export function useStream(stream: string | null, after: number | null, handler: StreamHandler): void {
  const client = useLive();
  const latest = useRef(handler);
  const position = useRef(after);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (stream === null) return undefined;
    return client.watch(stream, position.current, {
      snapshot: (state, head) => latest.current.snapshot(state, head),
      events: (events) => latest.current.events(events),
      refused: (problem) => latest.current.refused(problem),
    });
  }, [client, stream]);
}

const lookTheSame = (a: LinkState, b: LinkState): boolean => a.state === 'live' && b.state === 'live' && a.lagMs === b.lagMs;

/** How fresh the screen is. Redraws only when what it would say changes. */
export function useLink(): LinkState {
  const client = useLive();
  const [link, setLink] = useState(() => client.link);
  useEffect(() => client.onLink((next) => setLink((shown) => (lookTheSame(shown, next) ? shown : next))), [client]);
  return link;
}

/** The server's clock, in epoch ms; a new value every `everyMs`. */
export function useServerNow(everyMs: number): number {
  const client = useLive();
  const [now, setNow] = useState(() => client.clock.read());
  useEffect(() => {
    const timer = setInterval(() => setNow(client.clock.read()), everyMs);
    return () => clearInterval(timer);
  }, [client, everyMs]);
  return now;
}
