import { warningOf } from '@domain/areas/area-ledger';
import { readCode } from '@domain/areas/code-form';
import { type HeldCode, M2_PER_HA, type PlantingArea } from '@domain/areas/planting-area';
import { marketsOpenOn, standingOn } from '@domain/areas/standing';
import type { Party } from '@domain/identity/organisation';
import type { Day } from '@domain/shared/day';
import type { SeasonLedger } from './area-ledger.repository';
import type { AreaView, AuthorisationView, SeasonLedgerView } from './areas.dto';

/** What stands beside an area's own facts on the wire. */
export interface AreaBeside {
  readonly today: Day;
  readonly capacityKg: number;
  readonly seasons: readonly SeasonLedger[];
  readonly names: ReadonlyMap<string, Party>;
}

export function toAreaView(area: PlantingArea, { today, capacityKg, seasons, names }: AreaBeside): AreaView {
  const { code, form, meant } = readCode(area.code, 'code');
  return {
    id: area.id,
    code,
    codeForm: form,
    meant,
    holderId: area.holderId,
    holderName: area.holderName,
    households: area.households,
    hectares: area.areaM2 / M2_PER_HA,
    productId: area.productId,
    communeCode: area.communeCode,
    placeName: area.placeName,
    yieldKgPerHa: area.yieldKgPerHa,
    capacityKg,
    standing: standingOn(area.standings, null, today),
    markets: marketsOpenOn(area.standings, today),
    standings: area.standings,
    authorisations: toLeaveViews(area, names),
    seasons: seasons.map(toSeasonView),
    checked: area.checked,
    version: area.version,
  };
}

/** The leaves of a code, each with the name of whoever may use it. */
export function toLeaveViews({ authorisations }: HeldCode, names: ReadonlyMap<string, Party>): AuthorisationView[] {
  return authorisations.map(({ id, userId, kg, window, withdrawn, usedKg }) => ({
    id,
    userId,
    userName: names.get(userId)?.name ?? '',
    kg,
    usedKg,
    from: window.from,
    to: window.to,
    withdrawn,
  }));
}

function toSeasonView(ledger: SeasonLedger): SeasonLedgerView {
  const { season, capacityKg, heldKg, confirmedKg, deliveredKg } = ledger;
  return { season, capacityKg, heldKg, confirmedKg, deliveredKg, warning: warningOf(ledger) };
}
