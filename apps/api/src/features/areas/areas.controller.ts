import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { isReadBy, type PlantingArea } from '@domain/areas/planting-area';
import { DomainError } from '@domain/shared/domain-error';
import { type AreaId, isUuid } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { PAGE_MAX } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { CodeViewsQueries } from './code-views.queries';
import {
  AreasPage,
  AreasQueryDto,
  AreaView,
  CommuneAreasList,
  DebitsView,
  HoldersQueryDto,
  HoldersView,
  LedgerQueryDto,
  RegisterAreaDto,
} from './areas.dto';
import { AreasQueries } from './areas.queries';
import { AreasService } from './areas.service';
import { CodeHistoryView, toCodeHistory } from './code-history.dto';
import { CodeHistoryQueries } from './code-history.queries';

/** The register of planting areas. A cooperative sees the areas that it holds or may use, an officer all of them. */
@ApiTags('areas')
@Controller('planting-areas')
export class AreasController {
  constructor(
    private readonly areas: AreasService,
    private readonly queries: AreasQueries,
    private readonly pages: CodeViewsQueries,
    private readonly histories: CodeHistoryQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly clock: Clock,
  ) {}

  /** Areas by code. */
  @Get()
  @Allow('area.read')
  @ApiOkResponse({ type: AreasPage })
  async list(@ActorParam() actor: Actor, @Query() query: AreasQueryDto): Promise<AreasPage> {
    const limit = query.limit ?? PAGE_MAX;
    const asked = {
      q: query.q ?? null,
      standing: query.standing ?? null,
      marketId: query.marketId ?? null,
      productId: query.productId ?? null,
      communeCode: query.communeCode ?? null,
      unchecked: query.unchecked === '1',
      ofOrganisation: actor.permissions.has('area.keep') ? null : actor.organisationId,
      after: query.cursor ?? null,
      limit: limit + 1,
    };
    const found = await this.queries.list(asked);
    const items = await this.pages.views(found.slice(0, limit));
    return { items, next: found.length > limit ? (items.at(-1)?.code ?? null) : null, total: await this.queries.count(asked) };
  }

  /** Areas added up by commune, for the map. */
  @Get('by-commune')
  @Allow('area.read')
  @ApiOkResponse({ type: CommuneAreasList })
  async byCommune(@ActorParam() actor: Actor): Promise<CommuneAreasList> {
    return { items: await this.queries.byCommune(actor.permissions.has('area.keep') ? null : actor.organisationId) };
  }

  /** Organisations whose name has the text in it: who may hold or use a code. */
  @Get('holders')
  @Allow('area.read')
  @ApiOkResponse({ type: HoldersView })
  async holders(@Query() { q }: HoldersQueryDto): Promise<HoldersView> {
    return { items: await this.queries.holders(q) };
  }

  /** Enters an area. */
  @Post()
  @Allow('area.keep')
  @ApiCreatedResponse({ type: AreaView })
  @Refuses(
    'area.code_taken',
    'area_code.invalid',
    'area.size_out_of_range',
    'area.households_out_of_range',
    'area.yield_out_of_range',
    'product.unknown',
    'commune.unknown',
    'destination.unknown',
    'organisation.not_found',
    'day.invalid',
  )
  async register(@ActorParam() actor: Actor, @Body() body: RegisterAreaDto): Promise<AreaView> {
    await this.pages.requireKnown(body);
    return this.pages.area(await this.areas.register(actor, body.toDraft(this.catalogue.catalogue), body.source));
  }

  @Get(':id')
  @Allow('area.read')
  @ApiOkResponse({ type: AreaView })
  @Refuses('area.not_found')
  async one(@ActorParam() actor: Actor, @Param('id') id: string): Promise<AreaView> {
    return this.pages.area(await this.seen(actor, id));
  }

  /** What draws on a code: the newest hundred trades of a season. */
  @Get(':id/ledger')
  @Allow('area.read')
  @ApiOkResponse({ type: DebitsView })
  @Refuses('area.not_found')
  async ledger(@ActorParam() actor: Actor, @Param('id') id: string, @Query() query: LedgerQueryDto): Promise<DebitsView> {
    const area = await this.seen(actor, id);
    const season = query.season ?? this.pages.seasonOf(area, this.clock.today());
    return { items: await this.pages.debits(await this.queries.debits(area.id, season, PAGE_MAX)) };
  }

  /** Who changed what of the code, when and why: its standings, its facts, its leaves. */
  @Get(':id/history')
  @Allow('area.read')
  @ApiOkResponse({ type: CodeHistoryView })
  @Refuses('area.not_found')
  async history(@ActorParam() actor: Actor, @Param('id') id: string): Promise<CodeHistoryView> {
    return toCodeHistory(await this.histories.ofArea((await this.seen(actor, id)).id));
  }

  /** Another's area is answered like one that does not exist. */
  private async seen(actor: Actor, id: string): Promise<PlantingArea> {
    const area = await this.queries.one(areaIdOf(id));
    if (!actor.permissions.has('area.keep') && !isReadBy(area, actor.organisationId)) throw new DomainError('area.not_found', {});
    return area;
  }
}

/** An address that can name no area is answered like an area that does not exist. */
function areaIdOf(text: string): AreaId {
  if (!isUuid(text)) throw new DomainError('area.not_found', {});
  return text as AreaId;
}
