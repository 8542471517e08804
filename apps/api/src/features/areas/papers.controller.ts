import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { IdentityQueries } from '../identity/identity.queries';
import { toPaperView } from './paper-views';
import { DeclarePaperDto, PapersQueryDto, PapersView, PaperView } from './papers.dto';
import { PapersService } from './papers.service';

/** The most papers that one answer carries: the first to end stand first. */
const LIST_MAX = 500;

/** Certificates and tests. A holder sees its own, an officer all of them. */
@ApiTags('papers')
@Controller('papers')
export class PapersController {
  constructor(
    private readonly source: DataSource,
    private readonly papers: PapersService,
    private readonly identity: IdentityQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly clock: Clock,
  ) {}

  /** Papers, the first to end first. */
  @Get()
  @Allow('paper.read')
  @ApiOkResponse({ type: PapersView })
  async list(@ActorParam() actor: Actor, @Query() query: PapersQueryDto): Promise<PapersView> {
    const holderId = actor.permissions.has('paper.verify') ? null : actor.organisationId;
    const papers = await this.papers.list({ holderId, state: query.state ?? null, limit: LIST_MAX });
    const names = await this.identity.parties(
      this.source.manager,
      papers.map((paper) => paper.holderId),
    );
    return { items: papers.map((paper) => toPaperView(paper, names.get(paper.holderId)?.name ?? '', this.clock.today())) };
  }

  /** Declares a paper of mine; it counts once an officer has seen it. */
  @Post()
  @Allow('paper.declare')
  @ApiCreatedResponse({ type: PaperView })
  @Refuses(
    'paper.ggn_invalid',
    'paper.stars_invalid',
    'paper.other_area',
    'paper.number_taken',
    'paper.overlaps',
    'paper.file_not_found',
    'area.not_found',
    'product.unknown',
    'day.invalid',
    'window.ends_before_start',
    'window.too_long',
  )
  async declare(@ActorParam() actor: Actor, @Body() body: DeclarePaperDto): Promise<PaperView> {
    const paper = await this.papers.declare(body.toDraft(this.catalogue.catalogue, actor.organisationId));
    return toPaperView(paper, actor.organisationName, this.clock.today());
  }
}
