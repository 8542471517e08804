import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { rolesOf } from '@domain/identity/role';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow, Public } from '../../platform/http/allow';
import { WithoutIdempotencyKey } from '../../platform/http/idempotency.interceptor';
import { Refuses } from '../../platform/http/refuses';
import { InvitationsService } from './invitations.service';
import { MembersService } from './members.service';
import { PasswordResetsService } from './password-resets.service';
import {
  AcceptInvitationDto,
  InvitationList,
  InvitationMadeView,
  InviteDto,
  MemberList,
  OpenInvitationView,
  ResetMadeView,
  RoleDto,
  TokenDto,
  UseResetDto,
  WishPasswordDto,
} from './people.dto';

@ApiTags('members')
@Controller()
export class MembersController {
  constructor(
    private readonly members: MembersService,
    private readonly invitations: InvitationsService,
    private readonly resets: PasswordResetsService,
  ) {}

  /** The members of my organisation. */
  @Get('members')
  @ApiOkResponse({ type: MemberList })
  @Allow('member.read')
  async list(@ActorParam() actor: Actor): Promise<MemberList> {
    const items = await this.members.list(actor);
    return {
      roles: [...rolesOf(actor.organisationKind)],
      items: items.map((each) => ({
        ...each,
        since: each.since.toISOString(),
        wantsPasswordSince: each.wantsPasswordSince?.toISOString() ?? null,
      })),
    };
  }

  /** Gives a member another role. */
  @Put('members/:id/role')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('member.manage')
  @Refuses('member.not_found', 'member.not_yourself', 'member.wrong_role')
  async changeRole(@ActorParam() actor: Actor, @Param('id') id: string, @Body() { role }: RoleDto): Promise<void> {
    await this.members.changeRole(actor, memberIdOf(id), role);
  }

  /** Ends a membership, with its sessions and keys. */
  @Delete('members/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('member.manage')
  @Refuses('member.not_found', 'member.last_manager')
  async end(@ActorParam() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.members.end(actor, memberIdOf(id));
  }

  /** A link that sets a member's password once: to hand over. */
  @Post('members/:id/password-reset')
  @ApiCreatedResponse({ type: ResetMadeView })
  @Allow('member.manage')
  @WithoutIdempotencyKey()
  @Refuses('member.not_found')
  async resetPassword(@ActorParam() actor: Actor, @Param('id') id: string): Promise<ResetMadeView> {
    return this.members.resetPassword(actor, memberIdOf(id));
  }

  /** Invitations that are still open. */
  @Get('invitations')
  @ApiOkResponse({ type: InvitationList })
  @Allow('member.read')
  async open(@ActorParam() actor: Actor): Promise<InvitationList> {
    const items = await this.members.invitations(actor);
    return { items: items.map((each) => ({ ...each, createdAt: each.createdAt.toISOString(), expiresAt: each.expiresAt.toISOString() })) };
  }

  /** An invitation to hand over; its token is shown once. */
  @Post('invitations')
  @ApiCreatedResponse({ type: InvitationMadeView })
  @Allow('member.manage')
  @WithoutIdempotencyKey()
  @Refuses('member.wrong_role', 'text.too_long')
  async invite(@ActorParam() actor: Actor, @Body() body: InviteDto): Promise<InvitationMadeView> {
    return this.members.invite(actor, body.role, body.note ?? '');
  }

  /** Takes an invitation back. */
  @Delete('invitations/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('member.manage')
  @Refuses('invitation.not_found')
  async revoke(@ActorParam() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!isUuid(id)) throw new DomainError('invitation.not_found', {});
    await this.members.revokeInvitation(actor, id);
  }

  /** What an invitation is for. The token travels in the body, so that no log of addresses keeps it. */
  @Post('invitations/reading')
  @HttpCode(200)
  @ApiOkResponse({ type: OpenInvitationView })
  @Public()
  @WithoutIdempotencyKey()
  @Refuses('invitation.not_found')
  async read(@Body() { token }: TokenDto): Promise<OpenInvitationView> {
    const { organisationName, demo, role, expiresAt } = await this.invitations.open(token);
    return { organisationName, demo, role, expiresAt: expiresAt.toISOString() };
  }

  /** Joins by an invitation, with a new account or with the one that has this sign-in name and password. */
  @Post('invitations/acceptance')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Public()
  @WithoutIdempotencyKey()
  @Refuses(
    'invitation.not_found',
    'consent.required',
    'auth.wrong_credentials',
    'auth.code_required',
    'auth.code_wrong',
    'sign_in.locked',
    'member.sign_in_name_invalid',
    'password.too_short',
    'password.too_long',
    'password.too_common',
    'server.busy',
  )
  async accept(@Body() { token, ...joining }: AcceptInvitationDto, @Req() request: Request): Promise<void> {
    await this.invitations.accept(token, { ...joining, code: joining.code ?? null }, request.ip ?? '');
  }

  /** I have forgotten my password: the same answer for every name. My manager is told, and hands a link over. */
  @Post('password-wishes')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Public()
  @WithoutIdempotencyKey()
  @Refuses('sign_in.locked')
  async wish(@Body() { name }: WishPasswordDto, @Req() request: Request): Promise<void> {
    await this.resets.wish(name, request.ip ?? '');
  }

  /** Sets a new password by a link; every session of mine ends. */
  @Post('password-resets')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Public()
  @WithoutIdempotencyKey()
  @Refuses('password_reset.not_found', 'password.too_short', 'password.too_long', 'password.too_common', 'sign_in.locked', 'server.busy')
  async useReset(@Body() { token, password }: UseResetDto, @Req() request: Request): Promise<void> {
    await this.resets.use(token, password, request.ip ?? '');
  }
}

/** An address that can name no member is answered like a member that does not exist. */
function memberIdOf(text: string): string {
  if (!isUuid(text)) throw new DomainError('member.not_found', {});
  return text;
}
