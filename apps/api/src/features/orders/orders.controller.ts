import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type OrderId } from '@domain/shared/ids';
import { ownOrder } from '@domain/across/views/views';
import { ActorParam, partyOf, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { cursorId, PAGE_MAX, pageOf } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { HaltedMarketsQueries } from '../markets/halted-markets.queries';
import { OrdersPage, OrdersPageQuery, OrderView, PlaceOrderDto } from './orders.dto';
import { ORDER_TERMS_REFUSALS } from './order-terms-refusals';
import { OrdersQueries } from './orders.queries';
import { OrdersService } from './orders.service';

@ApiTags('orders')
@Controller('orders')
export class OrdersController {
  constructor(
    private readonly orders: OrdersService,
    private readonly queries: OrdersQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly halted: HaltedMarketsQueries,
  ) {}

  /** Makes a demand known to the market. Neither the buyer nor the limit is shown to others. */
  @Post()
  @ApiCreatedResponse({ type: OrderView })
  @Allow('order.place')
  @Refuses(
    ...ORDER_TERMS_REFUSALS,
    'window.ends_before_start',
    'window.too_long',
    'order.expiry_out_of_range',
    'order.alternative_unknown',
    'order.alternatives_too_many',
  )
  async place(@ActorParam() actor: Actor, @Body() body: PlaceOrderDto): Promise<OrderView> {
    return this.halted.markOne(
      ownOrder(await this.orders.place(actor, body.toAsk(this.catalogue.catalogue), body.alternative), partyOf(actor)),
    );
  }

  /** My organisation's orders, newest first. */
  @Get()
  @ApiOkResponse({ type: OrdersPage })
  @Allow('order.read')
  @Refuses('page.cursor_invalid')
  async mine(@ActorParam() actor: Actor, @Query() query: OrdersPageQuery): Promise<OrdersPage> {
    const limit = query.limit ?? PAGE_MAX;
    const rows = await this.queries.ofBuyer(actor.organisationId, {
      state: query.state ?? null,
      before: cursorId(query),
      limit: limit + 1,
    });
    const page = pageOf(rows, limit);
    return { items: await this.halted.mark(page.items.map((order) => ownOrder(order, partyOf(actor)))), next: page.next };
  }

  /** One of my organisation's orders. */
  @Get(':id')
  @ApiOkResponse({ type: OrderView })
  @Allow('order.read')
  @Refuses('order.not_found')
  async one(@ActorParam() actor: Actor, @Param('id') id: string): Promise<OrderView> {
    return this.halted.markOne(ownOrder(await this.queries.ownOne(actor.organisationId, orderIdOf(id)), partyOf(actor)));
  }

  /** Takes what is still open off the market; held and confirmed kilograms stay promised. */
  @Post(':id/cancellation')
  @HttpCode(200)
  @ApiOkResponse({ type: OrderView })
  @Allow('order.cancel')
  @Refuses('order.not_found', 'order.closed')
  async cancel(@ActorParam() actor: Actor, @Param('id') id: string): Promise<OrderView> {
    return this.halted.markOne(ownOrder(await this.orders.cancel(actor, orderIdOf(id)), partyOf(actor)));
  }
}

/** An address that can name no order is answered like an order that does not exist. */
function orderIdOf(text: string): OrderId {
  if (!isUuid(text)) throw new DomainError('order.not_found', {});
  return text as OrderId;
}
