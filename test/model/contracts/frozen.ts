import type { CallOff } from '@domain/contracts/call-off';
import type { Contract } from '@domain/contracts/contract';
import type { IntakePlan } from '@domain/contracts/intake-plan';
import type { Offer } from '@domain/offers/offer';
import type { Day } from '@domain/shared/day';

/** One line of a round, as it stood when it was frozen. */
export interface Part {
  readonly offer: Offer;
  readonly kg: number;
  readonly deliverOn: Day;
  readonly callOff: CallOff | null;
  readonly plan: { readonly plan: IntakePlan; readonly contract: Contract } | null;
}

/** What a round decided and has not committed yet: the world goes on meanwhile. */
export interface Frozen {
  readonly parts: readonly Part[];
}
