import type { Contract } from '@domain/contracts/contract';
import type { IntakePlan } from '@domain/contracts/intake-plan';
import type { SettledPrice } from '@domain/contracts/price-rule';
import type { CallOffId } from '@domain/shared/ids';
import type { Kg } from '@domain/shared/weight';

/** One contract's part in a plan, as it stood when the round was frozen. */
export interface FrozenPart {
  readonly contract: Contract;
  readonly mayGiveKg: Kg;
  readonly shareKg: Kg;
  readonly price: SettledPrice;
  /** The call-off that the round draws if it takes anything from this contract. */
  readonly callOffId: CallOffId;
}

/** An open intake plan with the contracts of one kind of fruit that may give to it. */
export interface FrozenPlan {
  readonly plan: IntakePlan;
  /** What this part of the plan wants: all of it when every contract asks for the same fruit, else the sum of their shares. */
  readonly kg: number;
  readonly parts: readonly FrozenPart[];
}
