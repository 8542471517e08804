import { Injectable } from '@nestjs/common';
import type { Day } from '@domain/shared/day';
import type { PlaceId } from '@domain/shared/ids';
import type { Instant } from '@domain/shared/instant';
import type { StockEffect, StockMove as Move } from '@domain/trades/stock-effect';
import type { Allocation } from '@domain/trades/make-trade';
import type { Trade } from '@domain/trades/trade';
import type { StockLevel, StockMove } from '../../platform/database/stock-move';
import type { Tx } from '../../platform/database/unit-of-work';
import type { Actor } from '../../platform/http/actor';
import { CallOffsService } from '../contracts/call-offs.service';
import { type CreditDeal, CreditService } from '../credit/credit.service';
import { OffersService } from '../offers/offers.service';
import { OrdersService } from '../orders/orders.service';
import { PlantDaysService, type RoomWish } from '../plants/plant-days.service';
import type { HeldSources } from './held-sources';
import { wholeOnly, withoutStale } from './stale-allocations';
import { TradeEligibility } from './trade-eligibility';
import { TradeLedger } from './trade-ledger';

/** The ids that one trade draws on. */
export interface SourceIds {
  readonly offerId: string;
  readonly orderId: string | null;
  readonly callOffId: string | null;
  /** Where and when it is delivered: at a plant it takes room on the line. */
  readonly placeId: PlaceId;
  readonly deliverOn: Day;
}

/** What decides whether allocations stand. */
export interface Admission {
  readonly held: HeldSources;
  readonly at: Instant;
  /** Those whose trades are written already. */
  readonly booked: ReadonlySet<Allocation>;
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
    private readonly ledger: TradeLedger,
    private readonly eligibility: TradeEligibility,
    private readonly plants: PlantDaysService,
    private readonly credit: CreditService,
  ) {}

  /** Holds every source of these trades: plants' days, then offers by id, then orders by id, then call-offs by id. */
  async lock(tx: Tx, sources: readonly SourceIds[]): Promise<HeldSources> {
    const plantDays = await this.plants.hold(
      tx,
      sources.map(({ placeId, deliverOn }) => ({ placeId, day: deliverOn })),
    );
    const offers = await this.offers.lockMany(tx, unique(sources.map((source) => source.offerId)));
    const orders = await this.orders.lockMany(tx, unique(sources.map((source) => source.orderId)));
    const callOffs = await this.callOffs.lockMany(tx, unique(sources.map((source) => source.callOffId)));
    return {
      plantDays,
      offers: new Map(offers.map((offer) => [offer.id, offer])),
      orders: new Map(orders.map((order) => [order.id, order])),
      callOffs: new Map(callOffs.map((each) => [each.callOff.id, each])),
    };
  }

  /**
   * Leaves out what changes, papers and codes no longer allow, what no longer fits on a plant's line or into the buyer's credit, and of
   * what is sold or bought whole all that is left. The sources are held.
   */
  async admit(tx: Tx, allocations: readonly Allocation[], { held, at, booked }: Admission): Promise<Allocation[]> {
    const allowed = await this.eligibility.admit(tx, withoutStale(allocations, held, at), held);
    const fitting = this.plants.fitting(held.plantDays, allowed, (one) => roomOf(one, booked));
    return wholeOnly(allocations, await this.credit.fitting(tx, fitting, onCredit), held);
  }

  /** @throws DomainError `plant_day.full` */
  async requireRoom(tx: Tx, wish: RoomWish): Promise<void> {
    await this.plants.requireRoom(tx, wish);
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
    const booked = effects.map((effect) => {
      const { held, confirmed } = FACTORS[effect.move];
      return { effect, heldKg: held * effect.kg, confirmedKg: confirmed * effect.kg };
    });
    await this.ledger.book(tx, booked);
    return { offers: offerLevels, orders: orderLevels };
  }

  /** Takes what is open of the actor's own paper off the market; a bid asks for nothing else. Its row is held. @throws DomainError `offer.in_auction` */
  async closeRest(tx: Tx, actor: Actor, { seller, supply, demand }: Trade): Promise<void> {
    if (seller.id === actor.organisationId) {
      const [offer] = await this.offers.lockMany(tx, [supply.offerId]);
      if (offer?.state === 'open') await this.offers.withdraw(actor, offer.id);
    } else if (demand.kind === 'order') {
      const [order] = await this.orders.lockMany(tx, [demand.orderId]);
      if (order?.state === 'open') await this.orders.cancel(actor, order.id);
    }
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

/** The room that an allocation still takes: a trade that is written has taken its own, and the line had it. */
function roomOf(allocation: Allocation, booked: ReadonlySet<Allocation>): RoomWish {
  const { demand, deliverOn, kg } = allocation;
  return { placeId: demand.placeId, day: deliverOn, kg: booked.has(allocation) ? 0 : kg };
}

/** What an allocation ties up of the buyer's credit; a contract has terms of its own. */
function onCredit({ supply, demand, kg, farmGateVndPerKg }: Allocation): CreditDeal | null {
  if (demand.source.kind === 'call_off') return null;
  return { sellerId: supply.party.id, buyerId: demand.party.id, kg, farmGateVndPerKg };
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
