import { alertAudience, isOfAlerts } from './alert-audience';
import { auctionView, bidView } from '../views/bid-views';
import type { BidEvent } from '../../bids/bid-events';
import type { ProductChanged } from '../../catalogue/catalogue-events';
import { areaAudience, isOfAreas } from '../../areas/area-audience';
import { contractAudience, isOfContract, isOfPlans, planAudience } from './contract-audience';
import type { DomainEvent, GapAnswered, StockChanged } from '../../events';
import type { MarketEvent } from '../../markets/market-events';
import { gateView, plannedView } from '../../markets/market-views';
import type { NoticeEvent } from '../../notices/notice-events';
import type { PhotosChanged } from '../../offers/photo';
import type { OfferEvent } from '../../offers/offer-events';
import type { OrderEvent } from '../../orders/order-events';
import { marketStream, organisationStream, type StreamEntry } from './stream-entry';
import { kindOf } from '../../trades/trade';
import type { CorrectionEvent, TradeEvent } from '../../trades/trade-events';
import { isStanding, standingAudience } from './standing-audience';
import { correctionView, creditView, ownOffer, ownOrder, publicOffer, publicOrder, tradeView } from '../views/views';

export { marketStream, organisationStream, type StreamEntry } from './stream-entry';

/** More would make one frame too large for a phone on a slow line; a larger change is told in several events. */
const STOCK_ENTRIES_MAX = 500;

/**
 * Decides who hears of an event, and which of its facts: the one place where they are divided.
 *
 * A market's stream never carries a buyer, a limit, a contract or its price; an organisation's stream carries only what is its own.
 */
export function audienceOf(event: DomainEvent): readonly StreamEntry[] {
  if (isOfContract(event)) return contractAudience(event);
  if (isOfPlans(event)) return planAudience(event);
  if (isOfAreas(event)) return areaAudience(event);
  if (isStanding(event)) return standingAudience(event);
  if (isOfAlerts(event)) return alertAudience(event);
  if (event.name === 'photos.changed') return photosAudience(event);
  switch (event.name) {
    case 'market.changed':
    case 'market.halted':
    case 'market.resumed':
    case 'gate.planned':
    case 'gate.closed':
      return [{ stream: marketStream(event.marketId), name: event.name, body: marketBody(event) }];
    case 'offer.opened':
    case 'offer.amended':
    case 'offer.withdrawn':
    case 'offer.expired':
      return offerAudience(event);
    case 'order.placed':
    case 'order.cancelled':
    case 'order.expired':
      return orderAudience(event);
    case 'trade.held':
    case 'trade.agreed':
    case 'trade.confirmed':
    case 'trade.declined':
    case 'trade.lapsed':
    case 'trade.cancelled':
    case 'trade.changed':
      return tradeAudience(event);
    case 'correction.proposed':
    case 'correction.closed':
      return correctionAudience(event);
    case 'bid.placed':
    case 'bid.revised':
    case 'bid.countered':
    case 'bid.accepted':
    case 'bid.refused':
    case 'bid.withdrawn':
    case 'bid.lapsed':
      return bidAudience(event);
    case 'auction.opened':
    case 'auction.changed':
    case 'auction.closed':
      return [{ stream: marketStream(event.auction.marketId), name: event.name, body: { auction: auctionView(event.auction) } }];
    case 'round.cleared':
      return [{ stream: `market:${event.round.marketId}`, name: event.name, body: { round: event.round } }];
    case 'gap.answered':
      return gapAudience(event);
    case 'stock.changed':
    case 'stock.released':
      return stockAudience(event);
    case 'plant_room.freed':
      return [{ stream: marketStream(event.marketId), name: event.name, body: {} }];
    case 'credit.changed':
      return [event.seller, event.buyer].map((party) => ({
        stream: organisationStream(party.id),
        name: event.name,
        body: { credit: creditView(event) },
      }));
    case 'product.changed':
      return productAudience(event);
    case 'notice.sent':
    case 'notice.closed':
    case 'notice.seen':
      return [noticeEntry(event)];
  }
}

/** What the catalogue says is everybody's business. */
function productAudience({ name, marketId, version, effectiveFrom, withdrawn }: ProductChanged): readonly StreamEntry[] {
  return [{ stream: marketStream(marketId), name, body: { version, effectiveFrom, withdrawn } }];
}

/** How a market is run is everybody's business. */
function marketBody(event: MarketEvent): object {
  switch (event.name) {
    case 'market.changed':
      return { planned: plannedView(event.planned) };
    case 'market.halted':
    case 'market.resumed':
      return { reason: event.reason };
    case 'gate.planned':
    case 'gate.closed':
      return { gate: gateView(event.gate) };
  }
}

