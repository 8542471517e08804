import { addDays, type Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { ContractId, OrganisationId, PlaceId, PlanId, ProductId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { apportion } from '../shared/apportion';
import { stateTable } from '../shared/state-table';
import { type Kg, lesserKg, minusKg, NO_KG } from '../shared/weight';
import { includesDay } from '../shared/window';
import { type Contract, remainingKgOf } from './contract';
import { periodOf, upperKgOf } from './contract-period';
import { hasNotice } from './make-call-off';

/** The life of an intake plan: open until its day is over or the planner takes it back. */
export const PLAN_STATES = stateTable<PlanState>('intake plan', { open: ['cancelled', 'closed'], cancelled: ['open'], closed: [] });

export type PlanState = 'open' | 'cancelled' | 'closed';

/** A fortnight from today on: what a planner can foresee. */
export const PLAN_DAYS = 14;

/** What a plant needs of one product on one day, over all its contracts. */
export interface IntakePlan {
  readonly id: PlanId;
  readonly processorId: OrganisationId;
  readonly placeId: PlaceId;
  readonly productId: ProductId;
  readonly day: Day;
  readonly kg: Kg;
  /** What rounds have divided of it, and what was turned into an order. */
  readonly allocatedKg: Kg;
  readonly state: PlanState;
  readonly version: number;
  /** When the wish reached the cooperatives; the notice runs from here. */
  readonly submittedAt: Instant;
}

/** What no round has brought yet. */
export function openKgOfPlan(plan: IntakePlan): Kg {
  return plan.state === 'open' ? minusKg(plan.kg, plan.allocatedKg) : NO_KG;
}

/** Holds a plan's day to the fortnight ahead. @throws DomainError `intake_plan.day_out_of_range` */
export function requirePlanDay(day: Day, today: Day): void {
  const last = addDays(today, PLAN_DAYS - 1);
  if (day < today || day > last) throw new DomainError('intake_plan.day_out_of_range', { from: today, to: last }, 'day');
}

/**
 * Holds a writer to what stood on the screen: whoever was quicker is shown, not written over.
 *
 * @param standsKg what stands now: kg wanted, or what the line takes; null for no limit.
 * @param seenKg what stood there when it was written; undefined for a writer that does not say.
 * @throws DomainError `intake_plan.changed`
 */
export function requireSeen(day: Day, standsKg: Kg | null, seenKg: Kg | null | undefined): void {
  if (seenKg !== undefined && seenKg !== standsKg) throw new DomainError('intake_plan.changed', { day, kg: standsKg ?? NO_KG }, 'lines');
}

/**
 * Sets what a plant needs on a day; 0 takes the plan back. More than the line can take is refused, and less than rounds have divided.
 *
 * @param freeKg what the line has room for beside this plan; null when no capacity is known.
 * @throws DomainError `intake_plan.day_out_of_range`, `intake_plan.below_allocated`, `intake_plan.over_capacity` (in that order)
 */
export function setPlan(plan: IntakePlan, kg: Kg, at: { today: Day; now: Instant; freeKg: Kg | null }): IntakePlan {
  requirePlanDay(plan.day, at.today);
  if (kg < plan.allocatedKg) throw new DomainError('intake_plan.below_allocated', { day: plan.day, allocatedKg: plan.allocatedKg }, 'kg');
  if (at.freeKg !== null && kg > at.freeKg) throw new DomainError('intake_plan.over_capacity', { day: plan.day, freeKg: at.freeKg }, 'kg');
  const state: PlanState = kg === 0 ? 'cancelled' : 'open';
  // More than before is a new wish: the cooperatives get the notice anew. Less keeps its place.
  const submittedAt = kg > plan.kg ? at.now : plan.submittedAt;
  return { ...plan, kg, state, submittedAt, version: plan.version + 1 };
}

/**
 * Closes a plan whose day is over; what nobody brought stays on record with it.
 *
 * @returns the closed plan and the kilograms that were left open
 * @throws DomainError `intake_plan.not_over` while its day lasts
 */
export function closePlan(plan: IntakePlan, today: Day): { plan: IntakePlan; unfilledKg: Kg } {
  if (plan.day >= today) throw new DomainError('intake_plan.not_over', { day: plan.day });
  return { plan: { ...plan, state: PLAN_STATES.move(plan.state, 'closed'), version: plan.version + 1 }, unfilledKg: openKgOfPlan(plan) };
}

/** What one contract may give to a plan on its day, and its fair share. */
export interface PlanPart {
  readonly contractId: ContractId;
  readonly mayGiveKg: Kg;
  readonly shareKg: Kg;
}

/** A contract with what is drawn already of each of its periods. */
export interface BandUse {
  readonly contract: Contract;
  usedKg(day: Day): Kg;
}

/**
 * Divides the open kilograms of a plant's plans of one product over its contracts, day by day: each gets in proportion to what its band
 * still leaves, the odd kilograms one each by largest remainder, older contracts first. A share of an earlier day is set aside before the
 * next day is divided, so that two days never promise the same kilogram.
 *
 * A contract takes part when it is in force, in season, and had its notice when the plan was set.
 * Source: the rule every cooperative reads beside its share.
 */
export function dividePlans(plans: readonly IntakePlan[], contracts: readonly BandUse[]): ReadonlyMap<PlanId, readonly PlanPart[]> {
  const byAge = [...contracts].sort(
    (a, b) => a.contract.registeredAt - b.contract.registeredAt || (a.contract.id < b.contract.id ? -1 : 1),
  );
  const aside = new Map<ContractId, { day: Day; kg: number }[]>();
  const divided = new Map<PlanId, readonly PlanPart[]>();
  for (const plan of [...plans].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const parts = byAge.filter(({ contract }) => takesPart(contract, plan));
    const mayGive = parts.map((part) => mayGiveKg(part, plan, aside));
    const shares = apportion(openKgOfPlan(plan), mayGive);
    const rows = parts.map(({ contract }, at): PlanPart => {
      const shareKg = (shares[at] ?? 0) as Kg;
      aside.set(contract.id, [...(aside.get(contract.id) ?? []), { day: plan.day, kg: shareKg }]);
      return { contractId: contract.id, mayGiveKg: mayGive[at] ?? NO_KG, shareKg };
    });
    divided.set(plan.id, rows);
  }
  return divided;
}

function takesPart(contract: Contract, plan: IntakePlan): boolean {
  const same = contract.processorId === plan.processorId && contract.placeId === plan.placeId && contract.productId === plan.productId;
  return same && contract.state === 'in_force' && includesDay(contract.season, plan.day) && hasNotice(contract, plan.day, plan.submittedAt);
}

/** What the band leaves less what earlier days of the same period set aside, and the same against the ceiling. */
function mayGiveKg(part: BandUse, plan: IntakePlan, aside: ReadonlyMap<ContractId, readonly { day: Day; kg: number }[]>): Kg {
  const { contract } = part;
  const others = aside.get(contract.id) ?? [];
  const inAll = others.reduce((sum, one) => sum + one.kg, 0);
  const period = contract.periods.find((one) => includesDay(one, plan.day));
  const inPeriod = others.filter((one) => period && includesDay(period, one.day)).reduce((sum, one) => sum + one.kg, 0);
  const upper = upperKgOf(periodOf(contract, plan.day));
  const [ofBand, ofCeiling] = [upper - part.usedKg(plan.day) - inPeriod, remainingKgOf(contract) - inAll];
  return lesserKg(Math.max(0, ofBand) as Kg, Math.max(0, ofCeiling) as Kg);
}
