import type { StreamEventName } from '@domain/events';

/**
 * Events of a market after which another round may find more to match. Withdrawals and cancellations only take away,
 * and a round's own changes are told as `stock.changed`.
 */
export const WAKING_EVENTS: ReadonlySet<StreamEventName> = new Set<StreamEventName>([
  'offer.opened',
  'offer.amended',
  'supply.stirred',
  'order.placed',
  'call_off.made',
  'call_off.approved',
  'call_off.amended',
  'intake_plan.set',
  'stock.released',
  'plant_room.freed',
  'market.resumed',
  'papers.changed',
  'product.changed',
]);
