import { Injectable } from '@nestjs/common';
import type { Namespace } from 'socket.io';
import { instantToIso } from '@domain/shared/instant';
import { Clock } from '../../platform/clock/clock';
import { Tail, type TailListener } from '../../platform/event-log/tail';
import { jsonList, type ToldEvents } from '../../platform/event-log/told-events';
import { Metrics } from '../../platform/log/metrics';
import { isTooFarBehind } from './backlog';
import { cutSocket } from './cut-socket';
import { preparedEvent, PreparedJson, type PreparedPacket } from './prepared-json';
import { SocketAuth, type MemberSocket } from './socket-auth';

const MS_PER_S = 1_000;
/** Heartbeats written before others have a turn: about two milliseconds. */
const BEATS_AT_ONCE = 200;

/** Emits the tail's events to the sockets of this node: once a stream, however many watch. */
@Injectable()
export class Broadcaster implements TailListener {
  private server: Namespace | undefined;
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
  events(stream: string, { from, at, texts }: ToldEvents): void {
    if (!this.server?.adapter.rooms.has(stream)) return;
    const { server } = this;
    const body = `{"stream":${JSON.stringify(stream)},"from":${from},"events":${jsonList(texts)}}`;
    const frame = preparedEvent(server.name, 'events', new PreparedJson(body));
    const write = (): void => {
      for (const id of server.adapter.rooms.get(stream) ?? []) {
        const socket = server.sockets.get(id) as MemberSocket | undefined;
        if (socket) this.send(socket, frame);
      }
      this.metrics.eventsSent.inc(texts.length);
      this.metrics.lag.observe(Math.max(0, this.clock.now() - Date.parse(at)) / MS_PER_S);
    };
    if (stream.startsWith('market:') || (this.held.length === 0 && this.auth.vouches())) write();
    else this.hold(server, write);
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
    const beats = new Map<string, PreparedPacket>();
    for (const [index, socket] of sockets.entries()) {
      if (index % BEATS_AT_ONCE === BEATS_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
      let own = '';
      for (const room of socket.rooms) {
        const entry = entries.get(room);
        if (entry) own += own === '' ? entry : `,${entry}`;
      }
      const beat = beats.get(own) ?? preparedEvent(socket.nsp.name, 'heartbeat', new PreparedJson(`{"heads":{${own}},"at":"${at}"}`));
      beats.set(own, beat);
      this.send(socket, beat);
    }
  }

  /** Hands a packet to one client, or cuts the client if it does not read what it is sent. */
  private send(socket: MemberSocket, packet: PreparedPacket): void {
    if (!isTooFarBehind(socket)) return void socket.conn.write(packet as unknown as Buffer, { compress: false });
    this.metrics.cuts.inc({ why: 'behind' });
    cutSocket(socket);
  }
}
