import { type CreditChanged, creditLeft } from '../../credit/credit';
import type { Party } from '../../identity/organisation';
import { type Offer, openKgOfOffer } from '../../offers/offer';
import { openKgOfOrder, type Order } from '../../orders/order';
import { type Instant, instantToIso } from '../../shared/instant';
import { costOfGoods, vndToWire } from '../../shared/money';
import { kindOf } from '../../trades/trade';
import { cancelBy } from '../../trades/cancel-trade';
import type { Correction } from '../../trades/correct-trade';
import type { TradeFacts } from '../../trades/trade-events';
import type { CorrectionView, CreditView, OfferView, OrderView, PartyView, PublicOffer, PublicOrder, TradeView } from './view-types';

/** An organisation as the other side sees it: nothing but these three, whatever else the value carries. */
export function partyView(party: Party): PartyView {
  return { id: party.id, name: party.name, demo: party.demo };
}

/** What the whole market sees of an offer: not how much of it is held, nor whether the seller confirms beforehand. */
export function publicOffer(offer: Offer, seller: Party): PublicOffer {
  return {
    id: offer.id,
    marketId: offer.marketId,
    seller: partyView(seller),
    varietyId: offer.varietyId,
    gradeId: offer.gradeId,
    placeId: offer.placeId,
    offeredKg: offer.stock.totalKg,
    openKg: openKgOfOffer(offer),
    askVndPerKg: offer.askVndPerKg,
    harvestFrom: offer.harvest.from,
    harvestTo: offer.harvest.to,
    certificates: offer.certificates,
    areaCode: offer.areaCode,
    certainty: offer.certainty,
    inAuction: offer.inAuction,
    visibility: offer.visibility,
    minLotKg: offer.minLotKg,
    stepKg: offer.stepKg,
    allOrNothing: offer.allOrNothing,
    state: offer.state,
    version: offer.version,
    submittedAt: instantToIso(offer.submittedAt),
  };
}

/** What the seller's own members see of an offer. */
export function ownOffer(offer: Offer, seller: Party): OfferView {
  return {
    ...publicOffer(offer, seller),
    heldKg: offer.stock.heldKg,
    confirmedKg: offer.stock.confirmedKg,
    firm: offer.firm,
    invitedIds: offer.invitedIds,
  };
}

/** What the whole market sees of an order: that fruit is wanted, never by whom nor up to which price. */
export function publicOrder(order: Order): PublicOrder {
  return {
    id: order.id,
    marketId: order.marketId,
    varietyIds: order.varietyIds,
    gradeIds: order.gradeIds,
    placeId: order.placeId,
    destinationId: order.destinationId,
    wantedKg: order.stock.totalKg,
    openKg: openKgOfOrder(order),
    deliverFrom: order.delivery.from,
    deliverTo: order.delivery.to,
    certificates: order.certificates,
    state: order.state,
    version: order.version,
    submittedAt: instantToIso(order.submittedAt),
  };
}

/** What the buyer's own members see of an order. */
export function ownOrder(order: Order, buyer: Party): OrderView {
  return {
    ...publicOrder(order),
    buyer: partyView(buyer),
    limitVndPerKg: order.limitVndPerKg,
    heldKg: order.stock.heldKg,
    confirmedKg: order.stock.confirmedKg,
    firm: order.firm,
    limitAt: order.limitAt,
    gradeSpread: order.gradeSpread,
    minLotKg: order.minLotKg,
    maxPerSellerKg: order.maxPerSellerKg,
    allOrNothing: order.allOrNothing,
    expiresAt: isoOrNull(order.expiresAt),
    alternativeSet: order.alternativeSet,
  };
}

/** What the two sides of a trade see of it: the price, but not the other's ask or limit. For nobody else. */
export function tradeView({ trade, seller, buyer }: TradeFacts): TradeView {
  const { demand, prices, confirmation } = trade;
  return {
    id: trade.id,
    marketId: trade.marketId,
    roundNumber: trade.roundNumber,
    kind: kindOf(trade),
    offerId: trade.supply.offerId,
    orderId: demand.kind === 'order' ? demand.orderId : null,
    bidId: demand.kind === 'bid' ? demand.bidId : null,
    callOffId: demand.kind === 'call_off' ? demand.callOffId : null,
    contractId: demand.kind === 'call_off' ? demand.contractId : null,
    seller: partyView(seller),
    buyer: partyView(buyer),
    varietyId: trade.varietyId,
    gradeId: trade.gradeId,
    kg: trade.kg,
    farmGateVndPerKg: prices.farmGateVndPerKg,
    freightVndPerKg: prices.freightVndPerKg,
    deliveredVndPerKg: prices.deliveredVndPerKg,
    goodsVnd: vndToWire(costOfGoods(trade.kg, prices.farmGateVndPerKg)),
    fromPlaceId: trade.fromPlaceId,
    toPlaceId: trade.toPlaceId,
    pickUpOn: trade.pickUpOn,
    deliverOn: trade.deliverOn,
    state: trade.state,
    confirmBy: instantToIso(trade.confirmBy),
    sellerConfirmedAt: isoOrNull(trade.sellerConfirmedAt),
    buyerConfirmedAt: isoOrNull(trade.buyerConfirmedAt),
    confirmation: confirmation && { ...confirmation, at: instantToIso(confirmation.at) },
    cancelBy: instantToIso(cancelBy(trade)),
    version: trade.version,
    createdAt: instantToIso(trade.createdAt),
  };
}

/** What the two sides of a trade see of a proposal to change it. */
export function correctionView({ id, tradeId, by, changes, reason, state, expiresAt, tradeVersion }: Correction): CorrectionView {
  const { kg, farmGateVndPerKg, pickUpOn, deliverOn } = changes;
  return {
    id,
    tradeId,
    by,
    kg: kg ?? null,
    farmGateVndPerKg: farmGateVndPerKg ?? null,
    pickUpOn: pickUpOn ?? null,
    deliverOn: deliverOn ?? null,
    reason,
    state,
    expiresAt: instantToIso(expiresAt),
    tradeVersion,
  };
}

/** What the two sides of a credit see of it. */
export function creditView({ credit, tiedVnd, seller, buyer }: Omit<CreditChanged, 'name' | 'at'>): CreditView {
  const left = creditLeft(credit, tiedVnd);
  return {
    seller: partyView(seller),
    buyer: partyView(buyer),
    limitVnd: credit.limitVnd === null ? null : vndToWire(credit.limitVnd),
    depositVnd: vndToWire(credit.depositVnd),
    tiedVnd: vndToWire(tiedVnd),
    leftVnd: left === null ? null : vndToWire(left),
    version: credit.version,
  };
}

function isoOrNull(instant: Instant | null): string | null {
  return instant === null ? null : instantToIso(instant);
}
