import { Injectable } from '@nestjs/common';
import { daysLeftOf, openKgOfCallOff } from '@domain/contracts/call-off';
import { openKgOfOrder } from '@domain/orders/order';
import { dayWithRoom, roomKgOf } from '@domain/plants/plant-room';
import { addDays, type Day } from '@domain/shared/day';
import type { PlaceId } from '@domain/shared/ids';
import type { DayWindow } from '@domain/shared/window';
import type { Allocation } from '@domain/trades/make-trade';
import type { Trade } from '@domain/trades/trade';
import { type Tx, UnitOfWork } from '../../platform/database/unit-of-work';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { keyOf, PlantDaysService, type RoomWish } from '../plants/plant-days.service';
import { ClearingRepository } from './clearing.repository';
import type { FrozenMarket } from './frozen-market';
import { NO_LIMITS, type ReservedRoom } from './reserved-room';
import { standingDemand } from './snapshot.mapper';

/** A demand as a plant's line sees it. */
interface Load {
  readonly id: string;
  readonly placeId: PlaceId;
  readonly days: DayWindow;
  readonly kg: number;
}

/** A round's share of plants' lines: reserved after the freeze, given back in the commit, asked for again where it was too little. */
@Injectable()
export class PlantRoom {
  constructor(
    private readonly work: UnitOfWork,
    private readonly plants: PlantDaysService,
    private readonly rounds: ClearingRepository,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** Reserves the market's share of every line with a limit that its demand goes to. Markets without such a plant reserve nothing. */
  async reserve(market: FrozenMarket): Promise<ReservedRoom> {
    const loads = loadsOf(market);
    const places = [...new Set(loads.map((load) => load.placeId))];
    const { limited, claimants } = await this.work.run(async (tx) => {
      const found = await this.plants.limited(tx, places, market.today);
      return { limited: found, claimants: found.length === 0 ? [] : await this.rounds.withNews(tx, market.marketId) };
    });
    if (limited.length === 0) return NO_LIMITS;
    const rooms = new Map(limited.map((row) => [keyOf(row), roomKgOf(row) as number | null]));
    const [wishes, dayOf] = [new Map<string, RoomWish>(), new Map<string, Day>()];
    const otherDays: { asked: { placeId: PlaceId; day: Day }; other: Day }[] = [];
    for (const { id, placeId, days, kg } of loads) {
      const all = daysOf(days);
      const tight = all.filter((day) => rooms.has(keyOf({ placeId, day })));
      if (tight.length === 0) continue;
      const day = all.length === 1 ? days.from : this.choose(market, placeId, all, (one) => left(rooms, wishes, { placeId, day: one }));
      if (all.length > 1) {
        dayOf.set(id, day);
        for (const other of tight) if (other !== day) otherDays.push({ asked: { placeId, day }, other });
      }
      const key = keyOf({ placeId, day });
      if (rooms.has(key)) wishes.set(key, { placeId, day, kg: (wishes.get(key)?.kg ?? 0) + kg });
    }
    const limits = await this.plants.reserve(market.marketId, [...wishes.values()], claimants);
    return { limits, dayOf, otherDays };
  }

  /** Under the market's lock, before anything else of the commit is locked. */
  async release(tx: Tx, { marketId }: FrozenMarket, allocations: readonly Allocation[]): Promise<void> {
    await this.plants.release(
      tx,
      marketId,
      allocations.map(({ demand, deliverOn }) => ({ placeId: demand.placeId, day: deliverOn })),
    );
  }

  /** Where the round used up its share and wanted more, the market waits for room; there and on the other days it could have asked for. */
  async note(tx: Tx, { marketId, room }: FrozenMarket, trades: readonly Trade[]): Promise<void> {
    const brought = new Map<string, number>();
    for (const { toPlaceId, deliverOn, kg } of trades) {
      const key = keyOf({ placeId: toPlaceId, day: deliverOn });
      brought.set(key, (brought.get(key) ?? 0) + kg);
    }
    const cut = room.limits.filter((share) => share.kg < share.wantedKg && (brought.get(keyOf(share)) ?? 0) >= share.kg);
    const names = new Set(cut.map(keyOf));
    const others = room.otherDays.filter(({ asked }) => names.has(keyOf(asked)));
    await this.plants.wait(tx, marketId, [
      ...cut.map(({ placeId, day }) => ({ placeId, day })),
      ...others.map(({ asked, other }) => ({ placeId: asked.placeId, day: other })),
    ]);
  }

  /** The one day that a demand of several asks for. */
  private choose(market: FrozenMarket, placeId: PlaceId, days: readonly Day[], roomOf: (day: Day) => number | null): Day {
    const { catalogue } = this.catalogue;
    const arrivals = market.offers.flatMap((offer): DayWindow[] => {
      const route = catalogue.route(offer.placeId, placeId);
      if (route === null) return [];
      const from = offer.harvest.from < market.today ? market.today : offer.harvest.from;
      return [{ from: addDays(from, route.transitDays), to: addDays(offer.harvest.to, route.transitDays + market.product.maxHoldDays) }];
    });
    const choices = days.map((day) => ({
      day,
      roomKg: roomOf(day),
      reachable: arrivals.some((window) => window.from <= day && day <= window.to),
    }));
    return dayWithRoom(choices) ?? days[0] ?? market.today;
  }
}

/** Call-offs before orders, the older first: that is the order in which they choose their days. */
function loadsOf(market: FrozenMarket): Load[] {
  const { orders, callOffs } = standingDemand(market);
  const loads = callOffs.flatMap(({ callOff, contract }): Load[] => {
    const days = daysLeftOf(callOff, market.today);
    return days === null ? [] : [{ id: callOff.id, placeId: contract.placeId, days, kg: openKgOfCallOff(callOff) }];
  });
  for (const { plan, kg } of market.plans) loads.push({ id: plan.id, placeId: plan.placeId, days: { from: plan.day, to: plan.day }, kg });
  for (const order of orders) {
    const { from, to } = order.delivery;
    loads.push({
      id: order.id,
      placeId: order.placeId,
      days: { from: from < market.today ? market.today : from, to },
      kg: openKgOfOrder(order),
    });
  }
  return loads;
}

function daysOf({ from, to }: DayWindow): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** What a line has free beside what earlier demand of the round chose; null for no limit. */
function left(
  rooms: ReadonlyMap<string, number | null>,
  wishes: ReadonlyMap<string, RoomWish>,
  at: { placeId: PlaceId; day: Day },
): number | null {
  const room = rooms.get(keyOf(at)) ?? null;
  return room === null ? null : room - (wishes.get(keyOf(at))?.kg ?? 0);
}
