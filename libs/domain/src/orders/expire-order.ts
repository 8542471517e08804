import type { Party } from '../identity/organisation';
import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import { isOver } from '../shared/window';
import { type Order, ORDER_STATES } from './order';
import type { OrderExpired } from './order-events';

/**
 * Closes an order whose last delivery day or own expiry has passed. What is held or confirmed stays with its trades.
 *
 * @throws DomainError `order.closed`, `order.not_due` (in that order): both mean that a sweep came twice or too early
 */
export function expireOrder(before: Order, expiry: { buyer: Party; today: Day; now: Instant }): { order: Order; event: OrderExpired } {
  if (before.state !== 'open') throw new DomainError('order.closed', { state: before.state });
  const hasRunOut = before.expiresAt !== null && before.expiresAt <= expiry.now;
  if (!hasRunOut && !isOver(before.delivery, expiry.today))
    throw new DomainError('order.not_due', { to: before.delivery.to, today: expiry.today });
  const order: Order = { ...before, state: ORDER_STATES.move(before.state, 'expired') };
  return { order, event: { name: 'order.expired', at: expiry.now, order, buyer: expiry.buyer } };
}
