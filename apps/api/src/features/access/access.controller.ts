import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Paper } from '@domain/areas/paper';
import { DomainError } from '@domain/shared/domain-error';
import { type AreaId, type FacilityId, isUuid, type PaperId } from '@domain/shared/ids';
import type { RefusalCode } from '@domain/shared/refusal-codes';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { AccessPages } from './access-pages';
import { AccessService } from './access.service';
import {
  AreaChangedView,
  ChangeStandingDto,
  DependentTradesView,
  FacilityChangedView,
  MisuseView,
  PaperJudgedView,
  RecordRuleBody,
  RuleRecordedView,
} from './access.dto';
import { MisuseQueries } from './misuse.queries';
import { OpenTradesQueries } from './open-trades.queries';

const STANDING_REFUSALS: readonly RefusalCode[] = [
  'standing.out_of_order',
  'standing.no_change',
  'standing.wrong_move',
  'destination.unknown',
  'day.invalid',
];

/** What officers change about codes, papers and rules, with what it does to lots and trades. */
@ApiTags('access')
@Controller()
export class AccessController {
  constructor(
    private readonly access: AccessService,
    private readonly openTrades: OpenTradesQueries,
    private readonly pages: AccessPages,
    private readonly misuse: MisuseQueries,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** Suspends, restores, grants or revokes a code from a day on. */
  @Post('planting-areas/:id/standings')
  @Allow('area.keep')
  @ApiCreatedResponse({ type: AreaChangedView })
  @Refuses('area.not_found', ...STANDING_REFUSALS)
  async changeArea(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: ChangeStandingDto): Promise<AreaChangedView> {
    const areaId = idOr<AreaId>(id, 'area.not_found');
    const { version } = await this.access.changeArea(actor, areaId, body.toChange(this.catalogue.catalogue), body.reason);
    return { id: areaId, version, trades: this.pages.trades(await this.openTrades.ofArea(areaId)) };
  }

  /** What looks like misuse of codes: for the department to look into. */
  @Get('register/warnings')
  @Allow('area.keep')
  @ApiOkResponse({ type: MisuseView })
  async misuseWarnings(): Promise<MisuseView> {
    return this.misuse.list();
  }

  /** Trades that draw on a code and are not delivered: for a person's decision. */
  @Get('planting-areas/:id/open-trades')
  @Allow('area.keep')
  @ApiOkResponse({ type: DependentTradesView })
  async tradesOfArea(@Param('id') id: string): Promise<DependentTradesView> {
    return { items: this.pages.trades(await this.openTrades.ofArea(idOr<AreaId>(id, 'area.not_found'))) };
  }

  /** The same for a packing facility. */
  @Post('packing-facilities/:id/standings')
  @Allow('area.keep')
  @ApiCreatedResponse({ type: FacilityChangedView })
  @Refuses('facility.not_found', ...STANDING_REFUSALS)
  async changeFacility(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: ChangeStandingDto): Promise<FacilityChangedView> {
    const facilityId = idOr<FacilityId>(id, 'facility.not_found');
    const { version } = await this.access.changeFacility(actor, facilityId, body.toChange(this.catalogue.catalogue), body.reason);
    return { id: facilityId, version };
  }

  /** An officer has seen the paper: it counts from now on. */
  @Post('papers/:id/verification')
  @HttpCode(200)
  @Allow('paper.verify')
  @ApiOkResponse({ type: PaperJudgedView })
  @Refuses('paper.not_found', 'paper.closed')
  async verify(@Param('id') id: string): Promise<PaperJudgedView> {
    return this.judged(await this.access.judgePaper(idOr<PaperId>(id, 'paper.not_found'), 'verified'));
  }

  /** Takes a paper back; trades that may depend on it are listed. */
  @Post('papers/:id/revocation')
  @HttpCode(200)
  @Allow('paper.verify')
  @ApiOkResponse({ type: PaperJudgedView })
  @Refuses('paper.not_found', 'paper.closed')
  async revoke(@Param('id') id: string): Promise<PaperJudgedView> {
    return this.judged(await this.access.judgePaper(idOr<PaperId>(id, 'paper.not_found'), 'revoked'));
  }

  /** Records what a market asks of a product from a day on. */
  @Post('access-rules')
  @Allow('access_rule.keep')
  @ApiCreatedResponse({ type: RuleRecordedView })
  @Refuses('access_rule.overlaps', 'window.ends_before_start', 'destination.unknown', 'product.unknown', 'day.invalid')
  async recordRule(@ActorParam() actor: Actor, @Body() body: RecordRuleBody): Promise<RuleRecordedView> {
    const rule = body.toRule(this.catalogue.catalogue);
    await this.access.recordRule(actor, rule);
    return { marketId: rule.marketId, productId: rule.productId, validFrom: rule.from };
  }

  private async judged({ id, state, version }: Paper): Promise<PaperJudgedView> {
    const trades = state === 'revoked' ? await this.openTrades.ofPaper(id) : [];
    return { id, state, version, trades: this.pages.trades(trades) };
  }
}

/** An address that can name nothing is answered like something that does not exist. */
function idOr<Id extends string>(text: string, refusal: RefusalCode): Id {
  if (!isUuid(text)) throw new DomainError(refusal, {});
  return text as Id;
}
