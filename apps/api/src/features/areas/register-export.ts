import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FACILITY_SHAPE, type FacilityColumn } from '@domain/areas/facility-file-row';
import type { PackingFacility } from '@domain/areas/packing-facility';
import { M2_PER_HA, type PlantingArea } from '@domain/areas/planting-area';
import { AREA_SHAPE, type AreaColumn } from '@domain/areas/register-row';
import { type StandingChange, standingOn } from '@domain/areas/standing';
import type { Day } from '@domain/shared/day';
import { Clock } from '../../platform/clock/clock';
import { BOM, csvLine } from '../../platform/files/csv-line';
import { AreasQueries } from './areas.queries';
import { FacilitiesRepository } from './facilities.repository';
import type { RegisterKind } from './register-files';

const PAGE = 1_000;

/** A register as text, page by page. */
@Injectable()
export class RegisterExport {
  constructor(
    private readonly source: DataSource,
    private readonly areas: AreasQueries,
    private readonly facilities: FacilitiesRepository,
    private readonly clock: Clock,
  ) {}

  parts(kind: RegisterKind): AsyncGenerator<string> {
    const all = { q: null, unchecked: false, ofOrganisation: null, limit: PAGE };
    if (kind === 'packing_facilities') {
      const page = (after: string | null) => this.facilities.list(this.source.manager, { ...all, after });
      return this.pages(FACILITY_SHAPE.columns, page, facilityCells);
    }
    const any = { standing: null, marketId: null, productId: null, communeCode: null };
    return this.pages(AREA_SHAPE.columns, (after) => this.areas.list({ ...all, ...any, after }), areaCells);
  }

  private async *pages<Column extends string, Item extends { readonly code: string }>(
    columns: readonly Column[],
    pageAfter: (code: string | null) => Promise<readonly Item[]>,
    cellsOf: (item: Item, today: Day) => Readonly<Record<Column, string>>,
  ): AsyncGenerator<string> {
    yield BOM + csvLine(columns);
    for (let after: string | null = null; ;) {
      const page: readonly Item[] = await pageAfter(after);
      const lines = page.map((item) => cellsOf(item, this.clock.today()));
      yield lines.map((cells) => csvLine(columns.map((column) => cells[column]))).join('');
      if (page.length < PAGE) return;
      after = page.at(-1)?.code ?? null;
    }
  }
}

function areaCells(area: PlantingArea, today: Day): Readonly<Record<AreaColumn, string>> {
  return {
    code: area.code,
    holder: area.holderName,
    households: String(area.households),
    hectares: String(area.areaM2 / M2_PER_HA),
    product: area.productId,
    commune: area.communeCode,
    place: area.placeName,
    yield_kg_per_ha: area.yieldKgPerHa === null ? '' : String(area.yieldKgPerHa),
    ...standingCells(area.standings, today),
  };
}

function facilityCells(facility: PackingFacility, today: Day): Readonly<Record<FacilityColumn, string>> {
  return {
    code: facility.code,
    holder: facility.holderName,
    products: facility.productIds.join('|'),
    commune: facility.communeCode,
    packs_kg_per_day: facility.packsKgPerDay === null ? '' : String(facility.packsKgPerDay),
    ...standingCells(facility.standings, today),
  };
}

function standingCells(standings: readonly StandingChange[], today: Day): Readonly<Record<'markets' | 'standing' | 'from', string>> {
  const whole = standings.filter(({ marketId, from }) => marketId === null && from <= today);
  return {
    markets: [...new Set(standings.flatMap(({ marketId }) => marketId ?? []))].join('|'),
    standing: standingOn(standings, null, today) ?? 'applied',
    from: whole.at(-1)?.from ?? standings[0]?.from ?? today,
  };
}
