import type { DomainEvent } from '../../events';
import type { StandingOrderEvent } from '../../orders/standing-events';
import { standingLineView, standingOfferLineView, standingOfferView, standingOrderView } from '../views/standing-views';
import { organisationStream, type StreamEntry } from './stream-entry';
import type { StandingOfferEvent } from '../../supply/standing-offer-events';

type StandingEvent = StandingOrderEvent | StandingOfferEvent;

/** True for what happens to standing orders and standing offers. */
export function isStanding(event: DomainEvent): event is StandingEvent {
  return event.name.startsWith('standing_');
}

/** What stands is its owner's alone; what the market hears of it are the orders and lots that it makes. */
export function standingAudience(event: StandingEvent): readonly StreamEntry[] {
  return 'buyer' in event ? [orderEntry(event)] : [offerEntry(event)];
}

function orderEntry(event: StandingOrderEvent): StreamEntry {
  const standingOrder = standingOrderView(event.standing);
  const body = event.name === 'standing_order.changed' ? { standingOrder } : { standingOrder, line: standingLineView(event.line) };
  return { stream: organisationStream(event.buyer.id), name: event.name, body };
}

function offerEntry(event: StandingOfferEvent): StreamEntry {
  const standingOffer = standingOfferView(event.standing);
  const body = event.name === 'standing_offer.changed' ? { standingOffer } : { standingOffer, line: standingOfferLineView(event.line) };
  return { stream: organisationStream(event.seller.id), name: event.name, body };
}
