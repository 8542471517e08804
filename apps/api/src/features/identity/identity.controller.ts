import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type OrganisationId } from '@domain/shared/ids';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { OrganisationView, RegisterOrganisationDto } from './identity.dto';
import { IdentityQueries } from './identity.queries';
import { IdentityService } from './identity.service';
import type { OrganisationEntity } from './organisation.entity';

@ApiTags('organisations')
@Controller('organisations')
export class IdentityController {
  constructor(
    private readonly identity: IdentityService,
    private readonly queries: IdentityQueries,
  ) {}

  /** Registers an organisation with its first members. */
  @Post()
  @ApiCreatedResponse({ type: OrganisationView })
  @Allow('organisation.register')
  @Refuses(
    'organisation.name_taken',
    'organisation.no_member',
    'member.sign_in_name_taken',
    'member.sign_in_name_invalid',
    'member.wrong_role',
    'password.too_short',
    'password.too_common',
  )
  async register(@Body() body: RegisterOrganisationDto): Promise<OrganisationView> {
    return toView(await this.identity.register(body.toRegistration()));
  }

  /** An organisation's card. */
  @Get(':id')
  @ApiOkResponse({ type: OrganisationView })
  @Allow('market.read')
  @Refuses('organisation.not_found')
  async one(@Param('id') id: string): Promise<OrganisationView> {
    if (!isUuid(id)) throw new DomainError('organisation.not_found', {});
    return toView(await this.queries.organisation(id as OrganisationId));
  }
}

function toView({ id, kind, name, demo, placeId, state }: OrganisationEntity): OrganisationView {
  return { id, kind, name, demo, placeId, state };
}
