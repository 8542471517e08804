import { Injectable } from '@nestjs/common';
import type { Namespace } from 'socket.io';
import { PacketType } from 'socket.io-parser';
import { instantToIso } from '@domain/shared/instant';
import { Clock } from '../../platform/clock/clock';
import type { LiveEvent } from '../../platform/event-log/event-log';
import { Tail, type TailListener } from '../../platform/event-log/tail';
import { Metrics } from '../../platform/log/metrics';
import { PreparedEncoder, PreparedJson } from './prepared-json';
import { SocketAuth, type MemberSocket } from './socket-auth';
import { textFrame } from './text-frame';

/** Bytes waiting for one client beyond which it is cut; it comes back and catches up from the log. */
const BACKLOG_BYTES_MAX = 1_048_576;
/** Heartbeats written before others have a turn: about two milliseconds. */
const BEATS_AT_ONCE = 200;
/** engine.io's mark of a message, before socket.io's packet. */
const ENGINE_MESSAGE = '4';

/** Emits the tail's events to the sockets of this node: once a stream, however many watch. */
@Injectable()
export class Broadcaster implements TailListener {
  private server: Namespace | undefined;
  private readonly encoder = new PreparedEncoder();
  /** Private frames that wait, in order, until it is known again who is still in. */
  private held: (() => void)[] = [];

  constructor(
    private readonly tail: Tail,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    private readonly auth: SocketAuth,
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

  /** One frame, put together once and written to every watcher as it is. */
  events(stream: string, events: readonly LiveEvent[]): void {
    if (!this.server?.adapter.rooms.has(stream)) return;
    const body = new PreparedJson(JSON.stringify({ stream, from: events[0]?.number, events }));
    const [text] = this.encoder.encode({ type: PacketType.EVENT, nsp: this.server.name, data: ['events', body] }) as [string];
    const options = { compress: false, wsPreEncodedFrame: [textFrame(`${ENGINE_MESSAGE}${text}`)] };
    const write = (): void => {
      for (const id of this.server?.adapter.rooms.get(stream) ?? []) this.server?.sockets.get(id)?.conn.write(text, options);
      this.metrics.eventsSent.inc(events.length);
    };
    if (stream.startsWith('market:') || (this.held.length === 0 && this.auth.vouches())) write();
    else this.hold(this.server, write);
  }

  /** What an organisation alone may hear is written once the sessions of all sockets have been looked at, in order. */
  private hold(server: Namespace, write: () => void): void {
    this.held.push(write);
    if (this.held.length === 1) void this.release(server);
  }

  private async release(server: Namespace): Promise<void> {
    while (this.held.length > 0) {
      const waiting = this.held.length; // what comes during the look waits for the next: a look vouches for what was before it
      const seen = await this.auth.look(server);
      // Without an answer nobody is told: the next heartbeat shows each client its gap, and asking again goes through the door.
      for (const write of this.held.splice(0, waiting)) if (seen) write();
    }
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
  readonly writeBuffer?: readonly { readonly data?: string }[];
  readonly transport?: { readonly socket?: { readonly bufferedAmount?: number } };
}

/** Bytes that the operating system has not yet taken for this client. A client that keeps up has none, and costs one comparison. */
function backlogOf(socket: MemberSocket): number {
  const { writeBuffer = [], transport } = socket.conn as unknown as Waiting;
  const queued = writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  return queued + (transport?.socket?.bufferedAmount ?? 0);
}
