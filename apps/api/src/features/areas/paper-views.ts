import { readCode } from '@domain/areas/code-form';
import type { PackingFacility } from '@domain/areas/packing-facility';
import type { Paper } from '@domain/areas/paper';
import { marketsOpenOn, standingOn } from '@domain/areas/standing';
import type { Party } from '@domain/identity/organisation';
import { type Day, daysBetween } from '@domain/shared/day';
import { toLeaveViews } from './area-views';
import type { FacilityView } from './facilities.dto';
import type { PaperView } from './papers.dto';

export function toPaperView(paper: Paper, holderName: string, today: Day): PaperView {
  const { validity, ...facts } = paper;
  return { ...facts, holderName, validFrom: validity.from, validTo: validity.to, daysLeft: daysBetween(today, validity.to) };
}

export function toFacilityView(facility: PackingFacility, today: Day, names: ReadonlyMap<string, Party>): FacilityView {
  const { id, holderId, holderName, communeCode, productIds, packsKgPerDay, standings, checked, version } = facility;
  const { code, form, meant } = readCode(facility.code, 'code');
  return {
    id,
    code,
    codeForm: form,
    meant,
    holderId,
    holderName,
    communeCode,
    productIds,
    packsKgPerDay,
    authorisations: toLeaveViews(facility, names),
    checked,
    standings,
    standing: standingOn(standings, null, today),
    markets: marketsOpenOn(standings, today),
    version,
  };
}
