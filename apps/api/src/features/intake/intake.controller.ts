import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { intakePlanView } from '@domain/across/views/contract-views';
import { addDays, dayOf } from '@domain/shared/day';
import { gradeIdOf, type MarketId, placeIdOf, productIdOf } from '@domain/shared/ids';
import { dayAt } from '@domain/shared/instant';
import { priceOf } from '@domain/shared/unit-price';
import { kgOf } from '@domain/shared/weight';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import {
  CapacityDto,
  CapacityView,
  type DayKgDto,
  FortnightView,
  IntakeGridView,
  IntakePlansDto,
  PlanSharesList,
  PlansQuery,
  RestOrderDto,
  RestOrderView,
} from './intake.dto';
import { IntakeGrid } from './intake-grid.queries';
import { IntakeQueries } from './intake.queries';
import { RestOrdersService } from './rest-orders.service';
import { type DayKg, IntakeService } from './intake.service';

@ApiTags('intake plans')
@Controller('intake-plans')
export class IntakeController {
  constructor(
    private readonly intake: IntakeService,
    private readonly queries: IntakeQueries,
    private readonly grid: IntakeGrid,
    private readonly rest: RestOrdersService,
    private readonly work: UnitOfWork,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** Sets what a plant needs of a product on some days, all of them or none; 0 takes a day back. */
  @Post()
  @ApiCreatedResponse({ type: IntakeGridView })
  @Allow('intake_plan.write')
  @Refuses(
    'product.unknown',
    'place.unknown',
    'place.wrong_kind',
    'day.invalid',
    'weight.out_of_range',
    'intake_plan.day_twice',
    'intake_plan.not_your_plant',
    'intake_plan.changed',
    'intake_plan.day_out_of_range',
    'intake_plan.below_allocated',
    'intake_plan.over_capacity',
  )
  async set(@ActorParam() actor: Actor, @Body() body: IntakePlansDto): Promise<IntakeGridView> {
    const { catalogue } = this.catalogue;
    const set = await this.intake.set(actor, {
      placeId: catalogue.place(placeIdOf(body.placeId, 'placeId'), 'factory', 'placeId').id,
      productId: catalogue.product(productIdOf(body.productId, 'productId'), 'productId').id,
      lines: linesOf(body.lines),
    });
    return { plans: set.plans.map(intakePlanView), shares: [...set.shares] };
  }

  /** Says how much a plant's line can take on some days, over all products. */
  @Post('capacity')
  @ApiCreatedResponse({ type: CapacityView })
  @Allow('intake_plan.write')
  @Refuses(
    'place.unknown',
    'place.wrong_kind',
    'day.invalid',
    'weight.out_of_range',
    'intake_plan.day_twice',
    'intake_plan.not_your_plant',
    'intake_plan.changed',
    'intake_plan.day_out_of_range',
    'intake_plan.capacity_below_used',
  )
  async capacity(@ActorParam() actor: Actor, @Body() body: CapacityDto): Promise<CapacityView> {
    const place = this.catalogue.catalogue.place(placeIdOf(body.placeId, 'placeId'), 'factory', 'placeId');
    await this.intake.setCapacity(actor, place.id, linesOf(body.lines));
    return { items: body.lines };
  }

  /** Turns the open rest of a plan into an order on the open market, in one step. */
  @Post(':id/order')
  @ApiCreatedResponse({ type: RestOrderView })
  @Allow('intake_plan.write')
  @Refuses(
    'id.invalid',
    'intake_plan.not_found',
    'intake_plan.nothing_left',
    'grade.unknown',
    'grade.wrong_product',
    'grade.retired',
    'list.too_short',
    'price.out_of_range',
  )
  async order(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: RestOrderDto): Promise<RestOrderView> {
    const order = await this.rest.place(actor, id, {
      gradeIds: body.gradeIds.map((grade) => gradeIdOf(grade, 'gradeIds')),
      limitVndPerKg: priceOf(body.limitVndPerKg, 'limitVndPerKg'),
      firm: body.firm ?? false,
    });
    return { orderId: order.id, kg: order.stock.totalKg };
  }

  /** My plant's fortnight, every product, with each contract's share. */
  @Get()
  @ApiOkResponse({ type: FortnightView })
  @Allow('intake_plan.write')
  @Refuses('place.unknown')
  async mine(@ActorParam() actor: Actor, @Query() query: PlansQuery): Promise<FortnightView> {
    const place = this.catalogue.catalogue.place(placeIdOf(query.placeId, 'placeId'), 'factory', 'placeId');
    return this.work.run(async (tx) => {
      const today = dayAt(await databaseNow(tx));
      const asked = { processorId: actor.organisationId, placeId: place.id, from: today, to: addDays(today, 13) };
      const { plans, shares, line } = await this.grid.of(tx, asked, today);
      return { plans: plans.map(intakePlanView), shares: [...shares], line };
    });
  }

  /** My cooperative's shares of every open plan, with what was drawn for it. */
  @Get('shares')
  @ApiOkResponse({ type: PlanSharesList })
  @Allow('intake_plan.read')
  @Refuses()
  async shares(@ActorParam() actor: Actor): Promise<PlanSharesList> {
    return this.work.run(async (tx) => {
      const markets = await tx.query<{ id: MarketId }[]>(
        `SELECT DISTINCT product_id AS id FROM contracts WHERE cooperative_id = $1 AND state = 'in_force' ORDER BY 1`,
        [actor.organisationId],
      );
      const today = dayAt(await databaseNow(tx));
      const ids = markets.map((market) => market.id);
      return { items: await this.queries.sharesOf(tx, actor.organisationId, ids, today) };
    });
  }
}

function linesOf(lines: readonly DayKgDto[]): DayKg[] {
  return lines.map(({ day, kg, seenKg }) => ({
    day: dayOf(day, 'lines'),
    kg: kgOf(kg, 'lines'),
    seenKg: seenKg === undefined || seenKg === null ? seenKg : kgOf(seenKg, 'lines'),
  }));
}
