import { DomainError } from '../shared/domain-error';
import { confirmHeld, hold, isUsedUp, releaseHeld } from '../shared/stock';
import type { Kg } from '../shared/weight';
import { CALL_OFF_STATES, type CallOff } from './call-off';

/**
 * Sets kilograms of an open call-off aside for a trade.
 *
 * @throws DomainError `call_off.closed`, `stock.not_enough_open` (in that order)
 */
export function holdCallOff(before: CallOff, kg: Kg): CallOff {
  if (before.state !== 'open') throw new DomainError('call_off.closed', { state: before.state });
  return { ...before, stock: hold(before.stock, kg) };
}

/** Makes held kilograms binding; an open call-off with nothing else left is served. @throws BrokenInvariant if fewer are held */
export function confirmCallOff(before: CallOff, kg: Kg): CallOff {
  const stock = confirmHeld(before.stock, kg);
  const served = before.state === 'open' && isUsedUp(stock);
  return { ...before, stock, state: served ? CALL_OFF_STATES.move(before.state, 'served') : before.state };
}

/** Gives held kilograms back to the call-off. @throws BrokenInvariant if fewer are held */
export function releaseCallOff(before: CallOff, kg: Kg): CallOff {
  return { ...before, stock: releaseHeld(before.stock, kg) };
}
