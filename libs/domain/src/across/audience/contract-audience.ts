import { callOffView, contractVersionView, contractView, intakePlanView } from '../views/contract-views';
import type { CallOffEvent, ContractEvent } from '../../contracts/contract-events';
import { openKgOfPlan } from '../../contracts/intake-plan';
import type { PlanEvent } from '../../contracts/plan-events';
import type { DomainEvent } from '../../events';
import type { OrganisationId } from '../../shared/ids';
import { openKg } from '../../shared/stock';
import { marketStream, organisationStream, type StreamEntry } from './stream-entry';

/** True for everything that happens to a contract or a call-off. */
export function isOfContract(event: DomainEvent): event is ContractEvent {
  return event.name.startsWith('contract.') || event.name.startsWith('call_off.');
}

/** True for everything that happens to intake plans and the indexes that contracts are priced by. */
export function isOfPlans(event: DomainEvent): event is PlanEvent {
  return event.name.startsWith('intake_plan.') || event.name.startsWith('price_index.');
}

/** The market learns only that so many kilograms are drawn under some contract, or no longer; the parties learn everything. */
export function contractAudience(event: ContractEvent): readonly StreamEntry[] {
  const { name, contract, cooperative, processor } = event;
  const body = { ...factsOf(event), contract: contractView(event) };
  const parties = [cooperative, processor].map((party) => ({ stream: organisationStream(party.id), name, body }));
  const kg = 'callOff' in event ? marketKgOf(event) : null;
  return kg === null ? parties : [{ stream: marketStream(contract.productId), name, body: { kg } }, ...parties];
}

/** A processor reads its plans, a cooperative its own shares of them, the market how many kilograms are wanted in all. */
export function planAudience(event: PlanEvent): readonly StreamEntry[] {
  const { name, marketId } = event;
  if (event.name === 'price_index.published') {
    const { indexId, day, revision, vndPerKg } = event;
    return [{ stream: marketStream(marketId), name, body: { indexId, day, revision, vndPerKg } }];
  }
  if (event.name === 'intake_plan.closed') {
    const { processor, plans, unfilledKg } = event;
    return [
      {
        stream: organisationStream(processor.id),
        name,
        body: { ownerId: processor.id, plans: plans.map(intakePlanView), shares: [], unfilledKg },
      },
    ];
  }
  const own = {
    stream: organisationStream(event.processor.id),
    name,
    body: { ownerId: event.processor.id, plans: event.plans.map(intakePlanView), shares: event.shares },
  };
  const cooperatives = [...new Set(event.shares.map((share) => share.cooperativeId))].map((id) => ({
    stream: organisationStream(id as OrganisationId),
    name,
    body: { ownerId: id, plans: [], shares: event.shares.filter((share) => share.cooperativeId === id) },
  }));
  const openKgInAll = event.plans.reduce((sum, plan) => sum + openKgOfPlan(plan), 0);
  const told = name === 'intake_plan.set' ? [{ stream: marketStream(marketId), name, body: { kg: openKgInAll } }] : [];
  return [...told, own, ...cooperatives];
}

function factsOf(event: ContractEvent): object {
  if ('version' in event) return { version: contractVersionView(event.version) };
  switch (event.name) {
    case 'contract.terminated':
      return { reason: event.reason };
    case 'contract.reminded':
      return { calledKg: event.calledKg, postedKg: event.postedKg };
    case 'contract.force_claimed':
    case 'contract.force_agreed':
      return { claim: event.claim };
    case 'call_off.received':
      return { callOff: callOffView(event.callOff), deliveredKg: event.deliveredKg, acceptedKg: event.acceptedKg };
    default:
      return 'callOff' in event ? { callOff: callOffView(event.callOff) } : {};
  }
}

/** Kilograms that the market hears of; null for what changes nothing there. */
function marketKgOf({ name, callOff }: CallOffEvent): number | null {
  switch (name) {
    case 'call_off.made':
    case 'call_off.approved':
      return callOff.stock.totalKg;
    case 'call_off.amended':
    case 'call_off.cancelled':
    case 'call_off.expired':
      return openKg(callOff.stock);
    default:
      return null;
  }
}
