import type { CallOffId, ContractId } from '../shared/ids';
import type { Day } from '../shared/day';
import type { Instant } from '../shared/instant';
import { stateTable } from '../shared/state-table';
import { openKg, type Stock } from '../shared/stock';
import { type Kg, NO_KG } from '../shared/weight';

/** The life of a call-off. Served means that every kilogram is confirmed. */
export const CALL_OFF_STATES = stateTable<CallOffState>('call-off', {
  open: ['cancelled', 'expired', 'served'],
  cancelled: [],
  expired: [],
  served: [],
});

export type CallOffState = 'open' | 'cancelled' | 'expired' | 'served';

/** Kilograms that a processor draws for one day under one contract. It may be served in part. */
export interface CallOff {
  readonly id: CallOffId;
  readonly contractId: ContractId;
  readonly stock: Stock;
  readonly deliverOn: Day;
  readonly state: CallOffState;
  readonly version: number;
  /** Arrival in the market; among equals the older call-off goes first. */
  readonly submittedAt: Instant;
}

/** Kilograms that a round may still bring: none once the call-off is closed. */
export function openKgOfCallOff(callOff: CallOff): Kg {
  return callOff.state === 'open' ? openKg(callOff.stock) : NO_KG;
}
