import type { Authorisation, PlantingArea } from '@domain/areas/planting-area';
import type { StandingChange } from '@domain/areas/standing';
import { dayOf } from '@domain/shared/day';
import type { AreaId, AuthorisationId, OrganisationId, ProductId } from '@domain/shared/ids';
import { kgOf, lotKgOf } from '@domain/shared/weight';

/** One planting area as the database answers it, its authorisations beside it. */
export interface AreaRow {
  readonly id: string;
  readonly code: string;
  readonly holderId: string | null;
  readonly holderName: string;
  readonly households: number;
  readonly areaM2: number;
  readonly productId: string;
  readonly communeCode: string;
  readonly placeName: string;
  readonly yieldKgPerHa: number | null;
  readonly standings: readonly StandingChange[];
  readonly checked: boolean;
  readonly version: number;
  readonly authorisations: readonly AuthorisationRow[];
}

/** A leave of an area or of a packing facility as the database answers it. */
export interface AuthorisationRow {
  readonly id: string;
  readonly userId: string;
  readonly kg: number;
  readonly from: string;
  readonly to: string;
  readonly withdrawn: boolean;
  readonly usedKg: number;
}

/** The leaves of the code with this column of `area_authorisations` and this id, as an array of `AuthorisationRow`. */
export function authorisationsOf(column: 'area_id' | 'facility_id', id: string): string {
  return `coalesce((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'userId', u.user_id, 'kg', u.kg, 'from', u.from_day, 'to', u.to_day,
                                                       'withdrawn', u.withdrawn, 'usedKg', u.used_kg) ORDER BY u.id)
                   FROM area_authorisations u WHERE u.${column} = ${id}), '[]'::jsonb) AS authorisations`;
}

/** Reads `AreaRow`s: areas as `a`. */
export const SELECT_AREAS = `
  SELECT a.id, a.code, a.holder_id AS "holderId", a.holder_name AS "holderName", a.households, a.area_m2 AS "areaM2",
         a.product_id AS "productId", a.commune_code AS "communeCode", a.place_name AS "placeName", a.yield_kg_per_ha AS "yieldKgPerHa",
         a.standings, a.checked, a.version,
         ${authorisationsOf('area_id', 'a.id')}
  FROM planting_areas a`;

/** A row as the domain sees it. */
export function toArea(row: AreaRow): PlantingArea {
  return {
    ...row,
    id: row.id as AreaId,
    holderId: row.holderId as OrganisationId | null,
    productId: row.productId as ProductId,
    authorisations: row.authorisations.map(toAuthorisation),
  };
}

/** A leave as the domain sees it. */
export function toAuthorisation(row: AuthorisationRow): Authorisation {
  return {
    id: row.id as AuthorisationId,
    userId: row.userId as OrganisationId,
    kg: lotKgOf(row.kg, 'kg'),
    window: { from: dayOf(row.from, 'from'), to: dayOf(row.to, 'to') },
    withdrawn: row.withdrawn,
    usedKg: kgOf(row.usedKg, 'usedKg'),
  };
}
