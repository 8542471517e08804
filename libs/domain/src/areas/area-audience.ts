import { AREA_EVENT_NAMES, type AreaEvent } from './area-events';
import type { Paper } from './paper';

/** One event of this room as one stream carries it. */
export interface AreaEntry {
  readonly stream: string;
  readonly name: AreaEvent['name'];
  readonly body: object;
}

const NAMES: ReadonlySet<string> = new Set(AREA_EVENT_NAMES);

/** True for an event of this room. */
export function isOfAreas<Other extends { readonly name: string }>(event: Other | AreaEvent): event is AreaEvent {
  return NAMES.has(event.name);
}

/**
 * Who hears of codes and papers: organisations of what is theirs, a market only that something changed under a code that is printed on its
 * lots anyway.
 */
export function areaAudience(event: AreaEvent): readonly AreaEntry[] {
  const to = (id: string, body: object): AreaEntry => ({ stream: `org:${id}`, name: event.name, body: { ownerId: id, ...body } });
  switch (event.name) {
    case 'area.standing_changed': {
      const { code, change, reason, toIds } = event;
      return toIds.map((id) => to(id, { code, marketId: change.marketId, standing: change.standing, from: change.from, reason }));
    }
    case 'area.usage_warned': {
      const { code, season, percent, usedKg, capacityKg, toIds } = event;
      return toIds.map((id) => to(id, { code, season, percent, usedKg, capacityKg }));
    }
    case 'paper.declared':
    case 'paper.verified':
    case 'paper.revoked':
    case 'paper.expiring':
    case 'paper.expired':
      return [to(event.paper.holderId, { paper: paperBody(event.paper) })];
    case 'lot.markets_lost':
      return [to(event.sellerId, { lotId: event.offerId, lost: event.lost, kept: event.kept })];
    case 'papers.changed':
      return [{ stream: `market:${event.marketId}`, name: event.name, body: { code: event.code } }];
  }
}

function paperBody({ kind, number, validity, state }: Paper): object {
  return { kind, number, validFrom: validity.from, validTo: validity.to, state };
}
