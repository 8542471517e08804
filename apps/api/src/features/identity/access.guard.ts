import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { PERMISSIONS_OVER_ALL, type Permission } from '@domain/identity/permission';
import { DomainError } from '@domain/shared/domain-error';
import type { SignedRequest } from '../../platform/http/actor';
import { enter } from '../../platform/database/row-scope';
import { ALLOW, EVERYONE } from '../../platform/http/allow';
import { readCookie, sessionCookieName } from '../../platform/http/cookie';
import { SessionsService } from './sessions.service';

/** A request that came with a session cookie. */
export interface CookieRequest extends Request, SignedRequest {
  sessionToken?: string;
}

/** Answers `@Allow` for every route: no session, no entry; no permission, no entry. Sockets have their own door (realtime/socket-auth). */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const needed = this.reflector.getAllAndOverride<Permission | typeof EVERYONE | undefined>(ALLOW, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (needed === EVERYONE) return true;
    const request = context.switchToHttp().getRequest<CookieRequest>();
    const token = readCookie(request.get('cookie'), sessionCookieName(this.sessions.secureCookies));
    if (!token) throw new DomainError('auth.required', {});
    const session = await this.sessions.open(token);
    if (!session) throw new DomainError('session.expired', {});
    if (needed === undefined || !session.actor.permissions.has(needed)) throw new DomainError('auth.forbidden', {});
    const { organisationId, memberId } = session.actor;
    enter(PERMISSIONS_OVER_ALL.has(needed) ? 'program' : { organisationId }, { organisationId, memberId });
    request.actor = session.actor;
    request.sessionToken = token;
    return true;
  }
}
