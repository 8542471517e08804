import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Namespace, Socket } from 'socket.io';
import { DomainError } from '@domain/shared/domain-error';
import type { MemberId, OrganisationId } from '@domain/shared/ids';
import { enter } from '../../platform/database/row-scope';
import type { Actor } from '../../platform/http/actor';
import { readCookie, sessionCookieName } from '../../platform/http/cookie';
import { LOG } from '../../platform/log/log.module';
import { hashOf, SessionsService, type Session } from '../identity/sessions.service';
import { Metrics } from '../../platform/log/metrics';
import { cutWhenStuck } from './backlog';
import { cutSocket } from './cut-socket';
import { OpenCounts, SOCKETS } from './open-counts';

/** A socket that came in with a session. */
export type MemberSocket = Socket<
  Record<'watch' | 'unwatch', (...sent: unknown[]) => void>,
  Record<string, (body: unknown) => void>,
  Record<string, never>,
  { token: string; tokenHash: string; memberId: MemberId; organisationId: OrganisationId }
>;

/** A revoked session must be out within two seconds; and what a look sees is remembered for a second, so that a crowd asks nothing more. */
const LOOK_MS = 800;
/** A look older than this vouches for nobody: what is private waits for the next one, so the two seconds hold on a busy machine too. */
const VOUCHES_MS = 1_500;
/** Messages one socket may send in ten seconds: a page opens a handful of streams, a flood is cut. */
const MESSAGES_PER_WINDOW = 200;
const WINDOW_MS = 10_000;
/** Unknown events after which a socket is somebody trying doors. */
const UNKNOWN_MAX = 20;

/** The sockets' door: nobody in without a session, nobody stays after it ends. */
@Injectable()
export class SocketAuth implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  /** When the last look that went through began. */
  private lookedAt = -Infinity;
  private readonly counts = new OpenCounts(SOCKETS);

  constructor(
    private readonly sessions: SessionsService,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Lets a socket in by the session cookie of its handshake. @throws DomainError `auth.required`, `session.expired`, `rate.limited` */
  async admit(socket: MemberSocket): Promise<void> {
    const token = readCookie(socket.handshake.headers.cookie, sessionCookieName(this.sessions.secureCookies));
    if (!token) throw new DomainError('auth.required', {});
    const session = await this.sessions.openNow(token); // whoever was just cut must not come back on what is remembered
    if (!session) throw new DomainError('session.expired', {});
    this.counts.requireRoom(session.actor);
    socket.data.token = token;
    socket.data.tokenHash = hashOf(token).toString('hex');
    socket.data.organisationId = session.actor.organisationId;
    socket.data.memberId = session.actor.memberId;
    limitMessages(socket, () => this.metrics.cuts.inc({ why: 'flood' }));
  }

  /** Who a socket speaks for now. @throws DomainError `session.expired`, `auth.forbidden` */
  actorOf(socket: MemberSocket): Actor | Promise<Actor> {
    const known = this.sessions.known(socket.data.token);
    return known
      ? this.speaking(socket, known)
      : this.sessions.openNow(socket.data.token).then((session) => this.speaking(socket, session));
  }

  private speaking(socket: MemberSocket, session: Session | undefined): Actor {
    if (!session) {
      this.expel(socket);
      throw new DomainError('session.expired', {});
    }
    if (!session.actor.permissions.has('stream.read')) throw new DomainError('auth.forbidden', {});
    const { organisationId, memberId } = session.actor;
    enter({ organisationId }, { organisationId, memberId });
    return session.actor;
  }

  private expel(socket: MemberSocket): void {
    this.metrics.cuts.inc({ why: 'session' });
    cutSocket(socket);
  }

  /** Cuts every socket whose session has ended, as long as the server runs. */
  guard(server: Namespace): void {
    server.on('connection', (socket: MemberSocket) => {
      // Counted once it is in: a socket that closes while it is being admitted is never heard of again.
      socket.once('disconnect', this.counts.opened(socket.data));
      cutWhenStuck(socket, () => this.metrics.cuts.inc({ why: 'stuck' }));
      letGoOfRequest(socket);
    });
    this.timer = setInterval(() => void (this.looking || this.look(server)), LOOK_MS);
  }

  /** True while every socket that is in was seen, a moment ago, to have an open session. */
  vouches(): boolean {
    return performance.now() - this.lookedAt <= VOUCHES_MS;
  }

  /** Cuts every socket whose session has ended. Answers false when it could not be found out. */
  async look(server: Namespace): Promise<boolean> {
    const begun = performance.now();
    this.looking = true;
    try {
      const sockets = [...server.sockets.values()] as MemberSocket[];
      const open = sockets.length === 0 ? new Set() : await this.sessions.openAmong(sockets.map((socket) => socket.data));
      for (const socket of sockets) if (!open.has(socket.data.tokenHash)) this.expel(socket);
      this.lookedAt = begun; // whoever came in since was asked for a session at the door
      return true;
    } catch (error) {
      this.log.warn({ error: (error as Error).message }, 'sessions of sockets could not be checked');
      return false;
    } finally {
      this.looking = false;
    }
  }
}

function limitMessages(socket: MemberSocket, cut: () => void): void {
  let [count, since, unknown] = [0, performance.now(), 0];
  socket.use(([event], next) => {
    const now = performance.now();
    if (now - since > WINDOW_MS) [count, since] = [0, now];
    if (event !== 'watch' && event !== 'unwatch') unknown++;
    if (++count <= MESSAGES_PER_WINDOW && unknown <= UNKNOWN_MAX) return next();
    if (socket.connected) cut();
    socket.disconnect(true);
  });
}

/** The request of the handshake is as large as everything else about a socket, and nobody asks it again. */
function letGoOfRequest(socket: MemberSocket): void {
  (socket.conn as { request: unknown }).request = null;
}
