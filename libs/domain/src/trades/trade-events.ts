import type { Party } from '../identity/organisation';
import type { Instant } from '../shared/instant';
import type { Trade } from './trade';

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

export type TradeEvent = TradeHeld | TradeAgreed | TradeConfirmed | TradeDeclined | TradeLapsed;
