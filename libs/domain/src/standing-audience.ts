import type { DomainEvent } from './events';
import type { StandingOrderEvent } from './orders/standing-events';
import { standingLineView, standingOrderView } from './standing-views';
import { organisationStream, type StreamEntry } from './stream-entry';

/** True for what happens to standing orders. */
export function isOfStandingOrder(event: DomainEvent): event is StandingOrderEvent {
  return event.name.startsWith('standing_order.');
}

/** A standing order is its buyer's own; what the market hears of it are the orders that it places. */
export function standingAudience(event: StandingOrderEvent): readonly StreamEntry[] {
  const standingOrder = standingOrderView(event.standing);
  const body = event.name === 'standing_order.changed' ? { standingOrder } : { standingOrder, line: standingLineView(event.line) };
  return [{ stream: organisationStream(event.buyer.id), name: event.name, body }];
}
