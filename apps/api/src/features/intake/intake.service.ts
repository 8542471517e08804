import { Injectable } from '@nestjs/common';
import { type IntakePlan, openKgOfPlan, requirePlanDay, requireSeen, setPlan } from '@domain/contracts/intake-plan';
import type { PlanShare } from '@domain/contracts/plan-events';
import { addDays, type Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { MarketId, PlaceId, PlanId } from '@domain/shared/ids';
import { dayAt, type Instant } from '@domain/shared/instant';
import { type Kg, kgOf, NO_KG } from '@domain/shared/weight';
import { IdSource } from '../../platform/clock/id-source';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { type Actor, partyOf } from '../../platform/http/actor';
import { IntakeQueries } from './intake.queries';
import { IntakeRepository } from './intake.repository';

/** Kilograms of one day. */
export interface DayKg {
  readonly day: Day;
  readonly kg: Kg;
  /** What stood on the writer's screen; undefined when it is not said. */
  readonly seenKg: Kg | null | undefined;
}

/** What a planner sets: one product at one plant, some days. */
export interface PlansAsk {
  readonly placeId: PlaceId;
  readonly productId: MarketId;
  readonly lines: readonly DayKg[];
}

/** A fortnight as it stands after a change. */
export interface PlansSet {
  readonly plans: readonly IntakePlan[];
  readonly shares: readonly PlanShare[];
}

/** Sets what plants need and can take, and tells everyone their share. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: IntakeRepository,
    private readonly queries: IntakeQueries,
    private readonly log: EventLog,
    private readonly ids: IdSource,
  ) {}

  /** Sets days of a plant's plan, all of them or none; 0 takes a day back. */
  async set(actor: Actor, ask: PlansAsk): Promise<PlansSet> {
    requireOnce(ask.lines);
    return this.work.run(async (tx) => {
      const now = await databaseNow(tx);
      const days = ask.lines.map((line) => line.day);
      const capacity = await this.rows.lockDays(tx, ask.placeId, days);
      const [from, to] = [dayAt(now), addDays(dayAt(now), 400)];
      const known = await this.rows.lockPlans(tx, { processorId: actor.organisationId, placeId: ask.placeId, from, to });
      const plans: IntakePlan[] = [];
      for (const { day, kg, seenKg } of ask.lines) {
        const own = known.find((plan) => plan.day === day && plan.productId === ask.productId);
        const others = known.filter((plan) => plan.day === day && plan.productId !== ask.productId && plan.state === 'open');
        const room = capacity.get(day);
        if (room && !isOwn(room, actor)) throw new DomainError('intake_plan.not_your_plant', {}, 'placeId');
        const taken = others.reduce((sum, plan) => sum + plan.kg, 0);
        const freeKg = room && room.capacityKg !== null ? kgOf(Math.max(0, room.capacityKg - taken), 'kg') : null;
        requireSeen(day, own?.state === 'open' ? own.kg : NO_KG, seenKg);
        const plan = setPlan(own ?? this.fresh(actor, ask, day, now), kg, { today: dayAt(now), now, freeKg });
        await this.rows.save(tx, plan, actor.memberId);
        plans.push(plan);
      }
      return this.tell(tx, actor, { marketId: ask.productId, plans, now });
    });
  }

  /** Says how much a plant's line can take a day, over all products. */
  async setCapacity(actor: Actor, placeId: PlaceId, lines: readonly DayKg[]): Promise<void> {
    requireOnce(lines);
    await this.work.run(async (tx) => {
      const today = dayAt(await databaseNow(tx));
      const held = await this.rows.lockDays(
        tx,
        placeId,
        lines.map((line) => line.day),
      );
      const asked = { processorId: actor.organisationId, placeId, from: today, to: addDays(today, 400) };
      const planned = await this.rows.lockPlans(tx, asked);
      for (const { day, kg, seenKg } of lines) {
        requirePlanDay(day, today);
        const row = held.get(day);
        if (row && !isOwn(row, actor)) throw new DomainError('intake_plan.not_your_plant', {}, 'placeId');
        requireSeen(day, row?.capacityKg ?? null, seenKg);
        const plansKg = planned.filter((plan) => plan.day === day && plan.state === 'open').reduce((sum, plan) => sum + plan.kg, 0);
        const usedKg = Math.max(plansKg, (row?.usedKg ?? 0) + (row?.sharedKg ?? 0));
        if (kg < usedKg) throw new DomainError('intake_plan.capacity_below_used', { day, usedKg }, 'lines');
        await this.rows.saveCapacity(tx, { placeId, processorId: actor.organisationId, day, capacityKg: kg });
      }
    });
  }

  /** Holds the plans that a round takes from, in the order of their ids, and answers with the draws whose plan is as the round saw it. */
  async stillOpen<Draw extends { readonly plan: IntakePlan; readonly kg: Kg }>(tx: Tx, draws: readonly Draw[]): Promise<Draw[]> {
    const held = new Map((await this.rows.lockMany(tx, [...new Set(draws.map((draw) => draw.plan.id))])).map((plan) => [plan.id, plan]));
    const left = new Map([...held].map(([id, plan]) => [id, openKgOfPlan(plan) as number]));
    return draws.filter(({ plan, kg }) => {
      const room = left.get(plan.id) ?? 0;
      if (held.get(plan.id)?.version !== plan.version || kg > room) return false;
      left.set(plan.id, room - kg);
      return true;
    });
  }

  /** Adds what a round divided, and answers with the plans as they stand. */
  async allocated(tx: Tx, parts: readonly { readonly id: PlanId; readonly kg: number }[]): Promise<IntakePlan[]> {
    const sums = new Map<PlanId, number>();
    for (const { id, kg } of parts) sums.set(id, (sums.get(id) ?? 0) + kg);
    await this.rows.allocate(
      tx,
      [...sums].map(([id, kg]) => ({ id, kg })),
    );
    return this.rows.lockMany(tx, [...sums.keys()]);
  }

  /** Takes the open rest of a plan out of it, for a caller who makes an order of it in the same transaction. */
  async takeRest(tx: Tx, actor: Actor, id: PlanId): Promise<{ plan: IntakePlan; kg: Kg }> {
    const plan = await this.rows.lockOne(tx, id);
    if (plan?.processorId !== actor.organisationId) throw new DomainError('intake_plan.not_found', {});
    const kg = openKgOfPlan(plan);
    if (kg === 0) throw new DomainError('intake_plan.nothing_left', {});
    await this.rows.allocate(tx, [{ id, kg }]);
    return { plan, kg };
  }

  private fresh(actor: Actor, ask: PlansAsk, day: Day, now: Instant): IntakePlan {
    return {
      id: this.ids.next() as PlanId,
      processorId: actor.organisationId,
      placeId: ask.placeId,
      productId: ask.productId,
      day,
      kg: NO_KG,
      allocatedKg: NO_KG,
      state: 'open',
      version: 0,
      submittedAt: now,
    };
  }

  private async tell(
    tx: Tx,
    actor: Actor,
    { marketId, plans, now }: { marketId: MarketId; plans: IntakePlan[]; now: Instant },
  ): Promise<PlansSet> {
    const shares = (await this.queries.shares(tx, marketId, dayAt(now))).filter((share) => plans.some((plan) => plan.id === share.planId));
    await this.log.append(tx, [{ name: 'intake_plan.set', at: now, marketId, processor: partyOf(actor), plans, shares }]);
    return { plans, shares };
  }
}

/** A day without a limit is nobody's yet. */
function isOwn({ processorId }: { readonly processorId: string | null }, actor: Actor): boolean {
  return processorId === null || processorId === actor.organisationId;
}

function requireOnce(lines: readonly DayKg[]): void {
  const twice = lines.find((line, at) => lines.findIndex((other) => other.day === line.day) !== at);
  if (twice) throw new DomainError('intake_plan.day_twice', { day: twice.day }, 'lines');
}
