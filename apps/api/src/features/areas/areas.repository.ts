import { Injectable } from '@nestjs/common';
import type { PlantingArea } from '@domain/areas/planting-area';
import type { StandingChange } from '@domain/areas/standing';
import { DomainError } from '@domain/shared/domain-error';
import type { AreaId, FacilityId, MemberId } from '@domain/shared/ids';
import type { Tx } from '../../platform/database/unit-of-work';
import { type AreaRow, SELECT_AREAS, toArea } from './area-row';

const INSERT = `
  INSERT INTO planting_areas (id, code, holder_id, holder_name, households, area_m2, product_id, commune_code, place_name, yield_kg_per_ha,
                              standings, checked, search, source, version)
  SELECT (r->>'id')::uuid, r->>'code', (r->>'holderId')::uuid, r->>'holderName', (r->>'households')::int, (r->>'areaM2')::bigint,
         r->>'productId', r->>'communeCode', r->>'placeName', (r->>'yieldKgPerHa')::bigint, r->'standings', (r->>'checked')::boolean,
         area_search(r->>'code', r->>'holderName', r->>'placeName', r->>'communeCode'), r->>'source', (r->>'version')::int
  FROM jsonb_array_elements($1::jsonb) AS r ON CONFLICT (code) DO NOTHING RETURNING id`;

const UPDATE = `
  UPDATE planting_areas a SET holder_id = (r->>'holderId')::uuid, holder_name = r->>'holderName', households = (r->>'households')::int,
         area_m2 = (r->>'areaM2')::bigint, product_id = r->>'productId', commune_code = r->>'communeCode', place_name = r->>'placeName',
         yield_kg_per_ha = (r->>'yieldKgPerHa')::bigint, standings = r->'standings', checked = (r->>'checked')::boolean,
         search = area_search(r->>'code', r->>'holderName', r->>'placeName', r->>'communeCode'), source = coalesce(r->>'source', a.source), version = (r->>'version')::int
  FROM jsonb_array_elements($1::jsonb) AS r WHERE a.id = (r->>'id')::uuid`;

/** A change of a standing as it is kept for good. */
export interface KeptChange {
  readonly areaId: AreaId | null;
  readonly facilityId: FacilityId | null;
  readonly change: StandingChange;
  readonly reason: string;
  readonly memberId: MemberId;
}

/** Rows of planting areas, their authorisations, and the changes of codes. */
@Injectable()
export class AreasRepository {
  /** Adds areas; `source` says where they come from. Answers the first whose code somebody else has just entered, and then the rest is in. */
  async insertMany(tx: Tx, areas: readonly PlantingArea[], source: string): Promise<PlantingArea | undefined> {
    if (areas.length === 0) return undefined;
    const rows = await tx.query<{ id: string }[]>(INSERT, [JSON.stringify(areas.map((area) => ({ ...area, source })))]);
    const entered = new Set(rows.map(({ id }) => id));
    return areas.find(({ id }) => !entered.has(id));
  }

  /** Writes areas whose rows the caller holds. A null source leaves it as it was. */
  async saveMany(tx: Tx, areas: readonly PlantingArea[], source: string | null): Promise<void> {
    if (areas.length > 0) await tx.query(UPDATE, [JSON.stringify(areas.map((area) => ({ ...area, source })))]);
  }

  /** Holds one area's row until the transaction ends. @throws DomainError `area.not_found` */
  async lock(tx: Tx, id: AreaId): Promise<PlantingArea> {
    const [area] = await this.lockMany(tx, [id]);
    if (!area) throw new DomainError('area.not_found', {});
    return area;
  }

  /** Holds the rows of areas, in the order of their ids. Not FOR UPDATE, which debits that reference a row would wait for. */
  async lockMany(tx: Tx, ids: readonly string[]): Promise<PlantingArea[]> {
    if (ids.length === 0) return [];
    // First the locks, then a fresh look: a row that was waited for is read as it stands now, its authorisations too.
    await tx.query('SELECT 1 FROM planting_areas WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [ids]);
    const rows = await tx.query<AreaRow[]>(`${SELECT_AREAS} WHERE a.id = ANY($1) ORDER BY a.id`, [ids]);
    return rows.map(toArea);
  }

  /** Ids of the areas that hold these codes. */
  async idsOfCodes(tx: Tx, codes: readonly string[]): Promise<string[]> {
    if (codes.length === 0) return [];
    const rows = await tx.query<{ id: string }[]>('SELECT id FROM planting_areas WHERE code = ANY($1)', [codes]);
    return rows.map(({ id }) => id);
  }

  /** Areas of these codes as they stand, nothing held. */
  async ofCodes(tx: Tx, codes: readonly string[]): Promise<PlantingArea[]> {
    if (codes.length === 0) return [];
    const rows = await tx.query<AreaRow[]>(`${SELECT_AREAS} WHERE a.code = ANY($1) ORDER BY a.code`, [codes]);
    return rows.map(toArea);
  }

  /** One area, nothing held. @throws DomainError `area.not_found` */
  async one(tx: Tx, id: AreaId): Promise<PlantingArea> {
    const [row] = await tx.query<AreaRow[]>(`${SELECT_AREAS} WHERE a.id = $1`, [id]);
    if (!row) throw new DomainError('area.not_found', {});
    return toArea(row);
  }

  /** Keeps changes of standings for good. */
  async keepChanges(tx: Tx, changes: readonly KeptChange[]): Promise<void> {
    if (changes.length === 0) return;
    const rows = changes.map(({ areaId, facilityId, change, reason, memberId }) => ({ areaId, facilityId, ...change, reason, memberId }));
    await tx.query(
      `INSERT INTO standing_changes (area_id, facility_id, market_id, standing, from_day, reason, member_id)
       SELECT "areaId", "facilityId", "marketId", standing, "from", reason, "memberId"
       FROM jsonb_to_recordset($1) AS c ("areaId" uuid, "facilityId" uuid, "marketId" text, standing text, "from" date, reason text, "memberId" uuid)`,
      [JSON.stringify(rows)],
    );
  }
}
