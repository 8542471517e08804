import type { PackingFacility } from '@domain/areas/packing-facility';
import type { StandingChange } from '@domain/areas/standing';
import type { FacilityId, OrganisationId, ProductId } from '@domain/shared/ids';
import { type AuthorisationRow, authorisationsOf, toAuthorisation } from './area-row';

/** One packing facility as the database answers it. */
export interface FacilityRow {
  readonly id: string;
  readonly code: string;
  readonly holderId: string | null;
  readonly holderName: string;
  readonly communeCode: string;
  readonly productIds: readonly string[];
  readonly packsKgPerDay: number | null;
  readonly standings: readonly StandingChange[];
  readonly checked: boolean;
  readonly version: number;
  readonly authorisations: readonly AuthorisationRow[];
}

/** Reads `FacilityRow`s: facilities as `f`. */
export const SELECT_FACILITIES = `
  SELECT f.id, f.code, f.holder_id AS "holderId", f.holder_name AS "holderName", f.commune_code AS "communeCode",
         f.product_ids AS "productIds", f.packs_kg_per_day AS "packsKgPerDay", f.standings, f.checked, f.version,
         ${authorisationsOf('facility_id', 'f.id')}
  FROM packing_facilities f`;

/** A row as the domain sees it. */
export function toFacility(row: FacilityRow): PackingFacility {
  return {
    ...row,
    id: row.id as FacilityId,
    holderId: row.holderId as OrganisationId | null,
    productIds: row.productIds as ProductId[],
    authorisations: row.authorisations.map(toAuthorisation),
  };
}
