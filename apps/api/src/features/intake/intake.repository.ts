import { Injectable } from '@nestjs/common';
import type { IntakePlan, PlanState } from '@domain/contracts/intake-plan';
import type { PlanShare } from '@domain/contracts/plan-events';
import type { PlantDay } from '@domain/plants/plant-room';
import type { Day } from '@domain/shared/day';
import type { MarketId, MemberId, OrganisationId, PlaceId, PlanId } from '@domain/shared/ids';
import { instantOf, instantToIso } from '@domain/shared/instant';
import type { Kg } from '@domain/shared/weight';
import { asProgram } from '../../platform/database/row-scope';
import type { Tx } from '../../platform/database/unit-of-work';

interface PlanRow {
  readonly id: string;
  readonly processorId: string;
  readonly placeId: string;
  readonly productId: string;
  readonly day: string;
  readonly kg: number;
  readonly allocatedKg: number;
  readonly state: PlanState;
  readonly version: number;
  readonly submittedAt: Date;
}

const SELECT = `SELECT id, processor_id AS "processorId", place_id AS "placeId", market_id AS "productId", day, kg, allocated_kg AS "allocatedKg",
  state, version, submitted_at AS "submittedAt" FROM intake_plans`;

const UPSERT = `
  INSERT INTO intake_plans (id, processor_id, place_id, market_id, day, kg, allocated_kg, state, version, submitted_at, made_by)
  VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, $10)
  ON CONFLICT (processor_id, place_id, market_id, day)
  DO UPDATE SET kg = excluded.kg, state = excluded.state, version = excluded.version, submitted_at = excluded.submitted_at`;

/** Which plans: of one processor, of one plant, of some days. */
export interface PlansAsked {
  readonly processorId: OrganisationId;
  readonly placeId: PlaceId;
  readonly from: Day;
  readonly to: Day;
}

/** A plant's line on one day. */
export interface LineDay {
  readonly day: Day;
  readonly capacityKg: Kg | null;
  readonly usedKg: Kg;
}

/** What one contract has brought of a plan. */
export type Brought = Pick<PlanShare, 'planId' | 'contractId' | 'contractNumber' | 'cooperativeId' | 'drawnKg'>;

/** Rows of intake plans and of plants' days. */
@Injectable()
export class IntakeRepository {
  /** A plant's plans of every product on these days, held, in the order of their days. */
  async lockPlans(tx: Tx, asked: PlansAsked): Promise<IntakePlan[]> {
    const rows = await tx.query<PlanRow[]>(
      `${SELECT} WHERE processor_id = $1 AND place_id = $2 AND day BETWEEN $3 AND $4 ORDER BY day, market_id FOR NO KEY UPDATE`,
      [asked.processorId, asked.placeId, asked.from, asked.to],
    );
    return rows.map(toPlan);
  }

  async plans(tx: Tx, asked: PlansAsked): Promise<IntakePlan[]> {
    const rows = await tx.query<PlanRow[]>(
      `${SELECT} WHERE processor_id = $1 AND place_id = $2 AND day BETWEEN $3 AND $4 ORDER BY day, market_id`,
      [asked.processorId, asked.placeId, asked.from, asked.to],
    );
    return rows.map(toPlan);
  }

  /** Holds one plan. */
  async lockOne(tx: Tx, id: string): Promise<IntakePlan | undefined> {
    const [row] = await tx.query<PlanRow[]>(`${SELECT} WHERE id = $1 FOR NO KEY UPDATE`, [id]);
    return row && toPlan(row);
  }

  /** Holds many plans, in the order of their ids. */
  async lockMany(tx: Tx, ids: readonly string[]): Promise<IntakePlan[]> {
    return (await tx.query<PlanRow[]>(`${SELECT} WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE`, [ids])).map(toPlan);
  }

  /** Open plans of a market with something left, from a day on. */
  async openIn(tx: Tx, marketId: MarketId, from: Day): Promise<IntakePlan[]> {
    const rows = await tx.query<PlanRow[]>(
      `${SELECT} WHERE market_id = $1 AND state = 'open' AND day >= $2 AND kg > allocated_kg ORDER BY day, id`,
      [marketId, from],
    );
    return rows.map(toPlan);
  }

  async save(tx: Tx, plan: IntakePlan, memberId: MemberId): Promise<void> {
    const { id, processorId, placeId, productId, day, kg, state, version } = plan;
    await tx.query(UPSERT, [id, processorId, placeId, productId, day, kg, state, version, instantToIso(plan.submittedAt), memberId]);
  }

