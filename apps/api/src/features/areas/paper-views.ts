import type { PackingFacility } from '@domain/areas/packing-facility';
import type { Paper } from '@domain/areas/paper';
import { marketsOpenOn, standingOn } from '@domain/areas/standing';
import { type Day, daysBetween } from '@domain/shared/day';
import type { FacilityView, PaperView } from './papers.dto';

export function toPaperView(paper: Paper, holderName: string, today: Day): PaperView {
  const { validity, ...facts } = paper;
  return { ...facts, holderName, validFrom: validity.from, validTo: validity.to, daysLeft: daysBetween(today, validity.to) };
}

export function toFacilityView(facility: PackingFacility, today: Day): FacilityView {
  const { id, code, holderId, holderName, communeCode, productIds, standings, version } = facility;
  return {
    id,
    code,
    holderId,
    holderName,
    communeCode,
    productIds,
    standings,
    standing: standingOn(standings, null, today),
    markets: marketsOpenOn(standings, today),
    version,
  };
}
