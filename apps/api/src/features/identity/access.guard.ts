import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { PERMISSIONS_OVER_ALL, type Permission } from '@domain/identity/permission';
import { DomainError } from '@domain/shared/domain-error';
import type { RefusalCode } from '@domain/shared/refusal-codes';
import { enter } from '../../platform/database/row-scope';
import type { Actor, SignedRequest } from '../../platform/http/actor';
import { ALLOW, EVERYONE } from '../../platform/http/allow';
import { RequestLimits } from '../../platform/http/request-limits';
import { readCookie, sessionCookieName } from '../../platform/http/cookie';
import { ApiKeysService } from './api-keys.service';
import { SessionsService, type Session } from './sessions.service';
import { StaffService } from './staff.service';

/** A request that came with a session cookie. */
export interface CookieRequest extends Request, SignedRequest {
  sessionToken?: string;
  session?: Session;
}

/** What watches over the process may ask as often as it likes. */
const WATCHED = new Set(['/livez', '/readyz', '/metrics']);
const BEARER = /^Bearer (mv_[\w-]{20,100})$/;
/** The organisation that staff of the operator act for. */
const ON_BEHALF_OF = 'x-on-behalf-of';

/** Answers `@Allow` for every route: no session, no entry; no permission, no entry. Sockets have their own door (realtime/socket-auth). */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    private readonly keys: ApiKeysService,
    private readonly staff: StaffService,
    private readonly limits: RequestLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const needed = this.reflector.getAllAndOverride<Permission | typeof EVERYONE | undefined>(ALLOW, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<CookieRequest>();
    const response = context.switchToHttp().getResponse<Response>();
    if (needed === EVERYONE) {
      if (!WATCHED.has(request.path)) await this.limits.takeOfStranger(request, response);
      return true;
    }
    const actor = await this.actorOf(request);
    await this.limits.take(request, response, actor);
    if (needed === undefined || !actor.permissions.has(needed)) throw new DomainError(whyNot(request.session), {});
    const { organisationId, memberId, staffOf } = actor;
    enter(PERMISSIONS_OVER_ALL.has(needed) ? 'program' : { organisationId }, {
      organisationId,
      memberId,
      ...('apiKeyId' in actor ? { apiKeyId: actor.apiKeyId as string } : {}),
      ...(staffOf ? { staffOf } : {}),
    });
    request.actor = actor;
    return true;
  }

  private async actorOf(request: CookieRequest): Promise<Actor> {
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

/** What stands between a member and the work of the role: something to see to first, or nothing but the role itself. */
function whyNot(session: Session | undefined): RefusalCode {
  if (session?.secondFactor === 'needed') return 'auth.second_factor_required';
  return session && session.row.organisationState !== 'active' ? 'organisation.not_let_in' : 'auth.forbidden';
}
