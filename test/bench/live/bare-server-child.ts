// A child process of the bench: the barest server that can send the same frames to the same clients. No sessions, no log, no rights.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { WebSocket, WebSocketServer } from 'ws';
import type { BareOrder, BenchEvent, Wire } from './protocol';

const frameOf = (events: readonly BenchEvent[]): object => ({ stream: events[0]?.stream, from: events[0]?.number, events });

type Bare = Record<BareOrder['do'], (order: never) => void>;

/** Sends a prepared list of frames, one after the other, as fast as the transport takes them. */
function bareSocketIo(server: http.Server): Bare {
  const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, httpCompression: false, serveClient: false });
  const live = io.of('/live');
  const log = new Map<string, BenchEvent[]>();
  let snapshot: unknown;
  live.on('connection', (socket) => {
    socket.on('watch', ({ stream, after }: { stream: string; after: number | null }, answer: (body: unknown) => void) => {
      void socket.join(stream);
      const events = log.get(stream) ?? [];
      if (after === null) return answer({ ok: true, head: events.length, snapshot, events: [] });
      answer({ ok: true, head: events.length, events: events.slice(after) });
    });
  });
  return {
    emit: ({ frames }: { frames: readonly (readonly BenchEvent[])[] }) => {
      for (const events of frames) {
        const stream = events[0]?.stream ?? '';
        log.set(stream, [...(log.get(stream) ?? []), ...events]);
        live.to(stream).emit('events', frameOf(events));
      }
    },
    snapshot: ({ text }: { text: string }) => void (snapshot = JSON.parse(text)),
  };
}

function bareWs(server: http.Server): Bare {
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  return {
    emit: ({ frames }: { frames: readonly (readonly BenchEvent[])[] }) => {
      for (const events of frames) {
        const bytes = Buffer.from(JSON.stringify(frameOf(events)));
        for (const socket of sockets.clients) if (socket.readyState === WebSocket.OPEN) socket.send(bytes, { binary: false });
      }
    },
    snapshot: () => undefined,
  };
}

const server = http.createServer();
const bare = (process.argv[2] as Wire) === 'ws' ? bareWs(server) : bareSocketIo(server);
process.on('message', ({ id, order }: { id: number; order: BareOrder }) => {
  bare[order.do](order as never);
  process.send?.({ id, answer: true });
});
process.on('disconnect', () => process.exit(0));
server.listen(parseInt(process.argv[3] ?? '0', 10), '127.0.0.1', 4_096, () =>
  process.send?.({ id: 0, answer: (server.address() as AddressInfo).port }),
);
