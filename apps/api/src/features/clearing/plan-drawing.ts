import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@domain/events';
import type { Instant } from '@domain/shared/instant';
import { lotKgOf } from '@domain/shared/weight';
import type { Allocation } from '@domain/trades/make-trade';
import type { Trade } from '@domain/trades/trade';
import { dayAt } from '@domain/shared/instant';
import type { MarketId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';
import { PlanCallOffsService, type PlanDraw } from '../contracts/plan-call-offs.service';
import { IntakeQueries } from '../intake/intake.queries';
import { IntakeService } from '../intake/intake.service';
import { OffersService } from '../offers/offers.service';
import type { FrozenPlan } from './frozen-plan';

/** A round that is about to be committed. */
interface PlanRound {
  readonly marketId: MarketId;
  readonly at: Instant;
  readonly plans: readonly FrozenPlan[];
  readonly allocations: readonly Allocation[];
}

/** What was drawn before the trades were made, for settling afterwards. */
export interface Drawn {
  readonly draws: readonly PlanDraw[];
  readonly allocations: readonly Allocation[];
}

/** Turns a round's division of intake plans into call-offs under the contracts, in the round's own transaction. */
@Injectable()
export class PlanDrawing {
  constructor(
    private readonly offers: OffersService,
    private readonly callOffs: PlanCallOffsService,
    private readonly intake: IntakeService,
    private readonly queries: IntakeQueries,
  ) {}

  /**
   * Writes a call-off for each contract that the round took from, under the locks in their one order (offers, plans, contracts), and
   * answers with the allocations that may still be made: a plan, a contract or a band that changed meanwhile drops its own.
   */
  async draw(tx: Tx, round: PlanRound): Promise<Drawn> {
    const wanted = drawsOf(round);
    if (wanted.length === 0) return { draws: [], allocations: round.allocations };
    await this.offers.lockMany(tx, [...new Set(round.allocations.map(({ supply }) => supply.offerId))]);
    const standing = await this.intake.stillOpen(tx, wanted);
    const draws = await this.callOffs.draw(tx, standing, round.at);
    const made = new Set<string>(draws.map((draw) => draw.callOffId));
    const dropped = new Set<string>(wanted.map((draw) => draw.callOffId).filter((id) => !made.has(id)));
    return { draws, allocations: round.allocations.filter((one) => !dropped.has(callOffIdOf(one))) };
  }

  /** What the trades really took: the call-offs are cut to it, the plans and contracts are told, and both sides read it. */
  async settle(tx: Tx, round: PlanRound, { draws }: Drawn, trades: readonly Trade[]): Promise<DomainEvent[]> {
    if (draws.length === 0) return [];
    const taken = new Map<string, number>();
    for (const { demand, kg } of trades)
      if (demand.kind === 'call_off') taken.set(demand.callOffId, (taken.get(demand.callOffId) ?? 0) + kg);
    const events = await this.callOffs.settle(tx, draws, { taken, at: round.at });
    const kept = draws.map((draw) => ({ id: draw.plan.id, kg: taken.get(draw.callOffId) ?? 0 })).filter((part) => part.kg > 0);
    const plans = await this.intake.allocated(tx, kept);
    const shares = await this.queries.shares(tx, round.marketId, dayAt(round.at));
    const byProcessor = [...new Set(plans.map((plan) => plan.processorId))];
    const told: DomainEvent[] = [];
    for (const id of byProcessor) {
      const own = plans.filter((plan) => plan.processorId === id);
      const processor = await this.callOffs.party(tx, id);
      const theirs = shares.filter((share) => own.some((plan) => plan.id === share.planId));
      told.push({ name: 'intake_plan.divided', at: round.at, marketId: round.marketId, processor, plans: own, shares: theirs });
    }
    return [...events, ...told];
  }
}

function callOffIdOf({ demand }: Allocation): string {
  return demand.source.kind === 'call_off' ? demand.source.callOffId : '';
}

/** The parts of plans that the round took from, each with all that it took. */
function drawsOf({ plans, allocations }: PlanRound): PlanDraw[] {
  const sums = new Map<string, number>();
  for (const one of allocations) sums.set(callOffIdOf(one), (sums.get(callOffIdOf(one)) ?? 0) + one.kg);
  return plans.flatMap(({ plan, parts }) =>
    parts.flatMap(({ contract, price, callOffId }): PlanDraw[] => {
      const kg = sums.get(callOffId);
      return kg === undefined ? [] : [{ plan, contract, price, callOffId, kg: lotKgOf(kg, 'kg') }];
    }),
  );
}
