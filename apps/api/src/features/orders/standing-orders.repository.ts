import { Injectable } from '@nestjs/common';
import type { StandingLine, StandingOrder, StandingTerms } from '@domain/orders/standing-order';
import type { OrderId, StandingOrderId } from '@domain/shared/ids';
import { StandingRows, type StoredLine, type StoredStanding } from '../../platform/database/standing-rows';

/** Rows of standing orders and their days. */
@Injectable()
export class StandingOrdersRepository extends StandingRows<StandingOrder, StandingLine> {
  constructor() {
    super({
      one: 'standing_order',
      owner: 'buyer_id',
      made: 'order_id',
      notFound: 'standing_order.not_found',
      dayUnknown: 'standing_order.day_unknown',
    });
  }

  protected toStanding({ id, ownerId: buyerId, terms, ...row }: StoredStanding): StandingOrder {
    return { ...(terms as Omit<StandingTerms, 'marketId'>), ...row, id: id as StandingOrderId, buyerId };
  }

  protected ofStanding(standing: StandingOrder): Pick<StoredStanding, 'ownerId' | 'marketId' | 'terms'> {
    const { id: _i, buyerId: ownerId, marketId, state: _s, version: _v, setBy: _b, nextDay: _n, ...terms } = standing;
    return { ownerId, marketId, terms };
  }

  protected toLine({ madeId, ...line }: StoredLine): StandingLine {
    return { ...line, orderId: madeId as OrderId | null };
  }

  protected ofLine({ orderId, ...line }: StandingLine): StoredLine {
    return { ...line, madeId: orderId };
  }
}
