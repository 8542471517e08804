import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { MemberId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CreateProductDto, PlannedProductsView, ProductStatedView } from './product-versions.dto';
import { ProductVersionsQueries } from './product-versions.queries';
import { ProductVersionsService } from './product-versions.service';
import { SHEET_REFUSALS } from './sheet-refusals';

/** Products that the operator puts into the catalogue. */
@ApiTags('catalogue')
@Allow('catalogue.keep')
@Controller('products')
export class ProductsController {
  constructor(
    private readonly versions: ProductVersionsService,
    private readonly queries: ProductVersionsQueries,
    private readonly clock: Clock,
  ) {}

  /** Puts a product into the catalogue, with a market of its own, from a day on. */
  @Post()
  @ApiCreatedResponse({ type: ProductStatedView })
  @Refuses('catalogue.product_taken', ...SHEET_REFUSALS)
  async create(@ActorParam() actor: Actor, @Body() body: CreateProductDto): Promise<ProductStatedView> {
    return this.versions.create(actor.memberId as MemberId, body.id, body.toChange());
  }

  /** Products whose first day is still to come. */
  @Get('planned')
  @ApiOkResponse({ type: PlannedProductsView })
  async planned(): Promise<PlannedProductsView> {
    return { items: await this.queries.planned(this.clock.today()) };
  }
}
