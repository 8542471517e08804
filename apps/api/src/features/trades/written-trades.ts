import type { DomainEvent } from '@domain/events';
import type { Allocation } from '@domain/trades/make-trade';
import type { StockEffect } from '@domain/trades/stock-effect';
import type { Trade } from '@domain/trades/trade';

/** Trades whose rows stand in the caller's transaction already, while nothing that they draw on is held yet. */
export interface WrittenTrades {
  /** What they were made of. */
  readonly allocations: ReadonlySet<Allocation>;
  readonly trades: readonly Trade[];
  readonly effects: readonly StockEffect[];
  /** What both sides of each hear of it, ready to be appended. */
  readonly events: readonly DomainEvent[];
}

/** For callers that hold everything first. */
export const NOTHING_WRITTEN: WrittenTrades = { allocations: new Set(), trades: [], effects: [], events: [] };

/** Some of the trades that were written before the locks no longer stand: the transaction must be rolled back, for trades are never deleted. */
export class WrittenInVain extends Error {
  constructor(
    /** What would have stood. */
    readonly standing: ReadonlySet<Allocation>,
  ) {
    super('trades were written that no longer stand');
  }
}
