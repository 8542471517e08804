import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DomainError } from '@domain/shared/domain-error';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { WithoutIdempotencyKey } from '../../platform/http/idempotency.interceptor';
import { Refuses } from '../../platform/http/refuses';
import type { CookieRequest } from './callers.service';
import { ChangePasswordDto, CodeDto, PersonalDataView, SecondFactorBegunView } from './people.dto';
import { ProfileService } from './profile.service';
import { SessionDoor } from './session-view';
import { SessionsService } from './sessions.service';

/** What is mine: my password, my second factor, and what is kept about me. */
@ApiTags('profile')
@Controller('profile')
export class ProfileController {
  constructor(
    private readonly profile: ProfileService,
    private readonly sessions: SessionsService,
    private readonly door: SessionDoor,
  ) {}

  /** Sets a new password; all my other sessions end. */
  @Post('password')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('profile.manage')
  @WithoutIdempotencyKey()
  @Refuses('auth.wrong_credentials', 'password.too_short', 'password.too_long', 'password.too_common', 'server.busy')
  async changePassword(@ActorParam() actor: Actor, @Body() body: ChangePasswordDto, @Req() request: CookieRequest): Promise<void> {
    await this.profile.changePassword(actor, request.sessionToken ?? '', body);
  }

  /** Begins to turn an authenticator app on; a code turns it on. */
  @Post('second-factor')
  @ApiCreatedResponse({ type: SecondFactorBegunView })
  @Allow('profile.manage')
  @WithoutIdempotencyKey()
  @Refuses('second_factor.already_on')
  async beginSecondFactor(@ActorParam() actor: Actor): Promise<SecondFactorBegunView> {
    return this.profile.beginSecondFactor(actor);
  }

  /** Turns the authenticator app on with its first code. */
  @Post('second-factor/confirmation')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('profile.manage')
  @WithoutIdempotencyKey()
  @Refuses('second_factor.already_on', 'second_factor.not_begun', 'auth.code_wrong')
  async turnOn(@ActorParam() actor: Actor, @Body() { code }: CodeDto, @Req() request: CookieRequest): Promise<void> {
    await this.profile.turnSecondFactorOn(actor, code);
    await this.sessions.prove(request.sessionToken ?? '');
  }

  /** Turns the authenticator app off, after a fresh proof. */
  @Delete('second-factor')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('profile.manage')
  @Refuses('auth.step_up_required', 'second_factor.kept_by_role')
  async turnOff(@ActorParam() actor: Actor, @Req() request: CookieRequest): Promise<void> {
    const session = await this.sessions.openNow(request.sessionToken ?? '');
    if (!session) throw new DomainError('session.expired', {});
    await this.profile.turnSecondFactorOff(actor, session.row.role);
  }

  /** Everything that is kept about me. */
  @Get('data')
  @ApiOkResponse({ type: PersonalDataView })
  @Allow('profile.manage')
  async data(@ActorParam() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<PersonalDataView> {
    response.setHeader('Content-Disposition', 'attachment; filename="du-lieu-ca-nhan.json"');
    return this.profile.export(actor);
  }

  /** Forgets who I am, after a fresh proof. What I did for my organisations stays without my name. */
  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('profile.manage')
  @Refuses('auth.step_up_required', 'member.last_manager')
  async erase(@ActorParam() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.profile.erase(actor);
    this.door.take(response);
  }
}