function offerAudience({ name, offer, seller }: OfferEvent): readonly StreamEntry[] {
  const stays = name === 'offer.opened' || name === 'offer.amended';
  const own = { stream: organisationStream(seller.id), name, body: { offer: ownOffer(offer, seller) } };
  const shown = stays ? { offer: publicOffer(offer, seller) } : { offerId: offer.id };
  if (offer.visibility === 'public') return [{ stream: marketStream(offer.marketId), name, body: shown }, own];
  // The market learns that something moved, so that the next round looks; not what, nor whose.
  const stirred = { stream: marketStream(offer.marketId), name: 'supply.stirred' as const, body: {} };
  const guests = offer.invitedIds.map((id) => ({
    stream: organisationStream(id),
    name: 'supply.invited' as const,
    body: { invitation: publicOffer(offer, seller) },
  }));
  return stays ? [stirred, own, ...guests] : [own];
}

function orderAudience({ name, order, buyer }: OrderEvent): readonly StreamEntry[] {
  return [
    {
      stream: marketStream(order.marketId),
      name,
      body: name === 'order.placed' ? { order: publicOrder(order) } : { orderId: order.id },
    },
    { stream: organisationStream(buyer.id), name, body: { order: ownOrder(order, buyer) } },
  ];
}

/** Both sides follow their trade; the market hears of a confirmed one without names, and without the price of a contract. */
function tradeAudience(event: TradeEvent): readonly StreamEntry[] {
  const { name, trade, seller, buyer } = event;
  const view = tradeView(event);
  const body = name === 'trade.declined' || name === 'trade.cancelled' ? { trade: view, reason: event.reason } : { trade: view };
  const sides = [seller, buyer].map((party) => ({ stream: organisationStream(party.id), name, body }));
  if (name !== 'trade.confirmed') return sides;
  const kind = kindOf(trade);
  const shown = {
    kind,
    varietyId: trade.varietyId,
    gradeId: trade.gradeId,
    placeId: trade.fromPlaceId,
    kg: trade.kg,
    day: trade.pickUpOn,
    farmGateVndPerKg: kind === 'spot' ? trade.prices.farmGateVndPerKg : null,
  };
  return [{ stream: marketStream(trade.marketId), name, body: shown }, ...sides];
}

/** A correction is between the two sides of its trade. */
function correctionAudience(event: CorrectionEvent): readonly StreamEntry[] {
  const body = { trade: tradeView(event), correction: correctionView(event.correction) };
  return [event.seller, event.buyer].map((party) => ({ stream: organisationStream(party.id), name: event.name, body }));
}

/** A bid is between two: the market learns nothing, not even that there is one. */
function bidAudience(event: BidEvent): readonly StreamEntry[] {
  return [
    { stream: organisationStream(event.seller.id), name: event.name, body: { bid: bidView(event, 'seller') } },
    { stream: organisationStream(event.buyer.id), name: event.name, body: { bid: bidView(event, 'buyer') } },
  ];
}

/** A side of a broken trade hears what was found for it, and nobody else does. */
function gapAudience({ name, partyId, tradeId, gapKg, foundKg, roundNumber }: GapAnswered): readonly StreamEntry[] {
  return [{ stream: organisationStream(partyId), name, body: { tradeId, gapKg, foundKg, roundNumber } }];
}

/** Whoever sees the offer sees its photos when they look; only the seller's own screens are told of a change. */
function photosAudience({ name, seller, offerId, photos }: PhotosChanged): readonly StreamEntry[] {
  return [{ stream: organisationStream(seller.id), name, body: { ownerId: seller.id, offerId, photos } }];
}

/** What an organisation is told is its own. */
function noticeEntry(event: NoticeEvent): StreamEntry {
  const { name, organisationId } = event;
  const body = name === 'notice.seen' ? { ids: event.ids } : { notice: event.notice };
  return { stream: organisationStream(organisationId), name, body: { ownerId: organisationId, ...body } };
}

/** Offers first, then orders, at most `STOCK_ENTRIES_MAX` entries in an event. */
function stockAudience({ name, marketId, offers, orders }: StockChanged): readonly StreamEntry[] {
  const stream = marketStream(marketId);
  const entries: StreamEntry[] = [];
  const total = offers.length + orders.length;
  for (let start = 0; start < total; start += STOCK_ENTRIES_MAX) {
    const end = start + STOCK_ENTRIES_MAX;
    const ordersFrom = Math.max(0, start - offers.length);
    const ordersTo = Math.max(0, end - offers.length);
    entries.push({ stream, name, body: { offers: offers.slice(start, end), orders: orders.slice(ordersFrom, ordersTo) } });
  }
  return entries;
}
