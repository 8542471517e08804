import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { type AuthorisationId, type FacilityId, isUuid } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { SeenVersion } from '../../platform/http/if-match';
import { Refuses } from '../../platform/http/refuses';
import { CodeViewsQueries } from '../areas/code-views.queries';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { AmendFacilityDto, AuthoriseDto, FacilityView } from './code-changes.dto';
import { CodesService } from './codes.service';
import { LEAVE_REFUSALS } from './leave-refusals';

/** What is stated anew of packing facilities, and who may use their codes. */
@ApiTags('areas')
@Controller('packing-facilities/:id')
export class FacilityChangesController {
  constructor(
    private readonly codes: CodesService,
    private readonly pages: CodeViewsQueries,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** Changes holder, place, products and what it packs a day. */
  @Patch()
  @Allow('area.keep')
  @ApiOkResponse({ type: FacilityView })
  @Refuses('facility.not_found', 'facility.packs_out_of_range', 'product.unknown', 'commune.unknown', 'version.stale', 'version.required')
  async amend(@Param('id') id: string, @SeenVersion() seen: number, @Body() body: AmendFacilityDto): Promise<FacilityView> {
    await this.pages.requireKnown(body);
    const said = { seen, stated: body.toStated(this.catalogue.catalogue), source: body.statedSource() };
    return this.pages.facility(await this.codes.amendFacility(facilityIdOf(id), said));
  }

  /** An officer has looked at a code of another form: from now on it counts. */
  @Post('check')
  @HttpCode(200)
  @Allow('area.keep')
  @ApiOkResponse({ type: FacilityView })
  @Refuses('facility.not_found')
  async check(@Param('id') id: string): Promise<FacilityView> {
    return this.pages.facility(await this.codes.checkFacility(facilityIdOf(id)));
  }

  /** Lets another organisation pack under the code. */
  @Post('authorisations')
  @Allow('area.authorise')
  @ApiCreatedResponse({ type: FacilityView })
  @Refuses('facility.not_found', ...LEAVE_REFUSALS)
  async authorise(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: AuthoriseDto): Promise<FacilityView> {
    await this.pages.requireOrganisation(body.userId);
    return this.pages.facility(await this.codes.leaveOfFacility(actor, facilityIdOf(id), { give: body.toGiven() }));
  }

  /** Takes a leave back; what was packed under it stays packed. */
  @Post('authorisations/:leave/withdrawal')
  @HttpCode(200)
  @Allow('area.authorise')
  @ApiOkResponse({ type: FacilityView })
  @Refuses('facility.not_found', 'authorisation.not_found')
  async withdraw(@ActorParam() actor: Actor, @Param('id') id: string, @Param('leave') leave: string): Promise<FacilityView> {
    if (!isUuid(leave)) throw new DomainError('authorisation.not_found', {});
    return this.pages.facility(await this.codes.leaveOfFacility(actor, facilityIdOf(id), { withdraw: leave as AuthorisationId }));
  }
}

/** An address that can name no facility is answered like a facility that does not exist. */
function facilityIdOf(text: string): FacilityId {
  if (!isUuid(text)) throw new DomainError('facility.not_found', {});
  return text as FacilityId;
}
