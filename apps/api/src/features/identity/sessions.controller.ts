import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { instantToIso } from '@domain/shared/instant';
import { DomainError } from '@domain/shared/domain-error';
import { Clock } from '../../platform/clock/clock';
import { Allow, Public } from '../../platform/http/allow';
import { sessionCookieName } from '../../platform/http/cookie';
import { WithoutIdempotencyKey } from '../../platform/http/idempotency.interceptor';
import { Refuses } from '../../platform/http/refuses';
import type { CookieRequest } from './access.guard';
import { SessionView, SignInDto } from './identity.dto';
import { SessionsService, type Session } from './sessions.service';

@ApiTags('sessions')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
  ) {}

  /** Signs in with a phone number or e-mail and a password. */
  @Post()
  @ApiCreatedResponse({ type: SessionView })
  @Public()
  @WithoutIdempotencyKey()
  @Refuses('auth.wrong_credentials', 'request.invalid', 'server.busy')
  async signIn(@Body() body: SignInDto, @Res({ passthrough: true }) response: Response): Promise<SessionView> {
    const { token, session } = await this.sessions.signIn(body.name, body.password);
    response.cookie(this.cookieName, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.sessions.secureCookies,
      path: '/',
      expires: session.expiresAt,
    });
    return this.view(session);
  }

  /** Who I am, for whom, and until when. */
  @Get('current')
  @ApiOkResponse({ type: SessionView })
  @Allow('session.read')
  @Refuses('auth.required', 'session.expired')
  async current(@Req() request: CookieRequest): Promise<SessionView> {
    const session = await this.sessions.open(request.sessionToken ?? '');
    if (!session) throw new DomainError('session.expired', {});
    return this.view(session);
  }

  /** Signs out; the session ends everywhere at once. */
  @Delete('current')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('session.end')
  async signOut(@Req() request: CookieRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.signOut(request.sessionToken ?? '');
    response.clearCookie(this.cookieName, { path: '/' });
  }

  private get cookieName(): string {
    return sessionCookieName(this.sessions.secureCookies);
  }

  private view({ actor, role, expiresAt }: Session): SessionView {
    return {
      member: { id: actor.memberId, name: actor.memberName, role },
      organisation: {
        id: actor.organisationId,
        kind: actor.organisationKind,
        name: actor.organisationName,
        demo: actor.demo,
        placeId: actor.placeId,
      },
      permissions: [...actor.permissions],
      expiresAt: expiresAt.toISOString(),
      serverTime: instantToIso(this.clock.now()),
    };
  }
}
