import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type OrganisationId } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow, Public } from '../../platform/http/allow';
import { WithoutIdempotencyKey } from '../../platform/http/idempotency.interceptor';
import { Refuses } from '../../platform/http/refuses';
import type { CookieRequest } from './callers.service';
import { SessionView, SignInDto } from './identity.dto';
import { ProveAgainDto, SessionList, SwitchOrganisationDto } from './people.dto';
import { SessionDoor } from './session-view';
import { SessionsService, type Session } from './sessions.service';
import { SignInService } from './sign-in.service';
import { StaffService } from './staff.service';

@ApiTags('sessions')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly signIns: SignInService,
    private readonly door: SessionDoor,
    private readonly staff: StaffService,
  ) {}

  /** Signs in with a phone number or e-mail and a password, and a code where a second factor is on. */
  @Post()
  @ApiCreatedResponse({ type: SessionView })
  @Public()
  @WithoutIdempotencyKey()
  @Refuses(
    'auth.wrong_credentials',
    'auth.code_required',
    'auth.code_wrong',
    'sign_in.locked',
    'organisation.suspended',
    'request.invalid',
    'server.busy',
  )
  async signIn(
    @Body() body: SignInDto,
    @Req() request: CookieRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const proof = { name: body.name, password: body.password, code: body.code ?? null };
    const { token, session } = await this.signIns.signIn(proof, this.door.deviceOf(request, body.device ?? 'desk'));
    return this.door.give(response, token, session);
  }

  /** Who I am, for whom, and until when. */
  @Get('current')
  @ApiOkResponse({ type: SessionView })
  @Allow('session.read')
  @Refuses('auth.required', 'session.expired')
  async current(@Req() request: CookieRequest): Promise<SessionView> {
    return this.door.view(await this.opened(request));
  }

  /** Signs out; the session ends everywhere at once. */
  @Delete('current')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('session.end')
  async signOut(@Req() request: CookieRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.signOut(request.sessionToken ?? '');
    this.door.take(response);
  }

  /** Works for another of my organisations, under a new session. */
  @Post('current/organisation')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionView })
  @Allow('session.manage')
  @WithoutIdempotencyKey()
  @Refuses('organisation.not_found')
  async switchTo(
    @Body() { organisationId }: SwitchOrganisationDto,
    @Req() request: CookieRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const { token, session } = await this.sessions.switchTo(
      request.sessionToken ?? '',
      await this.opened(request),
      organisationId,
      this.door.deviceOf(request, 'desk'),
    );
    return this.door.give(response, token, session);
  }

  /** Staff of the operator: works for an organisation that asked for it, under a new session; what is done says both names. */
  @Post('current/behalf')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionView })
  @Allow('behalf.act')
  @WithoutIdempotencyKey()
  @Refuses('organisation.not_found', 'organisation.suspended')
  async actFor(
    @Body() { organisationId }: SwitchOrganisationDto,
    @Req() request: CookieRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const served = await this.staff.served(organisationId);
    const { token, session } = await this.sessions.actFor(
      request.sessionToken ?? '',
      await this.opened(request),
      served.id as OrganisationId,
      this.door.deviceOf(request, 'desk'),
    );
    return this.door.give(response, token, session);
  }

  /** Proves again who I am; good for ten minutes. */
  @Post('current/proof')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionView })
  @Allow('session.manage')
  @WithoutIdempotencyKey()
  @Refuses('auth.wrong_credentials', 'auth.code_wrong', 'sign_in.locked', 'server.busy')
  async prove(@Body() body: ProveAgainDto, @Req() request: CookieRequest): Promise<SessionView> {
    const shown = { password: body.password ?? null, code: body.code ?? null };
    await this.signIns.proveAgain(request.sessionToken ?? '', await this.opened(request), shown, request.ip ?? '');
    return this.door.view(await this.opened(request));
  }

  /** Everywhere I am signed in. */
  @Get()
  @ApiOkResponse({ type: SessionList })
  @Allow('session.manage')
  async list(@ActorParam() actor: Actor, @Req() request: CookieRequest): Promise<SessionList> {
    const [current, items] = [await this.opened(request), await this.sessions.list(actor.memberId)];
    return {
      items: items.map((each) => ({
        ...each,
        createdAt: each.createdAt.toISOString(),
        lastUsedAt: each.lastUsedAt.toISOString(),
        expiresAt: each.expiresAt.toISOString(),
        current: each.id === current.row.id,
      })),
    };
  }

  /** Ends all my sessions but this one. */
  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('session.manage')
  async endOthers(@ActorParam() actor: Actor, @Req() request: CookieRequest): Promise<void> {
    await this.sessions.endOthers(actor.memberId, request.sessionToken ?? '');
  }

  /** Ends one of my sessions. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('session.manage')
  @Refuses('session.not_found')
  async end(@ActorParam() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!isUuid(id)) throw new DomainError('session.not_found', {});
    await this.sessions.end(actor.memberId, id);
  }

  /** A key of a program has no session, and may do nothing here. @throws DomainError `session.expired` */
  private async opened(request: CookieRequest): Promise<Session> {
    const session = await this.sessions.open(request.sessionToken ?? '');
    if (!session) throw new DomainError('session.expired', {});
    return session;
  }
}
