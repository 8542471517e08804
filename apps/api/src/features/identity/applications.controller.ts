import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { DomainError } from '@domain/shared/domain-error';
import { idOf, isUuid, type OrganisationId } from '@domain/shared/ids';
import { foldForSearch } from '@domain/shared/text';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow, Public } from '../../platform/http/allow';
import { WithoutIdempotencyKey } from '../../platform/http/idempotency.interceptor';
import { cursorId, PAGE_MAX, pageOf } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { ApplicationsService } from './applications.service';
import { IdentityQueries } from './identity.queries';
import type { OrganisationCard } from './identity.repository';
import {
  AppliedView,
  ApplyDto,
  DecideDto,
  OrganisationCardPage,
  OrganisationCardView,
  OrganisationsQuery,
  OwnerGroupDto,
  ParticularsDto,
} from './people.dto';

/** How organisations come in, and what the operator decides about them. */
@ApiTags('organisations')
@Controller()
export class ApplicationsController {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly queries: IdentityQueries,
  ) {}

  /** Asks to be let in, with a first manager who can sign in at once and see how far it is. */
  @Post('applications')
  @ApiCreatedResponse({ type: AppliedView })
  @Public()
  @WithoutIdempotencyKey()
  @Refuses(
    'organisation.kind_not_open',
    'organisation.name_taken',
    'consent.required',
    'tax_code.invalid',
    'registration.required',
    'place.unknown',
    'member.sign_in_name_invalid',
    'password.too_short',
    'password.too_long',
    'password.too_common',
    'text.too_short',
    'text.too_long',
    'sign_in.locked',
    'server.busy',
  )
  async apply(@Body() body: ApplyDto, @Req() request: Request): Promise<AppliedView> {
    const { kind, name, placeId, member, consent } = body;
    await this.applications.apply(
      { kind, name, placeId: placeId ?? null, particulars: body.toParticulars(), member },
      consent,
      request.ip ?? '',
    );
    return { state: 'received' };
  }

  /** My own organisation, with what proves it. */
  @Get('organisation')
  @ApiOkResponse({ type: OrganisationCardView })
  @Allow('organisation.read')
  async mine(@ActorParam() actor: Actor): Promise<OrganisationCardView> {
    return toCardView(await this.queries.card(actor.organisationId));
  }

  /** Says what proves my organisation anew. */
  @Put('organisation/particulars')
  @ApiOkResponse({ type: OrganisationCardView })
  @Allow('member.manage')
  @Refuses('tax_code.invalid', 'registration.required', 'organisation.name_taken', 'text.too_short', 'text.too_long')
  async restate(@ActorParam() actor: Actor, @Body() body: ParticularsDto): Promise<OrganisationCardView> {
    return toCardView(await this.applications.restate(actor.organisationId, actor.organisationKind, body.toParticulars()));
  }

  /** Organisations of a state or with a part of a name, oldest first: the operator's queue. */
  @Get('organisations')
  @ApiOkResponse({ type: OrganisationCardPage })
  @Allow('organisation.verify')
  @Refuses('page.cursor_invalid')
  async list(@Query() query: OrganisationsQuery): Promise<OrganisationCardPage> {
    const limit = query.limit ?? PAGE_MAX;
    const ask = { state: query.state ?? null, text: foldForSearch(query.text ?? ''), id: null, after: cursorId(query), limit: limit + 1 };
    const page = pageOf(await this.queries.cards(ask), limit);
    return { items: page.items.map(toCardView), next: page.next };
  }

  /** Lets in, turns away, suspends or takes back. */
  @Post('organisations/:id/decisions')
  @HttpCode(200)
  @ApiOkResponse({ type: OrganisationCardView })
  @Allow('organisation.verify')
  @Refuses('organisation.not_found', 'organisation.wrong_state', 'organisation.reason_required')
  async decide(@Param('id') id: string, @Body() { state, reason }: DecideDto): Promise<OrganisationCardView> {
    return toCardView(await this.applications.decide(organisationIdOf(id), state, reason ?? null));
  }

  /** Says whose sister an organisation is; null for nobody's. */
  @Put('organisations/:id/owner-group')
  @ApiOkResponse({ type: OrganisationCardView })
  @Allow('organisation.verify')
  @Refuses('organisation.not_found', 'id.invalid')
  async group(@Param('id') id: string, @Body() { sisterId }: OwnerGroupDto): Promise<OrganisationCardView> {
    const sister = sisterId ? idOf<OrganisationId>(sisterId, 'sisterId') : null;
    return toCardView(await this.applications.group(organisationIdOf(id), sister));
  }
}

function toCardView({ stateAt, createdAt, ...card }: OrganisationCard): OrganisationCardView {
  return { ...card, stateAt: stateAt.toISOString(), createdAt: createdAt.toISOString() };
}

function organisationIdOf(text: string): OrganisationId {
  if (!isUuid(text)) throw new DomainError('organisation.not_found', {});
  return text as OrganisationId;
}
