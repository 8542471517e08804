import type { FacilityId, OrganisationId, ProductId } from '../shared/ids';
import type { StandingChange } from './standing';

/** A house where fruit is packed for markets that ask for its code. */
export interface PackingFacility {
  readonly id: FacilityId;
  /** Held once in the register. */
  readonly code: string;
  readonly holderId: OrganisationId | null;
  readonly holderName: string;
  readonly communeCode: string;
  readonly productIds: readonly ProductId[];
  readonly standings: readonly StandingChange[];
  readonly version: number;
}
