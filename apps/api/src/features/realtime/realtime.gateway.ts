import { Inject } from '@nestjs/common';
import { WebSocketGateway, WebSocketServer, type OnGatewayInit } from '@nestjs/websockets';
import type { Logger } from 'pino';
import type { Namespace } from 'socket.io';
import { DomainError } from '@domain/shared/domain-error';
import { faultOf } from '../../platform/http/fault';
import type { Actor } from '../../platform/http/actor';
import { problemOf } from '../../platform/http/problem';
import type { ProblemDto } from '../../platform/http/problem.dto';
import { asStranger } from '../../platform/database/row-scope';
import { LOG } from '../../platform/log/log.module';
import { Broadcaster } from './broadcaster';
import { Metrics } from '../../platform/log/metrics';
import { allowAnswer } from './backlog';
import type { PreparedJson } from './prepared-json';
import { SocketAuth, type MemberSocket } from './socket-auth';
import { readAfter } from './stream-name';
import { StreamsService, type StreamStart } from './streams.service';

/** Streams one socket may watch at once: every market of the catalogue and its own organisation, with room. */
const STREAMS_MAX = 40;

/** An answer of this size is like any frame. */
const SMALL_BYTES = 65_536;

type Ask = { readonly stream?: unknown; readonly after?: unknown };
type Answer = PreparedJson | { readonly ok: true };
type Refused = { readonly ok: false; readonly problem: ProblemDto };

/** The live door: watch a stream, and hear what happens on it in order. */
@WebSocketGateway({ namespace: 'live', transports: ['websocket'] })
export class RealtimeGateway implements OnGatewayInit {
  @WebSocketServer() private readonly server: Namespace;

  constructor(
    private readonly streams: StreamsService,
    private readonly auth: SocketAuth,
    private readonly broadcaster: Broadcaster,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  afterInit(): void {
    this.server.use((socket, next) => void this.auth.admit(socket as MemberSocket).then(() => next(), next));
    this.auth.guard(this.server);
    this.broadcaster.serve(this.server);
    this.server.on('connection', (socket: MemberSocket) => {
      socket.on('watch', (...sent) => this.answer(socket, sent, (actor, ask) => this.watch(socket, actor, ask)));
      socket.on('unwatch', (...sent) => this.answer(socket, sent, (actor, ask) => this.unwatch(socket, actor, ask)));
    });
  }

  /** Joins a stream and answers with the events missed since `after`, oldest first, or with a snapshot when that is too long ago. */
  private watch(socket: MemberSocket, actor: Actor, { stream: text, after }: Ask): Answer | Promise<Answer> {
    const stream = this.streams.admit(actor, text);
    const since = readAfter(after);
    // A room more than the streams: each socket also has a room of its own.
    if (!socket.rooms.has(stream) && socket.rooms.size > STREAMS_MAX) throw new DomainError('stream.too_many', { streamsMax: STREAMS_MAX });
    void socket.join(stream); // join, then read: a repeat is harmless, a gap is not
    const answered = ({ kind, answer }: StreamStart): PreparedJson => {
      this.metrics.watches.inc({ answer: kind });
      if (answer.length > SMALL_BYTES) allowAnswer(socket, stream, answer.length);
      return answer;
    };
    const start = this.streams.start(stream, since);
    return start instanceof Promise ? start.then(answered) : answered(start);
  }

  private unwatch(socket: MemberSocket, actor: Actor, { stream }: Ask): Answer {
    void socket.leave(this.streams.admit(actor, stream));
    return { ok: true };
  }

  /**
   * Answers one message, at once when all that it needs is at hand: among the thousands of watches of a crowd, promises and Nest's own
   * chain of pipes and interceptors would be most of the work. Every refusal is the same problem that the caller would get over HTTP.
   */
  private answer(socket: MemberSocket, sent: readonly unknown[], work: (actor: Actor, ask: Ask) => Answer | Promise<Answer>): void {
    const last = sent.at(-1);
    const hear = (answer: Answer | Refused): void => (typeof last === 'function' ? (last as (body: unknown) => void)(answer) : undefined);
    const refuse = (error: unknown): void => hear(this.refusal(socket, error));
    const worked = (actor: Actor): Answer | Promise<Answer> => work(actor, fieldsOf(sent));
    try {
      const answer = asStranger({ requestId: socket.id, address: socket.handshake.address }, () => {
        const actor = this.auth.actorOf(socket);
        return actor instanceof Promise ? actor.then(worked) : worked(actor);
      });
      if (answer instanceof Promise) void answer.then(hear).catch(refuse);
      else hear(answer);
    } catch (error) {
      refuse(error);
    }
  }

  private refusal(socket: MemberSocket, error: unknown): Refused {
    this.metrics.watches.inc({ answer: 'refused' });
    const fault = faultOf(error);
    if (!fault) this.log.error({ socket: socket.id, stack: (error as Error).stack }, 'a socket message failed');
    const language = socket.handshake.headers['accept-language'];
    return { ok: false, problem: problemOf(fault ?? { code: 'server.failed', facts: {} }, socket.id, language) };
  }
}

/** The fields of a message: of its first part, whatever was sent. */
function fieldsOf([ask]: readonly unknown[]): Ask {
  return typeof ask === 'object' && ask !== null && !Array.isArray(ask) ? ask : {};
}
