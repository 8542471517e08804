import { openKgOfCallOff } from '@domain/contracts/call-off';
import { openKgOfOffer } from '@domain/offers/offer';
import { openKgOfOrder } from '@domain/orders/order';
import type { Instant } from '@domain/shared/instant';
import type { Allocation } from '@domain/trades/make-trade';
import type { DemandSource } from '@domain/trades/trade';
import type { HeldSources } from './held-sources';

/**
 * Drops allocations whose offer or demand has changed since the round was frozen, or has too little left: what an amendment, a
 * withdrawal or another trade took in the meantime is not there to be sold. Earlier allocations go first.
 */
export function withoutStale(allocations: readonly Allocation[], held: HeldSources, at: Instant): Allocation[] {
  const left = new Map<string, number>();
  return allocations.filter(({ supply, demand, kg }) => {
    const offer = held.offers.get(supply.offerId);
    const wanted = demandOf(demand.source, held, { kg, at });
    if (offer?.version !== supply.version || offer.inAuction || wanted?.version !== demand.source.version) return false;
    const offered = left.get(offer.id) ?? openKgOfOffer(offer);
    const open = left.get(wanted.id) ?? wanted.openKg;
    if (kg > offered || kg > open) return false;
    left.set(offer.id, offered - kg);
    left.set(wanted.id, open - kg);
    return true;
  });
}

/**
 * Leaves out what is left of an offer that is sold whole, or of an order that is filled whole, once a part of it has fallen away; with it
 * the part of another such may fall, and so on.
 */
export function wholeOnly(proposed: readonly Allocation[], kept: readonly Allocation[], held: HeldSources): Allocation[] {
  const wholes = ({ supply, demand }: Allocation): string[] => [
    ...(held.offers.get(supply.offerId)?.allOrNothing ? [supply.offerId] : []),
    ...(demand.source.kind === 'order' && held.orders.get(demand.source.orderId)?.allOrNothing ? [demand.source.orderId] : []),
  ];
  let standing = [...kept];
  for (let before = -1; before !== standing.length;) {
    before = standing.length;
    const stands = new Set(standing);
    const broken = new Set(proposed.filter((allocation) => !stands.has(allocation)).flatMap(wholes));
    standing = standing.filter((allocation) => !wholes(allocation).some((id) => broken.has(id)));
  }
  return standing;
}

function demandOf(
  source: DemandSource,
  held: HeldSources,
  { kg, at }: { kg: number; at: Instant },
): { id: string; version: number; openKg: number } | undefined {
  // A bid is held by whoever accepts it, and asks for exactly these kilograms.
  if (source.kind === 'bid') return { id: source.bidId, version: source.version, openKg: kg };
  if (source.kind === 'order') {
    const order = held.orders.get(source.orderId);
    if (order && order.expiresAt !== null && order.expiresAt <= at) return undefined;
    return order && { id: order.id, version: order.version, openKg: openKgOfOrder(order) };
  }
  const found = held.callOffs.get(source.callOffId);
  if (found?.contract.state !== 'in_force') return undefined;
  return { id: found.callOff.id, version: found.callOff.version, openKg: openKgOfCallOff(found.callOff) };
}
