import { Injectable } from '@nestjs/common';
import { M2_PER_HA, type PlantingArea } from '@domain/areas/planting-area';
import { REGISTER_COLUMNS, type RegisterColumn } from '@domain/areas/register-row';
import { standingOn } from '@domain/areas/standing';
import type { Day } from '@domain/shared/day';
import { Clock } from '../../platform/clock/clock';
import { BOM, csvLine } from '../../platform/files/csv-line';
import { AreasQueries } from './areas.queries';

const PAGE = 1_000;

/** The register as text, page by page. */
@Injectable()
export class RegisterExport {
  constructor(
    private readonly queries: AreasQueries,
    private readonly clock: Clock,
  ) {}

  async *parts(): AsyncGenerator<string> {
    yield BOM + csvLine(REGISTER_COLUMNS);
    const all = { q: null, standing: null, marketId: null, productId: null, communeCode: null, unchecked: false, ofOrganisation: null };
    for (let after: string | null = null; ;) {
      const page: PlantingArea[] = await this.queries.list({ ...all, after, limit: PAGE });
      yield page.map((area) => rowOf(area, this.clock.today())).join('');
      if (page.length < PAGE) return;
      after = page.at(-1)?.code ?? null;
    }
  }
}

function rowOf(area: PlantingArea, today: Day): string {
  const whole = area.standings.filter(({ marketId, from }) => marketId === null && from <= today);
  const cells: Readonly<Record<RegisterColumn, string>> = {
    code: area.code,
    holder: area.holderName,
    households: String(area.households),
    hectares: String(area.areaM2 / M2_PER_HA),
    product: area.productId,
    commune: area.communeCode,
    place: area.placeName,
    yield_kg_per_ha: area.yieldKgPerHa === null ? '' : String(area.yieldKgPerHa),
    markets: [...new Set(area.standings.flatMap(({ marketId }) => marketId ?? []))].join('|'),
    standing: standingOn(area.standings, null, today) ?? 'applied',
    from: whole.at(-1)?.from ?? area.standings[0]?.from ?? today,
  };
  return csvLine(REGISTER_COLUMNS.map((column) => cells[column]));
}
