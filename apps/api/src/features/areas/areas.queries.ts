import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { M2_PER_HA, type PlantingArea } from '@domain/areas/planting-area';
import { seasonCapacityKg } from '@domain/areas/season-capacity';
import type { Standing } from '@domain/areas/standing';
import type { AreaId, TradeId } from '@domain/shared/ids';
import { foldForSearch } from '@domain/shared/text';
import { Clock } from '../../platform/clock/clock';
import { asProgram } from '../../platform/database/row-scope';
import type { Tx } from '../../platform/database/unit-of-work';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { AreaLedgerRepository, type Debit, type SeasonLedger } from './area-ledger.repository';
import { type AreaRow, SELECT_AREAS, toArea } from './area-row';
import { AreasRepository } from './areas.repository';

/** Which areas to list. Null: whichever. */
export interface AreasAsked {
  readonly q: string | null;
  readonly standing: Standing | null;
  readonly marketId: string | null;
  readonly productId: string | null;
  readonly communeCode: string | null;
  readonly unchecked: boolean;
  /** Only areas that this organisation holds or may use. */
  readonly ofOrganisation: string | null;
  /** Code of the last area of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** Areas of one commune added up. */
export interface CommuneSum {
  readonly communeCode: string;
  readonly areas: number;
  readonly hectares: number;
  readonly households: number;
  readonly stopped: number;
  readonly capacityKg: number;
  readonly usedKg: number;
}

/** A season of a code of which much is spoken for. */
export interface UsedSeason {
  readonly areaId: string;
  readonly code: string;
  readonly holderName: string;
  readonly season: number;
  readonly capacityKg: number;
  readonly usedKg: number;
}

const STANDING = `(SELECT s->>'standing' FROM jsonb_array_elements(a.standings) WITH ORDINALITY AS x (s, n)
  WHERE s->>'marketId' IS NOT DISTINCT FROM $1 AND s->>'from' <= $2 ORDER BY s->>'from' DESC, n DESC LIMIT 1)`;
const WHOLE_STANDING = STANDING.replace('IS NOT DISTINCT FROM $1', 'IS NULL');

const FILTERED = `
  ($3::text IS NULL OR a.search LIKE '%' || $3 || '%') AND ($4::text IS NULL OR a.product_id = $4)
  AND ($5::text IS NULL OR a.commune_code = $5) AND (NOT $6 OR NOT a.checked)
  AND ($7::uuid IS NULL OR a.holder_id = $7 OR EXISTS (
    SELECT 1 FROM area_authorisations u WHERE u.area_id = a.id AND u.user_id = $7 AND NOT u.withdrawn))
  AND ($8::text IS NULL OR ${WHOLE_STANDING} = $8) AND ($1::text IS NULL OR ${STANDING} = 'active')`;

const BY_COMMUNE = `
  SELECT a.commune_code AS "communeCode", count(*)::int AS areas, (sum(a.area_m2) / 10000.0)::float8 AS hectares,
         sum(a.households)::int AS households, count(*) FILTER (WHERE ${WHOLE_STANDING.replace('$2', '$1')} IN ('suspended', 'revoked'))::int AS stopped,
         sum(floor(a.area_m2 * coalesce(a.yield_kg_per_ha, ($3::jsonb ->> a.product_id)::bigint) / 10000.0))::bigint AS "capacityKg",
         coalesce(sum(s.held_kg + s.confirmed_kg + s.delivered_kg), 0)::bigint AS "usedKg"
  FROM planting_areas a
  LEFT JOIN LATERAL (SELECT * FROM area_seasons l WHERE l.area_id = a.id ORDER BY l.season DESC LIMIT 1) s ON true
  WHERE $2::uuid IS NULL OR a.holder_id = $2
  GROUP BY a.commune_code ORDER BY a.commune_code`;

const OVERUSED = `
  SELECT a.id AS "areaId", a.code, a.holder_name AS "holderName", s.season, s.capacity_kg AS "capacityKg",
         (s.held_kg + s.confirmed_kg + s.delivered_kg)::bigint AS "usedKg"
  FROM area_seasons s JOIN planting_areas a ON a.id = s.area_id
  WHERE (s.held_kg + s.confirmed_kg + s.delivered_kg) * 100 >= s.capacity_kg * $1
  ORDER BY (s.held_kg + s.confirmed_kg + s.delivered_kg)::numeric / s.capacity_kg DESC, a.code LIMIT $2`;

/** Reads the register. */
@Injectable()
export class AreasQueries {
  constructor(
    private readonly source: DataSource,
    private readonly areas: AreasRepository,
    private readonly ledger: AreaLedgerRepository,
    private readonly catalogue: CatalogueQueries,
    private readonly clock: Clock,
  ) {}

