import { io, type ManagerOptions, type SocketOptions } from 'socket.io-client';
import type { WatchAnswer } from './live-event';
import type { OpenConnection } from './transport';

/** The server answers a watch from memory or one index read; ten seconds means the line is dead. */
const ANSWER_WITHIN_MS = 10_000;

/**
 * Connections over socket.io, websocket only. Its own reconnection is off: the client decides when, so that every
 * new connection is authorised again and catches up from the log.
 * @param origin of the server, e.g. `http://127.0.0.1:3000`; `''` for the page's own
 */
export function socketIoConnections(origin: string, options: Partial<ManagerOptions & SocketOptions>): OpenConnection {
  return (listener) => {
    const socket = io(`${origin}/live`, { ...options, transports: ['websocket'], reconnection: false, forceNew: true });
    socket.on('connect', () => listener.opened());
    socket.on('disconnect', (reason) => listener.closed(reason));
    socket.on('connect_error', (error) => listener.closed(error.message));
    socket.on('events', (frame) => listener.events(frame));
    socket.on('heartbeat', (beat) => listener.heartbeat(beat));
    return {
      watch: (stream, after) => socket.timeout(ANSWER_WITHIN_MS).emitWithAck('watch', { stream, after }) as Promise<WatchAnswer>,
      unwatch: (stream) => void socket.emit('unwatch', { stream }),
      close: () => {
        socket.off();
        socket.disconnect();
      },
    };
  };
}
