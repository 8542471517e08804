import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { isReadBy } from '@domain/areas/planting-area';
import { DomainError } from '@domain/shared/domain-error';
import { type FacilityId, isUuid } from '@domain/shared/ids';
import { foldForSearch } from '@domain/shared/text';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { PAGE_MAX } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { CodeHistoryView, toCodeHistory } from './code-history.dto';
import { CodeHistoryQueries } from './code-history.queries';
import { CodeViewsQueries } from './code-views.queries';
import { FacilitiesPage, FacilitiesQueryDto, FacilityView, RegisterFacilityDto } from './facilities.dto';
import { FacilitiesService } from './facilities.service';

/** The register of packing facilities. An organisation sees those that it holds or may use, an officer all of them. */
@ApiTags('areas')
@Controller('packing-facilities')
export class FacilitiesController {
  constructor(
    private readonly facilities: FacilitiesService,
    private readonly pages: CodeViewsQueries,
    private readonly histories: CodeHistoryQueries,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** Facilities by code. */
  @Get()
  @Allow('area.read')
  @ApiOkResponse({ type: FacilitiesPage })
  async list(@ActorParam() actor: Actor, @Query() query: FacilitiesQueryDto): Promise<FacilitiesPage> {
    const limit = query.limit ?? PAGE_MAX;
    const { found, total } = await this.facilities.list({
      ofOrganisation: actor.permissions.has('area.keep') ? null : actor.organisationId,
      q: query.q === undefined ? null : foldForSearch(query.q).replace(/[\\%_]/g, '\\$&'),
      unchecked: query.unchecked === '1',
      after: query.cursor ?? null,
      limit: limit + 1,
    });
    const items = await this.pages.facilities(found.slice(0, limit));
    return { items, next: found.length > limit ? (items.at(-1)?.code ?? null) : null, total };
  }

  /** Enters a facility, active for its markets. */
  @Post()
  @Allow('area.keep')
  @ApiCreatedResponse({ type: FacilityView })
  @Refuses(
    'facility.code_taken',
    'facility.packs_out_of_range',
    'area_code.invalid',
    'product.unknown',
    'commune.unknown',
    'destination.unknown',
    'organisation.not_found',
  )
  async register(@ActorParam() actor: Actor, @Body() body: RegisterFacilityDto): Promise<FacilityView> {
    await this.pages.requireKnown(body);
    return this.pages.facility(await this.facilities.register(actor, body.toDraft(this.catalogue.catalogue), body.statedSource()));
  }

  /** Who changed what of the code, when and why. Another's facility is answered like one that does not exist. */
  @Get(':id/history')
  @Allow('area.read')
  @ApiOkResponse({ type: CodeHistoryView })
  @Refuses('facility.not_found')
  async history(@ActorParam() actor: Actor, @Param('id') id: string): Promise<CodeHistoryView> {
    if (!isUuid(id)) throw new DomainError('facility.not_found', {});
    const facility = await this.facilities.one(id as FacilityId);
    if (!actor.permissions.has('area.keep') && !isReadBy(facility, actor.organisationId)) throw new DomainError('facility.not_found', {});
    return toCodeHistory(await this.histories.ofFacility(facility.id));
  }
}
