import type { Allocation } from '@domain/trades/make-trade';
import type { FrozenMarket } from './frozen-market';

/**
 * Allocations whose trades may be written before the market is locked, because the database lets them stand whatever else the round does:
 * not those of an intake plan, whose call-offs are drawn under the locks, and not those between two of whom one gives the other credit.
 */
export function earlyAllocations(
  { plans, credit }: Pick<FrozenMarket, 'plans' | 'credit'>,
  allocations: readonly Allocation[],
): Allocation[] {
  const drawn = new Set<string>(plans.flatMap(({ parts }) => parts.map(({ callOffId }) => callOffId)));
  const pairs = new Set(credit.map(({ sellerId, buyerId }) => `${sellerId} ${buyerId}`));
  return allocations.filter(
    ({ supply, demand }) =>
      !(demand.source.kind === 'call_off' && drawn.has(demand.source.callOffId)) && !pairs.has(`${supply.party.id} ${demand.party.id}`),
  );
}
