import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { dayOf } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type StandingOfferId } from '@domain/shared/ids';
import { standingOfferLineView, standingOfferView } from '@domain/across/views/standing-views';
import type { StandingOffer } from '@domain/supply/standing-offer';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { SeenVersion } from '../../platform/http/if-match';
import { cursorId, PAGE_MAX, PageQuery, pageOf } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import {
  LotLinesPageQuery,
  SetStandingOfferDto,
  SkipDaysDto,
  StandingOfferLineList,
  StandingOfferLineView,
  StandingOffersPage,
  StandingOfferView,
  StandingWithLotsView,
} from './standing-offers.dto';
import { StandingOffersQueries, type StandingWithLots } from './standing-offers.queries';
import { StandingOffersService } from './standing-offers.service';
import { SUPPLY_TERMS_REFUSALS } from './supply-refusals';

@ApiTags('offers')
@Controller('standing-offers')
export class StandingOffersController {
  constructor(
    private readonly offers: StandingOffersService,
    private readonly queries: StandingOffersQueries,
  ) {}

  /** Sets an offer that posts a lot of its own for each day of its schedule. */
  @Post()
  @ApiCreatedResponse({ type: StandingOfferView })
  @Allow('offer.open')
  @Refuses(...SUPPLY_TERMS_REFUSALS, 'standing_offer.too_many')
  async open(@ActorParam() actor: Actor, @Body() body: SetStandingOfferDto): Promise<StandingOfferView> {
    return standingOfferView(await this.offers.open(actor, body.toTerms()));
  }

  /** My organisation's standing offers, newest first, each with how its last days ended. */
  @Get()
  @ApiOkResponse({ type: StandingOffersPage })
  @Allow('offer.read')
  @Refuses('page.cursor_invalid')
  async mine(@ActorParam() actor: Actor, @Query() query: PageQuery): Promise<StandingOffersPage> {
    const limit = query.limit ?? PAGE_MAX;
    const page = pageOf(await this.queries.ofSeller(actor.organisationId, cursorId(query), limit + 1), limit);
    return { items: page.items.map(viewWithLots), next: page.next };
  }

  /** One of them. */
  @Get(':id')
  @ApiOkResponse({ type: StandingWithLotsView })
  @Allow('offer.read')
  @Refuses('standing_offer.not_found')
  async one(@ActorParam() actor: Actor, @Param('id') id: string): Promise<StandingWithLotsView> {
    return viewWithLots(await this.queries.one(actor.organisationId, standingIdOf(id)));
  }

  /** Every settled day of one, newest first: its lot, or why there is none. */
  @Get(':id/lines')
  @ApiOkResponse({ type: StandingOfferLineList })
  @Allow('offer.read')
  @Refuses('standing_offer.not_found', 'day.invalid')
  async lines(@ActorParam() actor: Actor, @Param('id') id: string, @Query() query: LotLinesPageQuery): Promise<StandingOfferLineList> {
    const before = query.before === undefined ? null : dayOf(query.before, 'before');
    const lines = await this.queries.linesOf(actor.organisationId, standingIdOf(id), before, query.limit ?? PAGE_MAX);
    return { items: lines.map(standingOfferLineView) };
  }

  /** Gives it other terms from its next day on; what is posted stays. */
  @Patch(':id')
  @ApiOkResponse({ type: StandingOfferView })
  @Allow('offer.open')
  @Refuses(...SUPPLY_TERMS_REFUSALS, 'standing_offer.not_found', 'standing_offer.ended', 'version.required', 'version.stale')
  async amend(
    @ActorParam() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number,
    @Body() body: SetStandingOfferDto,
  ): Promise<StandingOfferView> {
    return standingOfferView(await this.offers.amend(actor, standingIdOf(id), seen, body.toTerms()));
  }

  /** Leaves these of the days to come out, and no others. */
  @Put(':id/skips')
  @ApiOkResponse({ type: StandingOfferView })
  @Allow('offer.open')
  @Refuses('standing_offer.not_found', 'standing_offer.ended', 'schedule.too_many_skips', 'day.invalid')
  skip(@ActorParam() actor: Actor, @Param('id') id: string, @Body() { days }: SkipDaysDto): Promise<StandingOfferView> {
    const skipped = days.map((day) => dayOf(day, 'days'));
    return this.moved(this.offers.skip(actor, standingIdOf(id), skipped));
  }

  /** Passes over its days until it is resumed. */
  @Post(':id/pause')
  @HttpCode(200)
  @ApiOkResponse({ type: StandingOfferView })
  @Allow('offer.withdraw')
  @Refuses('standing_offer.not_found', 'standing_offer.ended', 'standing_offer.wrong_state')
  pause(@ActorParam() actor: Actor, @Param('id') id: string): Promise<StandingOfferView> {
    return this.moved(this.offers.move(actor, standingIdOf(id), 'paused'));
  }

  /** Posts lots again from its next day on. */
  @Post(':id/resumption')
  @HttpCode(200)
  @ApiOkResponse({ type: StandingOfferView })
  @Allow('offer.open')
  @Refuses('standing_offer.not_found', 'standing_offer.ended', 'standing_offer.wrong_state')
  resume(@ActorParam() actor: Actor, @Param('id') id: string): Promise<StandingOfferView> {
    return this.moved(this.offers.move(actor, standingIdOf(id), 'active'));
  }

  /** Stops it for good; the lots that it posted stay. */
  @Post(':id/end')
  @HttpCode(200)
  @ApiOkResponse({ type: StandingOfferView })
  @Allow('offer.withdraw')
  @Refuses('standing_offer.not_found', 'standing_offer.ended')
  end(@ActorParam() actor: Actor, @Param('id') id: string): Promise<StandingOfferView> {
    return this.moved(this.offers.move(actor, standingIdOf(id), 'ended'));
  }

  /** Posts the lot of a day that was missed or passed over after all, while the day has not passed. */
  @Post(':id/lines/:day/placement')
  @HttpCode(200)
  @ApiOkResponse({ type: StandingOfferLineView })
  @Allow('offer.open')
  @Refuses(
    'standing_offer.not_found',
    'standing_offer.ended',
    'standing_offer.day_unknown',
    'standing_offer.day_not_missed',
    'day.invalid',
    'window.in_past',
    'standing_offer.member_without_right',
    'standing_offer.no_index',
    'standing_offer.estimate_used_up',
    'standing_offer.code_used_up',
  )
  async post(@ActorParam() actor: Actor, @Param('id') id: string, @Param('day') day: string): Promise<StandingOfferLineView> {
    return standingOfferLineView((await this.offers.postMissed(actor, standingIdOf(id), dayOf(day, 'day'))).line);
  }

  private async moved(standing: Promise<StandingOffer>): Promise<StandingOfferView> {
    return standingOfferView(await standing);
  }
}

function viewWithLots({ standing, recent }: StandingWithLots): StandingWithLotsView {
  return { ...standingOfferView(standing), recent: recent.map(standingOfferLineView) };
}

/** An address that can name no standing offer is answered like one that does not exist. */
function standingIdOf(text: string): StandingOfferId {
  if (!isUuid(text)) throw new DomainError('standing_offer.not_found', {});
  return text as StandingOfferId;
}
