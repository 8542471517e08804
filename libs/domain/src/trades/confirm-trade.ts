import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import { effectOf, type StockEffect } from './stock-effect';
import { confirmedAtOf, type Side, TRADE_STATES, type Trade } from './trade';
import type { TradeAgreed, TradeConfirmed, TradeFacts } from './trade-events';

/**
 * Takes one side's yes. The second yes binds both: the kilograms move from held to confirmed. Each side can say yes once.
 *
 * The confirmation with its number is made by the caller, in the same transaction, of `tradeTerms`.
 * @throws DomainError `trade.not_held`, `trade.window_over`, `trade.already_confirmed` (in that order)
 */
export function confirmTrade(
  before: TradeFacts,
  side: Side,
  now: Instant,
): { trade: Trade; effect: StockEffect | null; event: TradeAgreed | TradeConfirmed } {
  requireOpenFor(before.trade, side, now);
  const said: Trade = {
    ...before.trade,
    sellerConfirmedAt: side === 'seller' ? now : before.trade.sellerConfirmedAt,
    buyerConfirmedAt: side === 'buyer' ? now : before.trade.buyerConfirmedAt,
    version: before.trade.version + 1,
  };
  if (said.sellerConfirmedAt === null || said.buyerConfirmedAt === null) {
    return { trade: said, effect: null, event: { ...before, name: 'trade.agreed', at: now, trade: said } };
  }
  const trade: Trade = { ...said, state: TRADE_STATES.move(said.state, 'confirmed') };
  return { trade, effect: effectOf(trade, 'confirm'), event: { ...before, name: 'trade.confirmed', at: now, trade } };
}

/**
 * Holds an answer to a trade that still waits for that side.
 *
 * @throws DomainError `trade.not_held`, `trade.window_over`, `trade.already_confirmed` (in that order)
 */
export function requireOpenFor(trade: Trade, side: Side, now: Instant): void {
  if (trade.state !== 'held') throw new DomainError('trade.not_held', { state: trade.state });
  if (now >= trade.confirmBy) throw new DomainError('trade.window_over', {});
  if (confirmedAtOf(trade, side) !== null) throw new DomainError('trade.already_confirmed', { side });
}
