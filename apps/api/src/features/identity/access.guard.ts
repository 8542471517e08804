import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { PERMISSIONS_OVER_ALL, type Permission } from '@domain/identity/permission';
import { DomainError } from '@domain/shared/domain-error';
import type { RefusalCode } from '@domain/shared/refusal-codes';
import { enter } from '../../platform/database/row-scope';
import { ALLOW, EVERYONE } from '../../platform/http/allow';
import { RequestLimits } from '../../platform/http/request-limits';
import { CallersService, type CookieRequest } from './callers.service';
import type { Session } from './sessions.service';

/** What watches over the process may ask as often as it likes. */
const WATCHED = new Set(['/livez', '/readyz', '/metrics']);

/** Answers `@Allow` for every route: no session, no entry; no permission, no entry. Sockets have their own door (realtime/socket-auth). */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallersService,
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
    const actor = await this.callers.of(request);
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
}

/** What stands between a member and the work of the role: something to see to first, or nothing but the role itself. */
function whyNot(session: Session | undefined): RefusalCode {
  if (session?.secondFactor === 'needed') return 'auth.second_factor_required';
  return session && session.row.organisationState !== 'active' ? 'organisation.not_let_in' : 'auth.forbidden';
}
