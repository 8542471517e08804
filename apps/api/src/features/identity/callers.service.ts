import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from '@domain/shared/domain-error';
import type { Actor, SignedRequest } from '../../platform/http/actor';
import { readCookie, sessionCookieName } from '../../platform/http/cookie';
import { ApiKeysService } from './api-keys.service';
import { SessionsService, type Session } from './sessions.service';
import { StaffService } from './staff.service';

/** A request that came with a session cookie. */
export interface CookieRequest extends Request, SignedRequest {
  sessionToken?: string;
  session?: Session;
}

const BEARER = /^Bearer (mv_[\w-]{20,100})$/;
/** The organisation that staff of the operator act for. */
const ON_BEHALF_OF = 'x-on-behalf-of';

/** Finds out who a request is of, by its session cookie or its key. */
@Injectable()
export class CallersService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly keys: ApiKeysService,
    private readonly staff: StaffService,
  ) {}

  /** Who speaks now; asked again before a request that has waited is answered. @throws DomainError `auth.required`, `session.expired`, `auth.forbidden` */
  async of(request: CookieRequest): Promise<Actor> {
    const authorization = request.get('authorization');
    if (authorization !== undefined) {
      const key = BEARER.exec(authorization)?.[1];
      const actor = key ? await this.keys.open(key) : undefined;
      if (!actor) throw new DomainError('auth.required', {});
      return actor;
    }
    const token = readCookie(request.get('cookie'), sessionCookieName(this.sessions.secureCookies));
    if (!token) throw new DomainError('auth.required', {});
    const session = await this.sessions.open(token);
    if (!session) throw new DomainError('session.expired', {});
    request.sessionToken = token;
    request.session = session;
    const behalf = request.get(ON_BEHALF_OF);
    return behalf === undefined ? session.actor : this.staff.actFor(session.actor, behalf);
  }
}