  /** Areas by code. */
  async list(asked: AreasAsked): Promise<PlantingArea[]> {
    const rows = await this.source.query<AreaRow[]>(
      `${SELECT_AREAS} WHERE ${FILTERED} AND ($9::text IS NULL OR a.code > $9) ORDER BY a.code LIMIT $10`,
      [...this.filter(asked), asked.after, asked.limit],
    );
    return rows.map(toArea);
  }

  async count(asked: AreasAsked): Promise<number> {
    const [row] = await this.source.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM planting_areas a WHERE ${FILTERED}`,
      this.filter(asked),
    );
    return row?.count ?? 0;
  }

  /** @throws DomainError `area.not_found` */
  async one(id: AreaId): Promise<PlantingArea> {
    return this.areas.one(this.source.manager, id);
  }

  async ofCode(code: string): Promise<PlantingArea | null> {
    return (await this.areas.ofCodes(this.source.manager, [code]))[0] ?? null;
  }

  /** The seasons of these areas, by area. */
  async seasons(ids: readonly string[]): Promise<ReadonlyMap<string, SeasonLedger[]>> {
    const byArea = new Map<string, SeasonLedger[]>();
    for (const row of await this.ledger.seasons(this.source.manager, ids)) byArea.set(row.areaId, [...(byArea.get(row.areaId) ?? []), row]);
    return byArea;
  }

  async debits(id: AreaId, season: number, limit: number): Promise<Debit[]> {
    return asProgram('a holder sees what was sold under its code, also by others', () =>
      this.ledger.debitsOfArea(this.source.manager, id, season, limit),
    );
  }

  /** Trades that still draw on a code. */
  async openTrades(tx: Tx, id: AreaId): Promise<TradeId[]> {
    return (await this.ledger.openTrades(tx, [id])) as TradeId[];
  }

  /** Seasons of codes of which so much is spoken for that somebody should look, the fullest first. */
  async overused(percent: number, limit: number): Promise<UsedSeason[]> {
    return this.source.query<UsedSeason[]>(OVERUSED, [percent, limit]);
  }

  /** Organisations that are let in and whose name has a text in it, twenty at most. */
  async holders(text: string): Promise<{ id: string; name: string }[]> {
    return this.source.query(
      `SELECT id, name FROM organisations WHERE state = 'active' AND fold(name) LIKE '%' || $1 || '%' ORDER BY name, id LIMIT 20`,
      [likeText(text)],
    );
  }

  async byCommune(holderId: string | null): Promise<CommuneSum[]> {
    const yields = this.catalogue.products().map(({ id, yieldKgPerHa }) => [id, seasonCapacityKg(M2_PER_HA, null, yieldKgPerHa)]);
    return this.source.query<CommuneSum[]>(BY_COMMUNE, [this.clock.today(), holderId, JSON.stringify(Object.fromEntries(yields))]);
  }

  private filter({ q, standing, marketId, productId, communeCode, unchecked, ofOrganisation }: AreasAsked): unknown[] {
    const folded = q === null ? null : likeText(q);
    return [marketId, this.clock.today(), folded, productId, communeCode, unchecked, ofOrganisation, standing];
  }
}

/** A text as LIKE may look for it: folded, its signs meaning themselves. */
function likeText(text: string): string {
  return foldForSearch(text).replace(/[\\%_]/g, '\\$&');
}
