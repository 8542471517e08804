import { Injectable } from '@nestjs/common';
import type { Namespace } from 'socket.io';
import { instantToIso } from '@domain/shared/instant';
import { Clock } from '../../platform/clock/clock';
import type { LiveEvent } from '../../platform/event-log/event-log';
import { Tail, type TailListener } from '../../platform/event-log/tail';
import { Metrics } from '../../platform/log/metrics';
import { PreparedJson } from './prepared-json';
import type { MemberSocket } from './socket-auth';

/** Bytes waiting for one client beyond which it is cut; it comes back and catches up from the log. */
const BACKLOG_BYTES_MAX = 1_048_576;
/** Heartbeats written before others have a turn: about two milliseconds. */
const BEATS_AT_ONCE = 200;

/** Emits the tail's events to the sockets of this node: once a stream, however many watch. */
@Injectable()
export class Broadcaster implements TailListener {
  private server: Namespace | undefined;

  constructor(
    private readonly tail: Tail,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  serve(server: Namespace): void {
    this.server = server;
    this.tail.listen(this);
    server.adapter.on('delete-room', (room: string) => this.tail.leave(room));
    server.on('connection', (socket) => {
      this.metrics.sockets.inc();
      socket.once('disconnect', () => this.metrics.sockets.dec());
    });
  }

  events(stream: string, events: readonly LiveEvent[]): void {
    this.server?.to(stream).emit('events', { stream, from: events[0]?.number, events });
    this.metrics.eventsSent.inc(events.length);
  }

  /** Tells every socket about its own streams, some at a time: events do not wait until thousands are told. */
  async beat(heads: ReadonlyMap<string, number>): Promise<void> {
    const at = instantToIso(this.clock.now());
    const entries = new Map([...heads].map(([stream, head]) => [stream, `${JSON.stringify(stream)}:${head}`]));
    const sockets = [...(this.server?.sockets.values() ?? [])] as MemberSocket[];
    for (const [index, socket] of sockets.entries()) {
      if (index % BEATS_AT_ONCE === BEATS_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
      if (backlogOf(socket) > BACKLOG_BYTES_MAX) {
        socket.disconnect(true);
        continue;
      }
      const own = [...socket.rooms].flatMap((room) => entries.get(room) ?? []);
      socket.emit('heartbeat', new PreparedJson(`{"heads":{${own.join(',')}},"at":"${at}"}`));
    }
  }
}

/** What the transport has not yet taken: engine.io keeps packets here until the socket's last write is through. */
interface Waiting {
  readonly writeBuffer?: readonly { readonly data?: string; readonly options?: { readonly wsPreEncodedFrame?: readonly Buffer[] } }[];
  readonly transport?: { readonly socket?: { readonly bufferedAmount?: number } };
}

/** Bytes that the operating system has not yet taken for this client. A client that keeps up has none, and costs one comparison. */
function backlogOf(socket: MemberSocket): number {
  const { writeBuffer = [], transport } = socket.conn as unknown as Waiting;
  const queued = writeBuffer.reduce((sum, { data, options }) => sum + (data?.length ?? options?.wsPreEncodedFrame?.[1]?.length ?? 0), 0);
  return queued + (transport?.socket?.bufferedAmount ?? 0);
}
