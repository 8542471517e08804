import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import { effectOf, type StockEffect } from './stock-effect';
import { TRADE_STATES, type Trade } from './trade';
import type { TradeFacts, TradeLapsed } from './trade-events';

/**
 * Lets a held trade go when its time is over: silence is a no. The kilograms go back to where they came from, even if one side had
 * said yes.
 *
 * @throws DomainError `trade.not_held`, `trade.not_due` (in that order): both mean that a sweep came twice or too early
 */
export function lapseTrade(before: TradeFacts, now: Instant): { trade: Trade; effect: StockEffect; event: TradeLapsed } {
  if (before.trade.state !== 'held') throw new DomainError('trade.not_held', { state: before.trade.state });
  if (now < before.trade.confirmBy) throw new DomainError('trade.not_due', {});
  const trade: Trade = { ...before.trade, state: TRADE_STATES.move(before.trade.state, 'lapsed'), version: before.trade.version + 1 };
  return { trade, effect: effectOf(trade, 'release'), event: { ...before, name: 'trade.lapsed', at: now, trade } };
}
