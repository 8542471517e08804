import { Injectable } from '@nestjs/common';
import type { PackingFacility } from '@domain/areas/packing-facility';
import { DomainError } from '@domain/shared/domain-error';
import type { FacilityId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';
import { type FacilityRow, SELECT_FACILITIES, toFacility } from './facility-row';

const INSERT = `
  INSERT INTO packing_facilities (id, code, holder_id, holder_name, commune_code, product_ids, packs_kg_per_day, standings, checked, search, source, version)
  SELECT (r->>'id')::uuid, r->>'code', (r->>'holderId')::uuid, r->>'holderName', r->>'communeCode',
         ARRAY(SELECT jsonb_array_elements_text(r->'productIds')), (r->>'packsKgPerDay')::bigint, r->'standings', (r->>'checked')::boolean,
         area_search(r->>'code', r->>'holderName', '', r->>'communeCode'), r->>'source', (r->>'version')::int
  FROM jsonb_array_elements($1::jsonb) AS r ON CONFLICT (code) DO NOTHING RETURNING id`;

const UPDATE = `
  UPDATE packing_facilities f SET holder_id = (r->>'holderId')::uuid, holder_name = r->>'holderName', commune_code = r->>'communeCode',
         product_ids = ARRAY(SELECT jsonb_array_elements_text(r->'productIds')), packs_kg_per_day = (r->>'packsKgPerDay')::bigint,
         standings = r->'standings', checked = (r->>'checked')::boolean, search = area_search(f.code, r->>'holderName', '', r->>'communeCode'),
         source = coalesce(r->>'source', f.source), version = (r->>'version')::int
  FROM jsonb_array_elements($1::jsonb) AS r WHERE f.id = (r->>'id')::uuid`;

const FILTERED = `
  ($1::uuid IS NULL OR f.holder_id = $1 OR EXISTS (
    SELECT 1 FROM area_authorisations u WHERE u.facility_id = f.id AND u.user_id = $1 AND NOT u.withdrawn))
  AND ($2::text IS NULL OR f.search LIKE '%' || $2 || '%') AND (NOT $3 OR NOT f.checked)`;

/** Which facilities to list. Null: whichever. */
export interface FacilitiesAsked {
  /** Only facilities that this organisation holds or may use. */
  readonly ofOrganisation: string | null;
  /** Folded for a search. */
  readonly q: string | null;
  readonly unchecked: boolean;
  /** Code of the last facility of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** Rows of packing facilities. */
@Injectable()
export class FacilitiesRepository {
  /** Adds facilities; `source` says where they come from. Answers the first whose code somebody else has just entered. */
  async insertMany(tx: Tx, facilities: readonly PackingFacility[], source: string): Promise<PackingFacility | undefined> {
    if (facilities.length === 0) return undefined;
    const rows = await tx.query<{ id: string }[]>(INSERT, [JSON.stringify(facilities.map((facility) => ({ ...facility, source })))]);
    const entered = new Set(rows.map(({ id }) => id));
    return facilities.find(({ id }) => !entered.has(id));
  }

  /** Writes facilities, which are held; `source` null leaves where they are known from. */
  async saveMany(tx: Tx, facilities: readonly PackingFacility[], source: string | null): Promise<void> {
    if (facilities.length === 0) return;
    await tx.query(UPDATE, [JSON.stringify(facilities.map((facility) => ({ ...facility, source })))]);
  }

  /** Holds the rows of facilities, in the order of their ids, against rounds too, which share them. */
  async lockMany(tx: Tx, ids: readonly string[]): Promise<PackingFacility[]> {
    if (ids.length === 0) return [];
    // First the locks, then a fresh look: leaves of a row that was waited for are read as they stand now.
    await tx.query('SELECT 1 FROM packing_facilities WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [ids]);
    const rows = await tx.query<FacilityRow[]>(`${SELECT_FACILITIES} WHERE f.id = ANY($1) ORDER BY f.id`, [ids]);
    return rows.map(toFacility);
  }

  /** Ids of the facilities that hold these codes. */
  async idsOfCodes(tx: Tx, codes: readonly string[]): Promise<string[]> {
    if (codes.length === 0) return [];
    const rows = await tx.query<{ id: string }[]>('SELECT id FROM packing_facilities WHERE code = ANY($1)', [codes]);
    return rows.map(({ id }) => id);
  }

  /** One facility, nothing held. @throws DomainError `facility.not_found` */
  async one(tx: Tx, id: FacilityId): Promise<PackingFacility> {
    const [row] = await tx.query<FacilityRow[]>(`${SELECT_FACILITIES} WHERE f.id = $1`, [id]);
    if (!row) throw new DomainError('facility.not_found', {});
    return toFacility(row);
  }

  /** Facilities by code. */
  async list(tx: Tx, { ofOrganisation, q, unchecked, after, limit }: FacilitiesAsked): Promise<PackingFacility[]> {
    const rows = await tx.query<FacilityRow[]>(
      `${SELECT_FACILITIES} WHERE ${FILTERED} AND ($4::text IS NULL OR f.code > $4) ORDER BY f.code LIMIT $5`,
      [ofOrganisation, q, unchecked, after, limit],
    );
    return rows.map(toFacility);
  }

  async count(tx: Tx, { ofOrganisation, q, unchecked }: FacilitiesAsked): Promise<number> {
    const [row] = await tx.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM packing_facilities f WHERE ${FILTERED}`, [
      ofOrganisation,
      q,
      unchecked,
    ]);
    return row?.count ?? 0;
  }
}
