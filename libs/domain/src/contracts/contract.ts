import type { ContractId, GradeId, OrganisationId, PlaceId, ProductId, VarietyId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { stateTable } from '../shared/state-table';
import type { VndPerKg } from '../shared/unit-price';
import { type Kg, minusKg } from '../shared/weight';
import type { DayWindow } from '../shared/window';

/** The life of a signed contract. */
export const CONTRACT_STATES = stateTable<ContractState>('contract', { in_force: ['ended'], ended: [] });

export type ContractState = 'in_force' | 'ended';

/** An off-take contract: a cooperative's harvest of one season, promised to one plant at one price. */
export interface Contract {
  readonly id: ContractId;
  /** As printed on the paper. */
  readonly number: string;
  readonly cooperativeId: OrganisationId;
  readonly processorId: OrganisationId;
  readonly productId: ProductId;
  /** Varieties that will do; empty means any of the product. */
  readonly varietyIds: readonly VarietyId[];
  readonly gradeIds: readonly GradeId[];
  /** The plant that takes the fruit in. */
  readonly placeId: PlaceId;
  readonly agreedKg: Kg;
  /** The ± band, in basis points: 1000 is ± 10 %. */
  readonly toleranceBp: number;
  /** Fixed farm-gate price of the season. Known to the two parties only. */
  readonly priceVndPerKg: VndPerKg;
  readonly season: DayWindow;
  readonly noticeHours: number;
  /** What call-offs have drawn so far: all of an open one, the served part of one that has run out. */
  readonly calledOffKg: Kg;
  readonly state: ContractState;
  readonly version: number;
  readonly registeredAt: Instant;
}

/** How far a contract's call-offs have come: sums over all of them. */
export interface ContractProgress {
  readonly heldKg: Kg;
  readonly confirmedKg: Kg;
}

const BASIS_POINTS = 10_000;

/**
 * The most that may be called off: the agreed weight with the upper half of the band, rounded down to whole kilograms.
 *
 * Exact: 10⁹ kg × 2·10⁴ stays below 2⁵³.
 */
export function ceilingKgOf(terms: { readonly agreedKg: Kg; readonly toleranceBp: number }): Kg {
  return Math.floor((terms.agreedKg * (BASIS_POINTS + terms.toleranceBp)) / BASIS_POINTS) as Kg;
}

/** What is left to call off. @throws BrokenInvariant if more was called off than the ceiling allows */
export function remainingKgOf(contract: Contract): Kg {
  return minusKg(ceilingKgOf(contract), contract.calledOffKg);
}
