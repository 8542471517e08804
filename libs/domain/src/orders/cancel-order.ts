import type { Party } from '../identity/organisation';
import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import type { OrderCancelled } from './order-events';
import { type Order, ORDER_STATES } from './order';

/**
 * Takes an order out of the market. What is already held or confirmed stays with its trades.
 *
 * @throws DomainError `order.closed`
 */
export function cancelOrder(before: Order, buyer: Party, now: Instant): { order: Order; event: OrderCancelled } {
  if (before.state !== 'open') throw new DomainError('order.closed', { state: before.state });
  const order: Order = { ...before, state: ORDER_STATES.move(before.state, 'cancelled') };
  return { order, event: { name: 'order.cancelled', at: now, order, buyer } };
}
