import { Injectable } from '@nestjs/common';
import type { PlantDay } from '@domain/plants/plant-room';
import type { Day } from '@domain/shared/day';
import type { MarketId, PlaceId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';

/** A place on a day. */
export interface PlaceDay {
  readonly placeId: PlaceId;
  readonly day: Day;
}

/** A place's day as it is held. */
export type HeldPlantDay = PlaceDay & PlantDay;

/** A market's share of a line. */
export type RoomShare = PlaceDay & { readonly kg: number; readonly wantedKg: number };

const ROW = `d.place_id AS "placeId", d.day, d.capacity_kg AS "capacityKg", d.used_kg AS "usedKg", d.shared_kg AS "sharedKg"`;
const GIVEN = `jsonb_to_recordset($1) AS x ("placeId" text, day date, kg bigint, "wantedKg" bigint)`;

/** A share is given back by its round's commit; one that is older than this belongs to a process that died. */
const SHARE_MINUTES = 5;

/** Rows of plants' days, of markets' shares in them, and of markets that wait for room. */
@Injectable()
export class PlantDaysRepository {
  /** Days of these places on which a limit is set, from a day on. Nothing is held. */
  async limited(tx: Tx, placeIds: readonly PlaceId[], from: Day): Promise<HeldPlantDay[]> {
    return tx.query<HeldPlantDay[]>(
      `SELECT ${ROW} FROM plant_days d WHERE d.place_id = ANY($1) AND d.day >= $2 AND d.capacity_kg IS NOT NULL ORDER BY d.place_id, d.day`,
      [placeIds, from],
    );
  }

  /** Holds the days of plants, made where they are not there yet, in the order of place and day. Other places have no line and no row. */
  async hold(tx: Tx, days: readonly PlaceDay[]): Promise<HeldPlantDay[]> {
    if (days.length === 0) return [];
    const given = [JSON.stringify(eachOnce(days))];
    await tx.query(
      `INSERT INTO plant_days (place_id, day) SELECT DISTINCT x."placeId", x.day FROM ${GIVEN}
       JOIN places p ON p.id = x."placeId" AND p.kind = 'factory' ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
      given,
    );
    return tx.query<HeldPlantDay[]>(
      `SELECT ${ROW} FROM plant_days d WHERE (d.place_id, d.day) IN (SELECT x."placeId", x.day FROM ${GIVEN})
       ORDER BY d.place_id, d.day FOR NO KEY UPDATE`,
      given,
    );
  }

  async share(tx: Tx, marketId: MarketId, shares: readonly RoomShare[]): Promise<void> {
    if (shares.length === 0) return;
    await tx.query(
      `INSERT INTO plant_day_shares (place_id, day, market_id, kg, wanted_kg)
       SELECT x."placeId", x.day, $2, x.kg, x."wantedKg" FROM ${GIVEN} ORDER BY 1, 2`,
      [JSON.stringify(shares), marketId],
    );
  }

  /** Days in which a market has a share. */
  async sharedDays(tx: Tx, marketId: MarketId): Promise<PlaceDay[]> {
    return tx.query<PlaceDay[]>(`SELECT place_id AS "placeId", day FROM plant_day_shares WHERE market_id = $1`, [marketId]);
  }

  async giveBack(tx: Tx, marketId: MarketId): Promise<void> {
    await tx.query('DELETE FROM plant_day_shares WHERE market_id = $1', [marketId]);
  }

  async wait(tx: Tx, marketId: MarketId, days: readonly PlaceDay[]): Promise<void> {
    if (days.length === 0) return;
    await tx.query(
      `INSERT INTO plant_day_waits (place_id, day, market_id)
       SELECT DISTINCT x."placeId", x.day, $2 FROM ${GIVEN} JOIN plant_days d ON d.place_id = x."placeId" AND d.day = x.day
       ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
      [JSON.stringify(days), marketId],
    );
  }

  /** Kg that other markets still want on these days under contracts: call-offs and plans of markets in `claimants`, or that wait there. */
  async claims(
    tx: Tx,
    marketId: MarketId,
    days: readonly PlaceDay[],
    claimants: readonly string[],
  ): Promise<(PlaceDay & { kg: number })[]> {
    return tx.query<(PlaceDay & { kg: number })[]>(
      `SELECT x."placeId", x.day, sum(w.kg)::bigint AS kg FROM ${GIVEN}
       JOIN (
         SELECT c.place_id, greatest(o.deliver_on, $2::date) AS day, o.market_id, o.called_kg - o.held_kg - o.confirmed_kg AS kg
         FROM call_offs o JOIN contracts c ON c.id = o.contract_id WHERE o.state = 'open' AND o.deliver_until >= $2::date
         UNION ALL
         SELECT place_id, day, market_id, kg - allocated_kg FROM intake_plans WHERE state = 'open' AND day >= $2::date
       ) w ON w.place_id = x."placeId" AND w.day = x.day AND w.market_id <> $3 AND w.kg > 0
       WHERE w.market_id = ANY($4)
          OR EXISTS (SELECT 1 FROM plant_day_waits z WHERE z.place_id = x."placeId" AND z.day = x.day AND z.market_id = w.market_id)
       GROUP BY 1, 2`,
      [JSON.stringify(days), days.reduce((least, { day }) => (day < least ? day : least), days[0]?.day ?? ''), marketId, claimants],
    );
  }

  /** Lets go of what dead rounds reserved and what is past, and answers with the markets that waited for room there is now. */
  async wakeable(tx: Tx, today: Day): Promise<MarketId[]> {
    await tx.query(`DELETE FROM plant_day_shares WHERE taken_at < clock_timestamp() - make_interval(mins => ${SHARE_MINUTES})`);
    await tx.query('DELETE FROM plant_day_waits WHERE day < $1', [today]);
    const [rows] = await tx.query<[{ marketId: MarketId }[], number]>(
      `DELETE FROM plant_day_waits w USING plant_days d
       WHERE d.place_id = w.place_id AND d.day = w.day AND (d.capacity_kg IS NULL OR d.capacity_kg > d.used_kg + d.shared_kg)
       RETURNING w.market_id AS "marketId"`,
    );
    return [...new Set(rows.map((row) => row.marketId))].sort();
  }
}

/** Hundreds of trades go to a few days. */
function eachOnce(days: readonly PlaceDay[]): PlaceDay[] {
  return [...new Map(days.map(({ placeId, day }) => [`${placeId} ${day}`, { placeId, day }])).values()];
}
