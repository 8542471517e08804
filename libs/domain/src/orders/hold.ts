import { DomainError } from '../shared/domain-error';
import { confirmHeld, hold, isUsedUp, releaseHeld } from '../shared/stock';
import type { Kg } from '../shared/weight';
import { type Order, ORDER_STATES } from './order';

/**
 * Sets kilograms of an open order aside for a trade.
 *
 * @throws DomainError `order.closed`, `stock.not_enough_open` (in that order)
 */
export function holdOrder(before: Order, kg: Kg): Order {
  if (before.state !== 'open') throw new DomainError('order.closed', { state: before.state });
  return { ...before, stock: hold(before.stock, kg) };
}

/** Makes held kilograms binding; an open order with nothing else left is filled. @throws BrokenInvariant if fewer are held */
export function confirmOrder(before: Order, kg: Kg): Order {
  const stock = confirmHeld(before.stock, kg);
  const filled = before.state === 'open' && isUsedUp(stock);
  return { ...before, stock, state: filled ? ORDER_STATES.move(before.state, 'filled') : before.state };
}

/** Gives held kilograms back to the demand of the buyer. @throws BrokenInvariant if fewer are held */
export function releaseOrder(before: Order, kg: Kg): Order {
  return { ...before, stock: releaseHeld(before.stock, kg) };
}
