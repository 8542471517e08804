import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { instantToIso } from '@domain/shared/instant';
import { Clock } from '../../platform/clock/clock';
import { sessionCookieName } from '../../platform/http/cookie';
import type { SessionView } from './identity.dto';
import { SessionsService, type Device, type Session } from './sessions.service';

/** A name of a device as browsers give it: enough to know one's own phone again. */
const DEVICE_LENGTH_MAX = 200;

/** A session as its member sees it, and the cookie that carries it. */
@Injectable()
export class SessionDoor {
  constructor(
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
  ) {}

  deviceOf(request: Request, kind: Device['kind']): Device {
    return { kind, name: (request.get('user-agent') ?? '').slice(0, DEVICE_LENGTH_MAX), address: request.ip ?? '' };
  }

  give(response: Response, token: string, session: Session): Promise<SessionView> {
    response.cookie(this.cookieName, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.sessions.secureCookies,
      path: '/',
      // The server decides when it ends without being used; the browser forgets it at the latest moment possible.
      expires: session.row.expiresAt,
    });
    return this.view(session);
  }

  take(response: Response): void {
    response.clearCookie(this.cookieName, { path: '/' });
  }

  async view({ actor, row, expiresAt, secondFactor }: Session): Promise<SessionView> {
    const belongings = await this.sessions.belongings(actor.memberId);
    return {
      id: row.id,
      device: row.sessionKind,
      secondFactor,
      letIn: row.organisationState === 'active',
      provenLately: actor.provenLately,
      organisations: belongings.map(({ organisationId, ...each }) => ({ id: organisationId, ...each })),
      idleMinutes: row.idleMinutes,
      member: { id: actor.memberId, name: actor.memberName, role: row.role },
      organisation: {
        id: actor.organisationId,
        kind: actor.organisationKind,
        name: actor.organisationName,
        demo: actor.demo,
        placeId: actor.placeId,
      },
      permissions: [...actor.permissions],
      staffOf: row.staffOf === null ? null : { id: row.staffOf, name: row.homeName },
      expiresAt: expiresAt.toISOString(),
      endsAt: row.expiresAt.toISOString(),
      serverTime: instantToIso(this.clock.now()),
    };
  }

  private get cookieName(): string {
    return sessionCookieName(this.sessions.secureCookies);
  }
}
