import type { Party } from '../identity/organisation';
import type { Instant } from '../shared/instant';
import type { StandingLine, StandingOrder } from './standing-order';

/** A standing order was set, changed, paused, resumed or ended. */
export interface StandingOrderChanged {
  readonly name: 'standing_order.changed';
  readonly at: Instant;
  readonly standing: StandingOrder;
  readonly buyer: Party;
}

/** A day of a standing order has its line, or has none and says why. */
export interface StandingOrderSettled {
  readonly name: 'standing_order.placed' | 'standing_order.missed';
  readonly at: Instant;
  readonly standing: StandingOrder;
  readonly buyer: Party;
  readonly line: StandingLine;
}

export type StandingOrderEvent = StandingOrderChanged | StandingOrderSettled;
