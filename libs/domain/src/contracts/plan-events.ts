import type { Party } from '../identity/organisation';
import type { Day } from '../shared/day';
import type { MarketId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import type { Kg } from '../shared/weight';
import type { VndPerKg } from '../shared/unit-price';
import type { IntakePlan } from './intake-plan';

/** One contract's fair share of a plan, for its two parties. */
export interface PlanShare {
  readonly planId: string;
  readonly contractId: string;
  readonly contractNumber: string;
  readonly cooperativeId: string;
  readonly placeId: string;
  readonly productId: string;
  readonly day: string;
  readonly planKg: number;
  /** Of what the plan still wants. */
  readonly shareKg: number;
  readonly mayGiveKg: number;
  /** Already drawn from this contract for this plan. */
  readonly drawnKg: number;
}

interface PlansChange<Name extends string> {
  readonly name: Name;
  readonly at: Instant;
  readonly marketId: MarketId;
  readonly processor: Party;
  readonly plans: readonly IntakePlan[];
  /** Fair shares as they stand afterwards: each cooperative reads its own. */
  readonly shares: readonly PlanShare[];
}

/** A planner said what a plant needs on these days. */
export type PlansSet = PlansChange<'intake_plan.set'>;
/** A round divided these plans over their contracts. */
export type PlansDivided = PlansChange<'intake_plan.divided'>;

/** The day of these plans is over: what nobody brought is on record. */
export interface PlansClosed {
  readonly name: 'intake_plan.closed';
  readonly at: Instant;
  readonly marketId: MarketId;
  readonly processor: Party;
  readonly plans: readonly IntakePlan[];
  readonly unfilledKg: Kg;
}

/** A figure of a price index was published or corrected. */
export interface IndexPublished {
  readonly name: 'price_index.published';
  readonly at: Instant;
  readonly marketId: MarketId;
  readonly indexId: string;
  readonly day: Day;
  readonly revision: number;
  readonly vndPerKg: VndPerKg;
}

export type PlanEvent = PlansSet | PlansDivided | PlansClosed | IndexPublished;
