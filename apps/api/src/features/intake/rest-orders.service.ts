import { Injectable } from '@nestjs/common';
import type { Order } from '@domain/orders/order';
import { PLAIN_ORDER } from '@domain/orders/order-rules';
import type { OrderAsk } from '@domain/orders/place-order';
import { deliveryWindow } from '@domain/orders/delivery-window';
import { type GradeId, idOf, type PlanId } from '@domain/shared/ids';
import type { VndPerKg } from '@domain/shared/unit-price';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { OrdersService } from '../orders/orders.service';
import { IntakeService } from './intake.service';

/** What an order needs beyond the plan whose rest it takes. */
export interface RestAsk {
  readonly gradeIds: readonly GradeId[];
  readonly limitVndPerKg: VndPerKg;
  readonly firm: boolean;
}

/** Turns what no contract gave to a plan into an order on the open market, in one step: the kilograms are in one or the other, never both. */
@Injectable()
export class RestOrdersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly intake: IntakeService,
    private readonly orders: OrdersService,
    private readonly catalogue: CatalogueQueries,
  ) {}

  async place(actor: Actor, planId: string, ask: RestAsk): Promise<Order> {
    return this.work.run(async (tx) => {
      const { plan, kg } = await this.intake.takeRest(tx, actor, idOf<PlanId>(planId, 'id'));
      const { catalogue } = this.catalogue;
      const ordered: OrderAsk = {
        productId: plan.productId,
        varieties: [],
        grades: ask.gradeIds.map((id) => catalogue.tradedGrade(plan.productId, id, 'gradeIds')),
        place: catalogue.place(plan.placeId, 'destination', 'placeId'),
        destinationId: null,
        kg,
        limitVndPerKg: ask.limitVndPerKg,
        delivery: deliveryWindow(plan.day, plan.day),
        certificates: [],
        firm: ask.firm,
        rules: PLAIN_ORDER,
      };
      return this.orders.place(actor, ordered, null);
    });
  }
}
