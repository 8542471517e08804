import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { type FacilityId, isUuid } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { AreaPages } from './area-pages';
import { CodeHistoryView, toCodeHistory } from './code-history.dto';
import { CodeHistoryQueries } from './code-history.queries';
import { FacilitiesService } from './facilities.service';
import { toFacilityView } from './paper-views';
import { FacilitiesView, FacilityView, RegisterFacilityDto } from './papers.dto';

/** The register of packing facilities. */
@ApiTags('areas')
@Controller('packing-facilities')
export class FacilitiesController {
  constructor(
    private readonly facilities: FacilitiesService,
    private readonly pages: AreaPages,
    private readonly histories: CodeHistoryQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly clock: Clock,
  ) {}

  /** Facilities by code: a holder's own, an officer's all. */
  @Get()
  @Allow('area.read')
  @ApiOkResponse({ type: FacilitiesView })
  async list(@ActorParam() actor: Actor): Promise<FacilitiesView> {
    const found = await this.facilities.list(actor.permissions.has('area.keep') ? null : actor.organisationId);
    return { items: found.map((facility) => toFacilityView(facility, this.clock.today())) };
  }

  /** Enters a facility, active for its markets. */
  @Post()
  @Allow('area.keep')
  @ApiCreatedResponse({ type: FacilityView })
  @Refuses(
    'facility.code_taken',
    'area_code.invalid',
    'product.unknown',
    'commune.unknown',
    'destination.unknown',
    'organisation.not_found',
  )
  async register(@ActorParam() actor: Actor, @Body() body: RegisterFacilityDto): Promise<FacilityView> {
    await this.pages.requireKnown(body);
    return toFacilityView(await this.facilities.register(actor, body.toDraft(this.catalogue.catalogue)), this.clock.today());
  }

  /** Who changed the standing of the code, when and why. Another's facility is answered like one that does not exist. */
  @Get(':id/history')
  @Allow('area.read')
  @ApiOkResponse({ type: CodeHistoryView })
  @Refuses('facility.not_found')
  async history(@ActorParam() actor: Actor, @Param('id') id: string): Promise<CodeHistoryView> {
    if (!isUuid(id)) throw new DomainError('facility.not_found', {});
    const facility = await this.facilities.one(id as FacilityId, actor.permissions.has('area.keep') ? null : actor.organisationId);
    return toCodeHistory(await this.histories.ofFacility(facility.id));
  }
}