  /** Adds what a round divided of these plans, or what became an order. */
  async allocate(tx: Tx, parts: readonly { readonly id: string; readonly kg: number }[]): Promise<void> {
    await tx.query(
      `UPDATE intake_plans p SET allocated_kg = p.allocated_kg + m.kg FROM jsonb_to_recordset($1) AS m (id uuid, kg bigint) WHERE p.id = m.id`,
      [JSON.stringify(parts)],
    );
  }

  /** A plant's days, held, in their order; made where they are not there yet, so that two planners of a fresh day wait for each other. */
  async lockDays(tx: Tx, placeId: PlaceId, days: readonly Day[]): Promise<ReadonlyMap<Day, PlantDay & { processorId: string | null }>> {
    const rows = await asProgram('a plant that somebody else runs is refused, not overlooked', async () => {
      await tx.query(
        'INSERT INTO plant_days (place_id, day) SELECT $1, day FROM unnest($2::date[]) AS day ORDER BY day ON CONFLICT DO NOTHING',
        [placeId, days],
      );
      return tx.query<(PlantDay & { day: Day; processorId: string | null })[]>(
        `SELECT day, processor_id AS "processorId", capacity_kg AS "capacityKg", used_kg AS "usedKg", shared_kg AS "sharedKg"
         FROM plant_days WHERE place_id = $1 AND day = ANY($2) ORDER BY day FOR NO KEY UPDATE`,
        [placeId, days],
      );
    });
    return new Map(rows.map((row) => [row.day, row]));
  }

  /** What is known of a plant's line on these days, for whoever runs it. */
  async line(tx: Tx, asked: PlansAsked): Promise<LineDay[]> {
    return asProgram('what others bring to a plant takes its room, too', () =>
      tx.query<LineDay[]>(
        `SELECT day, capacity_kg AS "capacityKg", used_kg AS "usedKg" FROM plant_days
         WHERE place_id = $1 AND day BETWEEN $2 AND $3 AND (processor_id IS NULL OR processor_id = $4) ORDER BY day`,
        [asked.placeId, asked.from, asked.to, asked.processorId],
      ),
    );
  }

  /** Open plans whose day is over, held; busy ones are left for the next sweep. */
  async lockOver(tx: Tx, today: Day, limit: number): Promise<IntakePlan[]> {
    const rows = await tx.query<PlanRow[]>(
      `${SELECT} WHERE state = 'open' AND day < $1 ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
      [today, limit],
    );
    return rows.map(toPlan);
  }

  async close(tx: Tx, plan: IntakePlan): Promise<void> {
    await tx.query('UPDATE intake_plans SET state = $2, version = $3 WHERE id = $1', [plan.id, plan.state, plan.version]);
  }

  async saveCapacity(tx: Tx, asked: { placeId: PlaceId; processorId: OrganisationId; day: Day; capacityKg: Kg }): Promise<void> {
    await asProgram('a day that trades have made is nobody’s until its plant says a limit', () =>
      tx.query(
        `INSERT INTO plant_days (place_id, day, processor_id, capacity_kg) VALUES ($1, $2, $3, $4)
         ON CONFLICT (place_id, day) DO UPDATE SET capacity_kg = excluded.capacity_kg, processor_id = excluded.processor_id`,
        [asked.placeId, asked.day, asked.processorId, asked.capacityKg],
      ),
    );
  }

  /** What each contract of these plans has brought, the larger first. */
  async broughtBy(tx: Tx, planIds: readonly PlanId[]): Promise<readonly Brought[]> {
    if (planIds.length === 0) return [];
    return tx.query(
      `SELECT o.plan_id AS "planId", o.contract_id AS "contractId", c.number AS "contractNumber", c.cooperative_id AS "cooperativeId",
              sum(o.called_kg)::bigint AS "drawnKg"
       FROM call_offs o JOIN contracts c ON c.id = o.contract_id WHERE o.plan_id = ANY($1) GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 3`,
      [planIds],
    );
  }

  /** Drawn for each plan from each contract so far. */
  async drawn(tx: Tx, planIds: readonly string[]): Promise<readonly { planId: string; contractId: string; kg: number }[]> {
    return tx.query(
      `SELECT plan_id AS "planId", contract_id AS "contractId", sum(called_kg)::bigint AS kg FROM call_offs
       WHERE plan_id = ANY($1) GROUP BY plan_id, contract_id`,
      [planIds],
    );
  }
}

function toPlan(row: PlanRow): IntakePlan {
  return {
    id: row.id as PlanId,
    processorId: row.processorId as OrganisationId,
    placeId: row.placeId as PlaceId,
    productId: row.productId as MarketId,
    day: row.day as Day,
    kg: row.kg as Kg,
    allocatedKg: row.allocatedKg as Kg,
    state: row.state,
    version: row.version,
    submittedAt: instantOf(row.submittedAt.getTime()),
  };
}
