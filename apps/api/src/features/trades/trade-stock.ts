import { Injectable } from '@nestjs/common';
import type { Offer } from '@domain/offers/offer';
import type { Order } from '@domain/orders/order';
import type { StockEffect, StockMove as Move } from '@domain/trades/stock-effect';
import type { StockLevel, StockMove } from '../../platform/database/stock-move';
import type { Tx } from '../../platform/database/unit-of-work';
import { CallOffsService } from '../contracts/call-offs.service';
import type { CallOffOfContract } from '../contracts/contracts.queries';
import { OffersService } from '../offers/offers.service';
import { OrdersService } from '../orders/orders.service';

/** Supply and demand that trades draw on, by id. */
export interface HeldSources {
  readonly offers: ReadonlyMap<string, Offer>;
  readonly orders: ReadonlyMap<string, Order>;
  readonly callOffs: ReadonlyMap<string, CallOffOfContract>;
}

/** The ids that one trade draws on. */
export interface SourceIds {
  readonly offerId: string;
  readonly orderId: string | null;
  readonly callOffId: string | null;
}

/** What each move adds to held and confirmed, as multiples of the trade's kilograms. */
const FACTORS: Readonly<Record<Move, { readonly held: number; readonly confirmed: number }>> = {
  hold: { held: 1, confirmed: 0 },
  hold_and_confirm: { held: 0, confirmed: 1 },
  confirm: { held: -1, confirmed: 1 },
  release: { held: -1, confirmed: 0 },
  unconfirm: { held: 0, confirmed: -1 },
};

/** Holds offers, orders and call-offs in the one order of locks, and moves their kilograms as trades demand. */
@Injectable()
export class TradeStock {
  constructor(
    private readonly offers: OffersService,
    private readonly orders: OrdersService,
    private readonly callOffs: CallOffsService,
  ) {}

  /** Holds every source of these trades: offers by id, then orders by id, then call-offs by id. */
  async lock(tx: Tx, sources: readonly SourceIds[]): Promise<HeldSources> {
    const offers = await this.offers.lockMany(tx, unique(sources.map((source) => source.offerId)));
    const orders = await this.orders.lockMany(tx, unique(sources.map((source) => source.orderId)));
    const callOffs = await this.callOffs.lockMany(tx, unique(sources.map((source) => source.callOffId)));
    return {
      offers: new Map(offers.map((offer) => [offer.id, offer])),
      orders: new Map(orders.map((order) => [order.id, order])),
      callOffs: new Map(callOffs.map((each) => [each.callOff.id, each])),
    };
  }

  /** Moves the kilograms, each row once. Answers with what is open afterwards; call-offs are nobody's business but their parties'. */
  async apply(tx: Tx, effects: readonly StockEffect[]): Promise<{ offers: StockLevel[]; orders: StockLevel[] }> {
    const [offers, orders, callOffs] = [new Sums(), new Sums(), new Sums()];
    for (const effect of effects) {
      offers.add(effect.offerId, effect);
      if (effect.demand.kind === 'order') orders.add(effect.demand.orderId, effect);
      else if (effect.demand.kind === 'call_off') callOffs.add(effect.demand.callOffId, effect);
    }
    const offerLevels = await this.offers.move(tx, offers.moves());
    const orderLevels = await this.orders.move(tx, orders.moves());
    await this.callOffs.move(tx, callOffs.moves());
    return { offers: offerLevels, orders: orderLevels };
  }
}

/** Moves of many trades added up by row: an UPDATE takes only one of several rows of the same id. */
class Sums {
  private readonly byId = new Map<string, { heldKg: number; confirmedKg: number }>();

  add(id: string, { move, kg }: StockEffect): void {
    const sum = this.byId.get(id) ?? { heldKg: 0, confirmedKg: 0 };
    const { held, confirmed } = FACTORS[move];
    this.byId.set(id, { heldKg: sum.heldKg + held * kg, confirmedKg: sum.confirmedKg + confirmed * kg });
  }

  moves(): StockMove[] {
    return [...this.byId].map(([id, sum]) => ({ id, ...sum }));
  }
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
