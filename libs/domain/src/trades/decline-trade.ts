import type { Instant } from '../shared/instant';
import { cleanText } from '../shared/text';
import { requireOpenFor } from './confirm-trade';
import { effectOf, type StockEffect } from './stock-effect';
import { type Side, TRADE_STATES, type Trade } from './trade';
import type { TradeDeclined, TradeFacts } from './trade-events';

/** Length of a reason: a sentence or two for the other side, not a letter. */
const REASON_LENGTH = { min: 0, max: 300 } as const;

/**
 * Takes one side's no while the trade waits for it. The kilograms go back to where they came from. A yes once given stands.
 *
 * @throws DomainError `trade.not_held`, `trade.window_over`, `trade.already_confirmed`, `text.*` (in that order)
 */
export function declineTrade(
  before: TradeFacts,
  no: { side: Side; reason: string | null; now: Instant },
): { trade: Trade; effect: StockEffect; event: TradeDeclined } {
  requireOpenFor(before.trade, no.side, no.now);
  const reason = no.reason === null ? null : cleanText(no.reason, REASON_LENGTH, 'reason') || null;
  const trade: Trade = { ...before.trade, state: TRADE_STATES.move(before.trade.state, 'declined'), version: before.trade.version + 1 };
  return { trade, effect: effectOf(trade, 'release'), event: { ...before, name: 'trade.declined', at: no.now, trade, reason } };
}
