import type { Party } from '../identity/organisation';
import type { Instant } from '../shared/instant';
import type { Correction } from './correct-trade';
import type { Side, Trade } from './trade';

/** A trade with the names of its two sides. */
export interface TradeFacts {
  readonly trade: Trade;
  readonly seller: Party;
  readonly buyer: Party;
}

interface TradeChange<Name extends string> extends TradeFacts {
  readonly name: Name;
  readonly at: Instant;
}

/** Proposed: at least one side has yet to say yes. */
export type TradeHeld = TradeChange<'trade.held'>;
/** One side has said yes, the other has not yet. */
export type TradeAgreed = TradeChange<'trade.agreed'>;
/** Both sides are bound. */
export type TradeConfirmed = TradeChange<'trade.confirmed'>;
export type TradeDeclined = TradeChange<'trade.declined'> & { readonly reason: string | null };
export type TradeLapsed = TradeChange<'trade.lapsed'>;

/** One side took a binding trade back, in time and with a reason. */
export type TradeCancelled = TradeChange<'trade.cancelled'> & { readonly reason: string; readonly by: Side };
/** The terms of a binding trade are others now: part of it was cancelled, or both sides agreed to a correction. */
export type TradeChanged = TradeChange<'trade.changed'>;

export type TradeEvent = TradeHeld | TradeAgreed | TradeConfirmed | TradeDeclined | TradeLapsed | TradeCancelled | TradeChanged;

/** A proposal to change a trade was made, or came to its end. */
export interface CorrectionEvent extends TradeFacts {
  readonly name: 'correction.proposed' | 'correction.closed';
  readonly at: Instant;
  readonly correction: Correction;
}
