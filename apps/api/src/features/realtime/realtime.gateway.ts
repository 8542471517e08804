import { Inject } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway, WebSocketServer, type OnGatewayInit } from '@nestjs/websockets';
import type { Logger } from 'pino';
import type { Namespace } from 'socket.io';
import { DomainError } from '@domain/shared/domain-error';
import { faultOf } from '../../platform/http/fault';
import { Allow } from '../../platform/http/allow';
import { problemOf } from '../../platform/http/problem';
import type { ProblemDto } from '../../platform/http/problem.dto';
import { asStranger } from '../../platform/database/row-scope';
import { LOG } from '../../platform/log/log.module';
import { Broadcaster } from './broadcaster';
import type { PreparedJson } from './prepared-json';
import { SocketAuth, type MemberSocket } from './socket-auth';
import { readAfter } from './stream-name';
import { StreamsService, type StreamStart } from './streams.service';

/** Streams one socket may watch at once: every market of the catalogue and its own organisation, with room. */
const STREAMS_MAX = 40;

type Refused = { readonly ok: false; readonly problem: ProblemDto };

/** The live door: watch a stream, and hear what happens on it in order. */
@WebSocketGateway({ namespace: 'live', transports: ['websocket'] })
export class RealtimeGateway implements OnGatewayInit {
  @WebSocketServer() private readonly server: Namespace;

  constructor(
    private readonly streams: StreamsService,
    private readonly auth: SocketAuth,
    private readonly broadcaster: Broadcaster,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  afterInit(): void {
    this.server.use((socket, next) => void this.auth.admit(socket as MemberSocket).then(() => next(), next));
    this.auth.guard(this.server);
    this.broadcaster.serve(this.server);
  }

  /** Joins a stream and answers with the events missed since `after`, oldest first, or with a snapshot when that is too long ago. */
  @SubscribeMessage('watch')
  @Allow('stream.read')
  async watch(@ConnectedSocket() socket: MemberSocket, @MessageBody() ask: unknown): Promise<StreamStart | PreparedJson | Refused> {
    return this.answering(socket, async () => {
      const { stream: text, after } = fields(ask);
      const actor = await this.auth.actorOf(socket);
      const stream = this.streams.admit(actor, text);
      const since = readAfter(after);
      // A room more than the streams: each socket also has a room of its own.
      if (!socket.rooms.has(stream) && socket.rooms.size > STREAMS_MAX)
        throw new DomainError('stream.too_many', { streamsMax: STREAMS_MAX });
      await socket.join(stream); // join, then read: a repeat is harmless, a gap is not
      return this.streams.start(stream, since);
    });
  }

  @SubscribeMessage('unwatch')
  @Allow('stream.read')
  async unwatch(@ConnectedSocket() socket: MemberSocket, @MessageBody() ask: unknown): Promise<{ ok: true } | Refused> {
    return this.answering(socket, async () => {
      const stream = this.streams.admit(await this.auth.actorOf(socket), fields(ask).stream);
      await socket.leave(stream);
      return { ok: true as const };
    });
  }

  /** Every refusal reaches the caller as the same problem it would get over HTTP. */
  private async answering<T>(socket: MemberSocket, work: () => Promise<T>): Promise<T | Refused> {
    try {
      return await asStranger({ requestId: socket.id, address: socket.handshake.address }, work);
    } catch (error) {
      const fault = faultOf(error);
      if (!fault) this.log.error({ socket: socket.id, stack: (error as Error).stack }, 'a socket message failed');
      return {
        ok: false,
        problem: problemOf(fault ?? { code: 'server.failed', facts: {} }, socket.id, socket.handshake.headers['accept-language']),
      };
    }
  }
}

/** The fields of a message, whatever was sent. */
function fields(ask: unknown): { stream?: unknown; after?: unknown } {
  return typeof ask === 'object' && ask !== null && !Array.isArray(ask) ? ask : {};
}
