import type { AlertEvent, AlertHit, DemandFound, PriceReached } from '../../alerts/alert-events';
import { organisationStream, type StreamEntry } from './stream-entry';

/** True for what people asked to be told of. */
export function isOfAlerts(event: { readonly name: string }): event is AlertEvent {
  return event.name.startsWith('alert.');
}

/** What somebody looks for is their organisation's own business; at which price they want to be told is nobody's but theirs. */
export function alertAudience(event: AlertEvent): readonly StreamEntry[] {
  const { name, organisationId, memberId, alertId } = event;
  const body = { ownerId: organisationId, memberId, alertId, ...bodyOf(event) };
  return [{ stream: organisationStream(organisationId), name, body }];
}

function bodyOf(event: AlertEvent): object {
  switch (event.name) {
    case 'alert.hit':
      return hitBody(event);
    case 'alert.demand_found':
      return demandBody(event);
    case 'alert.price_reached':
      return priceBody(event);
  }
}

function demandBody({ alertName, count, order: { id, marketId, placeId, openKg, deliverFrom } }: DemandFound): object {
  return { alertName, count, order: { id, marketId, placeId, openKg, deliverFrom } };
}

function hitBody({ alertName, count, lot: { id, varietyId, openKg, askVndPerKg, seller } }: AlertHit): object {
  return { alertName, count, lot: { id, varietyId, openKg, askVndPerKg, seller: { id: seller.id, name: seller.name, demo: seller.demo } } };
}

function priceBody({ marketId, gradeId, grade, direction, roundNumber, vndPerKg }: PriceReached): object {
  return { marketId, gradeId, grade, direction, roundNumber, vndPerKg };
}
