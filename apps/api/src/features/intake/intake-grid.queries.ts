import { Injectable } from '@nestjs/common';
import type { IntakePlan } from '@domain/contracts/intake-plan';
import type { PlanShare } from '@domain/contracts/plan-events';
import type { Day } from '@domain/shared/day';
import { NO_KG } from '@domain/shared/weight';
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
    const open = shares.filter((share) => plans.some((plan) => plan.id === share.planId));
    const divided = new Set(open.map((share) => share.planId));
    const filled = plans.filter((plan) => !divided.has(plan.id));
    return { plans, shares: [...open, ...(await this.brought(tx, filled))], line: await this.rows.line(tx, asked) };
  }

  /** Of plans that there is nothing left to divide of: who brought what. */
  private async brought(tx: Tx, plans: readonly IntakePlan[]): Promise<PlanShare[]> {
    const ids = plans.map((plan) => plan.id);
    const rows = await this.rows.broughtBy(tx, ids);
    return rows.flatMap(({ planId, ...contract }): PlanShare[] => {
      const plan = plans.find((one) => one.id === planId);
      if (!plan) return [];
      const { placeId, productId, day, kg: planKg } = plan;
      return [{ ...contract, planId: plan.id, placeId, productId, day, planKg, shareKg: NO_KG, mayGiveKg: NO_KG }];
    });
  }
}
