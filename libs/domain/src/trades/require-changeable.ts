import { DomainError } from '../shared/domain-error';
import type { Trade } from './trade';

/** Only a binding spot trade is changed by its sides; a contract's kilograms move through the contract. */
export function requireChangeable(trade: Trade): void {
  if (trade.state !== 'confirmed') throw new DomainError('trade.not_confirmed', { state: trade.state });
  if (trade.demand.kind === 'call_off') throw new DomainError('trade.under_contract', {});
}
