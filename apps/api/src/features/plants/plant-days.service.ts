import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type PlantDay, roomKgOf, shareOfRoom } from '@domain/plants/plant-room';
import { DomainError } from '@domain/shared/domain-error';
import type { Day } from '@domain/shared/day';
import type { MarketId } from '@domain/shared/ids';
import { dayAt } from '@domain/shared/instant';
import { kgOf } from '@domain/shared/weight';
import { databaseNow } from '../../platform/database/database-clock';
import { asProgram } from '../../platform/database/row-scope';
import { type Tx, UnitOfWork } from '../../platform/database/unit-of-work';
import { Sweeps } from '../../platform/deadlines/sweeps';
import { EventLog } from '../../platform/event-log/event-log';
import { type HeldPlantDay, type PlaceDay, PlantDaysRepository, type RoomShare } from './plant-days.repository';

export type { RoomShare } from './plant-days.repository';

/** What a market wants of a plant's day. */
export type RoomWish = PlaceDay & { readonly kg: number };

/** Room on plants' lines: reserved by rounds, held by trades, waited for by markets. */
@Injectable()
export class PlantDaysService implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: PlantDaysRepository,
    private readonly log: EventLog,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.add(() => this.wakeWaiting());
  }

  /** Days with a limit at these places, as they stand just now. */
  limited(tx: Tx, placeIds: readonly PlaceDay['placeId'][], from: Day): Promise<readonly HeldPlantDay[]> {
    return this.rows.limited(tx, placeIds, from);
  }

  /**
   * Reserves a market's share of each day that it wants kilograms on, under the lock of the days; what an earlier round of it left
   * reserved is given back first.
   *
   * @param claimants other markets whose news no round has seen yet: they, and those that wait for room, have a claim in proportion
   */
  async reserve(marketId: MarketId, wishes: readonly RoomWish[], claimants: readonly string[]): Promise<RoomShare[]> {
    return this.work.run(async (tx) => {
      const held = await this.rows.hold(tx, [...wishes, ...(await this.rows.sharedDays(tx, marketId))]);
      await this.rows.giveBack(tx, marketId);
      const claims = byDay(await this.rows.claims(tx, marketId, wishes, claimants));
      const wanted = byDay(wishes);
      const shares = (await this.rows.hold(tx, held)).flatMap((plantDay): RoomShare[] => {
        const { placeId, day } = plantDay;
        const [room, wish] = [roomKgOf(plantDay), wanted.get(keyOf(plantDay))];
        if (room === null || wish === undefined) return [];
        const othersKg = kgOf(claims.get(keyOf(plantDay))?.kg ?? 0, 'kg');
        return [{ placeId, day, kg: shareOfRoom(room, { ownKg: kgOf(wish.kg, 'kg'), othersKg }), wantedKg: wish.kg }];
      });
      await this.rows.share(tx, marketId, shares);
      return shares;
    });
  }

  /** Gives a market's shares back and holds every day that its round delivers to: after the market's lock, before the offers'. */
  async release(tx: Tx, marketId: MarketId, days: readonly PlaceDay[]): Promise<void> {
    const shared = await this.rows.sharedDays(tx, marketId);
    await this.rows.hold(tx, [...days, ...shared]);
    await this.rows.giveBack(tx, marketId);
  }

  /** Notes where a market would have taken more. */
  wait(tx: Tx, marketId: MarketId, days: readonly PlaceDay[]): Promise<void> {
    return this.rows.wait(tx, marketId, days);
  }

  /** Holds the days of plants that trades are delivered on. */
  async hold(tx: Tx, days: readonly PlaceDay[]): Promise<ReadonlyMap<string, PlantDay>> {
    return asProgram('a plant’s line is shared by all who deliver to it', async () => byDay(await this.rows.hold(tx, days)));
  }

  /** Those that fit on the lines they go to, whose days are held, the earlier ones first; places without a line or a limit take everything. */
  fitting<Load>(held: ReadonlyMap<string, PlantDay>, loads: readonly Load[], of: (load: Load) => RoomWish): Load[] {
    const taken = new Map<string, number>();
    return loads.filter((load) => {
      const wish = of(load);
      const key = keyOf(wish);
      const room = roomOf(held.get(key));
      const before = taken.get(key) ?? 0;
      if (room !== null && before + wish.kg > room) return false;
      taken.set(key, before + wish.kg);
      return true;
    });
  }

  /** @throws DomainError `plant_day.full` */
  async requireRoom(tx: Tx, wish: RoomWish): Promise<void> {
    const held = await this.hold(tx, [wish]);
    const room = roomOf(held.get(keyOf(wish)));
    if (room !== null && wish.kg > room) throw new DomainError('plant_day.full', { day: wish.day, leftKg: room }, 'kg');
  }

  /** Wakes the markets that waited for room which is free by now: a trade came to nothing, a round left some of its share, or the line takes more. */
  private async wakeWaiting(): Promise<number> {
    return this.work.run(async (tx) => {
      const now = await databaseNow(tx);
      const markets = await this.rows.wakeable(tx, dayAt(now));
      if (markets.length === 0) return 0;
      await this.log.append(
        tx,
        markets.map((marketId) => ({ name: 'plant_room.freed' as const, at: now, marketId })),
      );
      return markets.length;
    });
  }
}

/** The name of a place's day in maps. */
export function keyOf({ placeId, day }: PlaceDay): string {
  return `${placeId} ${day}`;
}

function byDay<Row extends PlaceDay>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function roomOf(plantDay: PlantDay | undefined): number | null {
  return plantDay === undefined ? null : (roomKgOf(plantDay) ?? null);
}
