import { Injectable } from '@nestjs/common';
import type { IntakePlan } from '@domain/contracts/intake-plan';
import type { PlanShare } from '@domain/contracts/plan-events';
import type { Day } from '@domain/shared/day';
import type { Tx } from '../../platform/database/unit-of-work';
import { IntakeQueries } from './intake.queries';
import { IntakeRepository, type LineDay, type PlansAsked } from './intake.repository';

/** A plant's fortnight as its planners read it. */
@Injectable()
export class IntakeGrid {
  constructor(
    private readonly rows: IntakeRepository,
    private readonly queries: IntakeQueries,
  ) {}

  async of(tx: Tx, asked: PlansAsked, today: Day): Promise<{ plans: IntakePlan[]; shares: PlanShare[]; line: LineDay[] }> {
    const plans = await this.rows.plans(tx, asked);
    const shares: PlanShare[] = [];
    for (const market of [...new Set(plans.map((plan) => plan.productId))]) shares.push(...(await this.queries.shares(tx, market, today)));
    return {
      plans,
      shares: shares.filter((share) => plans.some((plan) => plan.id === share.planId)),
      line: await this.rows.line(tx, asked),
    };
  }
}
