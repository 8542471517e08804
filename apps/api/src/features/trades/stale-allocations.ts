import { openKgOfCallOff } from '@domain/contracts/call-off';
import { openKgOfOffer } from '@domain/offers/offer';
import { openKgOfOrder } from '@domain/orders/order';
import type { Allocation } from '@domain/trades/make-trade';
import type { DemandSource } from '@domain/trades/trade';
import type { HeldSources } from './held-sources';

/**
 * Drops allocations whose offer or demand has changed since the round was frozen, or has too little left: what an amendment, a
 * withdrawal or another trade took in the meantime is not there to be sold. Earlier allocations go first.
 */
export function withoutStale(allocations: readonly Allocation[], held: HeldSources): Allocation[] {
  const left = new Map<string, number>();
  return allocations.filter(({ supply, demand, kg }) => {
    const offer = held.offers.get(supply.offerId);
    const wanted = demandOf(demand.source, held, kg);
    if (offer?.version !== supply.version || offer.inAuction || wanted?.version !== demand.source.version) return false;
    const offered = left.get(offer.id) ?? openKgOfOffer(offer);
    const open = left.get(wanted.id) ?? wanted.openKg;
    if (kg > offered || kg > open) return false;
    left.set(offer.id, offered - kg);
    left.set(wanted.id, open - kg);
    return true;
  });
}

function demandOf(source: DemandSource, held: HeldSources, kg: number): { id: string; version: number; openKg: number } | undefined {
  // A bid is held by whoever accepts it, and asks for exactly these kilograms.
  if (source.kind === 'bid') return { id: source.bidId, version: source.version, openKg: kg };
  if (source.kind === 'order') {
    const order = held.orders.get(source.orderId);
    return order && { id: order.id, version: order.version, openKg: openKgOfOrder(order) };
  }
  const found = held.callOffs.get(source.callOffId);
  if (found?.contract.state !== 'in_force') return undefined;
  return { id: found.callOff.id, version: found.callOff.version, openKg: openKgOfCallOff(found.callOff) };
}
