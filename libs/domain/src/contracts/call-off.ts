import type { Day } from '../shared/day';
import type { CallOffId, ContractId, PlanId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { stateTable } from '../shared/state-table';
import { openKg, promisedKg, type Stock } from '../shared/stock';
import { type Kg, NO_KG, plusKg } from '../shared/weight';
import type { DayWindow } from '../shared/window';
import type { SettledPrice } from './price-rule';

/** The life of a call-off. Waiting is above the band and unanswered; served means that every kilogram is confirmed. */
export const CALL_OFF_STATES = stateTable<CallOffState>('call-off', {
  waiting: ['open', 'declined', 'lapsed', 'cancelled'],
  open: ['cancelled', 'expired', 'served'],
  declined: [],
  lapsed: [],
  cancelled: [],
  expired: [],
  served: [],
});

export type CallOffState = 'waiting' | 'open' | 'declined' | 'lapsed' | 'cancelled' | 'expired' | 'served';

/** Whose cause it is that kilograms were not delivered. */
export const SHORT_CAUSES = ['cooperative', 'processor', 'force_majeure'] as const;

export type ShortCause = (typeof SHORT_CAUSES)[number];

/** Kilograms of a call-off that were bound and never brought, and by whose cause. */
export interface Shortfall {
  readonly kg: Kg;
  readonly cause: ShortCause;
}

/** Kilograms that a processor draws for one day under one contract. It may be served in part. */
export interface CallOff {
  readonly id: CallOffId;
  readonly contractId: ContractId;
  /** Version of the terms that it was made under; a later amendment does not touch it. */
  readonly contractVersion: number;
  /** The intake plan that a round divided; null when the processor called it off by itself. */
  readonly planId: PlanId | null;
  /** What the processor asked for; the stock is what binds. */
  readonly askedKg: Kg;
  readonly stock: Stock;
  /** Settled when it was made, and never again. */
  readonly price: SettledPrice;
  readonly deliverOn: Day;
  /** Last day of the make-up window; the day itself when there is none. */
  readonly deliverUntil: Day;
  readonly state: CallOffState;
  /** Silence until then lapses a waiting call-off; null for one that never waited. */
  readonly confirmBy: Instant | null;
  /** Its day has passed unserved, and that is on record. */
  readonly missed: boolean;
  readonly shortfall: Shortfall | null;
  readonly version: number;
  /** Arrival in the market; among equals the older call-off goes first. */
  readonly submittedAt: Instant;
}

/** Kilograms that a round may still bring: none unless the call-off is open. */
export function openKgOfCallOff(callOff: CallOff): Kg {
  return callOff.state === 'open' ? openKg(callOff.stock) : NO_KG;
}

/**
 * Days on which a round may still bring it: its own day, and once that has passed, every day left of its make-up window. Null when the
 * window is over, too.
 */
export function daysLeftOf({ deliverOn, deliverUntil }: Pick<CallOff, 'deliverOn' | 'deliverUntil'>, today: Day): DayWindow | null {
  if (today <= deliverOn) return { from: deliverOn, to: deliverOn };
  return today <= deliverUntil ? { from: today, to: deliverUntil } : null;
}

/** What a call-off takes of its contract's band and ceiling: all of it while it lives, what was served once it is over. */
export function drawnKgOf(callOff: Pick<CallOff, 'state' | 'stock'>): Kg {
  switch (callOff.state) {
    case 'waiting':
    case 'open':
    case 'served':
      return callOff.stock.totalKg;
    case 'declined':
    case 'lapsed':
      return NO_KG;
    case 'cancelled':
    case 'expired':
      return promisedKg(callOff.stock);
  }
}

/** What a call-off bound both sides to: without what was never agreed to or taken back in time. */
export function calledKgOf(callOff: Pick<CallOff, 'state' | 'stock' | 'shortfall'>): Kg {
  if (callOff.state === 'waiting') return NO_KG;
  return plusKg(drawnKgOf(callOff), callOff.shortfall?.kg ?? NO_KG);
}
