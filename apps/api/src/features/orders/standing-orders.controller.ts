import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { StandingOrder } from '@domain/orders/standing-order';
import { dayOf } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type StandingOrderId } from '@domain/shared/ids';
import { standingLineView, standingOrderView } from '@domain/across/views/standing-views';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { SeenVersion } from '../../platform/http/if-match';
import { cursorId, PAGE_MAX, PageQuery, pageOf } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import {
  LinesPageQuery,
  SetStandingOrderDto,
  StandingLineList,
  StandingLineView,
  StandingOrdersPage,
  StandingOrderView,
  StandingWithLinesView,
} from './standing-orders.dto';
import { StandingOrdersQueries, type StandingWithLines } from './standing-orders.queries';
import { StandingOrdersService } from './standing-orders.service';
import { TERMS_REFUSALS } from './standing-refusals';

@ApiTags('orders')
@Controller('standing-orders')
export class StandingOrdersController {
  constructor(
    private readonly orders: StandingOrdersService,
    private readonly queries: StandingOrdersQueries,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** Sets an order that places a line of its own for each day of its schedule. */
  @Post()
  @ApiCreatedResponse({ type: StandingOrderView })
  @Allow('order.place')
  @Refuses(...TERMS_REFUSALS, 'standing_order.too_many')
  async open(@ActorParam() actor: Actor, @Body() body: SetStandingOrderDto): Promise<StandingOrderView> {
    return standingOrderView(await this.orders.open(actor, body.toTerms(this.catalogue.catalogue)));
  }

  /** My organisation's standing orders, newest first, each with how its last days ended. */
  @Get()
  @ApiOkResponse({ type: StandingOrdersPage })
  @Allow('order.read')
  @Refuses('page.cursor_invalid')
  async mine(@ActorParam() actor: Actor, @Query() query: PageQuery): Promise<StandingOrdersPage> {
    const limit = query.limit ?? PAGE_MAX;
    const page = pageOf(await this.queries.ofBuyer(actor.organisationId, cursorId(query), limit + 1), limit);
    return { items: page.items.map(viewWithLines), next: page.next };
  }

  /** One of them. */
  @Get(':id')
  @ApiOkResponse({ type: StandingWithLinesView })
  @Allow('order.read')
  @Refuses('standing_order.not_found')
  async one(@ActorParam() actor: Actor, @Param('id') id: string): Promise<StandingWithLinesView> {
    return viewWithLines(await this.queries.one(actor.organisationId, standingIdOf(id)));
  }

  /** Every settled day of one, newest first: its order, or why there is none. */
  @Get(':id/lines')
  @ApiOkResponse({ type: StandingLineList })
  @Allow('order.read')
  @Refuses('standing_order.not_found', 'day.invalid')
  async lines(@ActorParam() actor: Actor, @Param('id') id: string, @Query() query: LinesPageQuery): Promise<StandingLineList> {
    const before = query.before === undefined ? null : dayOf(query.before, 'before');
    const lines = await this.queries.linesOf(actor.organisationId, standingIdOf(id), before, query.limit ?? PAGE_MAX);
    return { items: lines.map(standingLineView) };
  }

  /** Gives it other terms from its next day on; what is placed stays. The product stays too. */
  @Patch(':id')
  @ApiOkResponse({ type: StandingOrderView })
  @Allow('order.place')
  @Refuses(...TERMS_REFUSALS, 'standing_order.not_found', 'standing_order.ended', 'version.required', 'version.stale')
  async amend(
    @ActorParam() actor: Actor,
    @Param('id') id: string,
    @SeenVersion() seen: number,
    @Body() body: SetStandingOrderDto,
  ): Promise<StandingOrderView> {
    return standingOrderView(await this.orders.amend(actor, standingIdOf(id), seen, body.toTerms(this.catalogue.catalogue)));
  }

  /** Passes over its days until it is resumed. */
  @Post(':id/pause')
  @HttpCode(200)
  @ApiOkResponse({ type: StandingOrderView })
  @Allow('order.cancel')
  @Refuses('standing_order.not_found', 'standing_order.ended', 'standing_order.wrong_state')
  pause(@ActorParam() actor: Actor, @Param('id') id: string): Promise<StandingOrderView> {
    return this.moved(this.orders.move(actor, standingIdOf(id), 'paused'));
  }

  /** Places lines again from its next day on. */
  @Post(':id/resumption')
  @HttpCode(200)
  @ApiOkResponse({ type: StandingOrderView })
  @Allow('order.place')
  @Refuses('standing_order.not_found', 'standing_order.ended', 'standing_order.wrong_state')
  resume(@ActorParam() actor: Actor, @Param('id') id: string): Promise<StandingOrderView> {
    return this.moved(this.orders.move(actor, standingIdOf(id), 'active'));
  }

  /** Ends it for good; the orders that it placed stay. */
  @Post(':id/end')
  @HttpCode(200)
  @ApiOkResponse({ type: StandingOrderView })
  @Allow('order.cancel')
  @Refuses('standing_order.not_found', 'standing_order.ended')
  end(@ActorParam() actor: Actor, @Param('id') id: string): Promise<StandingOrderView> {
    return this.moved(this.orders.move(actor, standingIdOf(id), 'ended'));
  }

  /** Places the line of a day that was missed or passed over after all, while the day has not passed. */
  @Post(':id/lines/:day/placement')
  @HttpCode(200)
  @ApiOkResponse({ type: StandingLineView })
  @Allow('order.place')
  @Refuses(
    'standing_order.not_found',
    'standing_order.ended',
    'standing_order.day_unknown',
    'standing_order.day_not_missed',
    'day.invalid',
    'window.in_past',
    'market.halted',
    'standing_order.no_credit',
    'standing_order.no_index',
  )
  async place(@ActorParam() actor: Actor, @Param('id') id: string, @Param('day') day: string): Promise<StandingLineView> {
    return standingLineView((await this.orders.placeMissed(actor, standingIdOf(id), dayOf(day, 'day'))).line);
  }

  private async moved(standing: Promise<StandingOrder>): Promise<StandingOrderView> {
    return standingOrderView(await standing);
  }
}

function viewWithLines({ standing, recent }: StandingWithLines): StandingWithLinesView {
  return { ...standingOrderView(standing), recent: recent.map(standingLineView) };
}

/** An address that can name no standing order is answered like one that does not exist. */
function standingIdOf(text: string): StandingOrderId {
  if (!isUuid(text)) throw new DomainError('standing_order.not_found', {});
  return text as StandingOrderId;
}
