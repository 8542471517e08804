import type { AuctionEvent, BidEvent } from './bids/bid-events';
import { AREA_EVENT_NAMES, type AreaEvent } from './areas/area-events';
import type { CreditChanged } from './credit/credit';
import type { ProductChanged } from './catalogue/catalogue-events';
import type { ContractEvent } from './contracts/contract-events';
import type { MarketEvent } from './markets/market-events';
import type { PlantRoomFreed } from './plants/plant-events';
import type { PlanEvent } from './contracts/plan-events';
import type { AlertEvent } from './alerts/alert-events';
import type { NoticeEvent } from './notices/notice-events';
import type { PhotosChanged } from './offers/photo';
import type { OfferEvent } from './offers/offer-events';
import type { StandingOfferEvent } from './supply/standing-offer-events';
import type { StandingOrderEvent } from './orders/standing-events';
import type { OrderEvent } from './orders/order-events';
import type { MarketId, OrganisationId, TradeId } from './shared/ids';
import type { Instant } from './shared/instant';
import type { CorrectionEvent, TradeEvent } from './trades/trade-events';
import type { OpenStock, RoundView } from './across/views/view-types';

/** A round was cleared and its trades are made. */
export interface RoundCleared {
  readonly name: 'round.cleared';
  readonly at: Instant;
  readonly round: RoundView;
}

/**
 * Open kilograms of offers and orders changed without a change of terms: a round took some (`stock.changed`), or a trade that came to
 * nothing gave some back (`stock.released`, which wakes the next round).
 */
export interface StockChanged {
  readonly name: 'stock.changed' | 'stock.released';
  readonly at: Instant;
  readonly marketId: MarketId;
  readonly offers: readonly OpenStock[];
  readonly orders: readonly OpenStock[];
}

/** A trade came to nothing, and a round has looked at once for others to take each side's place. */
export interface GapAnswered {
  readonly name: 'gap.answered';
  readonly at: Instant;
  readonly marketId: MarketId;
  readonly tradeId: TradeId;
  /** The side that is told. */
  readonly partyId: OrganisationId;
  readonly gapKg: number;
  /** Null when there was nothing to look through. */
  readonly roundNumber: number | null;
  readonly foundKg: number;
}

/** Everything that happens in a market, each with all its facts. Who sees which of them is the business of `audienceOf` alone. */
export type DomainEvent =
  | MarketEvent
  | OfferEvent
  | PhotosChanged
  | OrderEvent
  | StandingOrderEvent
  | StandingOfferEvent
  | ContractEvent
  | PlanEvent
  | TradeEvent
  | CorrectionEvent
  | BidEvent
  | AuctionEvent
  | RoundCleared
  | GapAnswered
  | StockChanged
  | PlantRoomFreed
  | CreditChanged
  | AreaEvent
  | NoticeEvent
  | AlertEvent
  | ProductChanged;

export type DomainEventName = DomainEvent['name'];

/** Every event name once: for tables that must be total. */
export const DOMAIN_EVENT_NAMES = [
  'market.changed',
  'market.halted',
  'market.resumed',
  'gate.planned',
  'gate.closed',
  'offer.opened',
  'offer.amended',
  'offer.withdrawn',
  'offer.expired',
  'photos.changed',
  'order.placed',
  'order.cancelled',
  'order.expired',
  'standing_order.changed',
  'standing_order.placed',
  'standing_order.missed',
  'standing_offer.changed',
  'standing_offer.placed',
  'standing_offer.missed',
  'contract.registered',
  'contract.drafted',
  'contract.offered',
  'contract.signed',
  'contract.in_force',
  'contract.withdrawn',
  'contract.amendment_proposed',
  'contract.amendment_withdrawn',
  'contract.reminded',
  'contract.force_claimed',
  'contract.force_agreed',
  'contract.fulfilled',
  'contract.ended',
  'contract.terminated',
  'call_off.made',
  'call_off.requested',
  'call_off.approved',
  'call_off.declined',
  'call_off.lapsed',
  'call_off.amended',
  'call_off.cancelled',
  'call_off.drawn',
  'call_off.missed',
  'call_off.received',
  'call_off.expired',
  'intake_plan.set',
  'intake_plan.divided',
  'intake_plan.closed',
  'price_index.published',
  'trade.held',
  'trade.agreed',
  'trade.confirmed',
  'trade.declined',
  'trade.lapsed',
  'trade.cancelled',
  'trade.changed',
  'correction.proposed',
  'correction.closed',
  'bid.placed',
  'bid.revised',
  'bid.countered',
  'bid.accepted',
  'bid.refused',
  'bid.withdrawn',
  'bid.lapsed',
  'auction.opened',
  'auction.changed',
  'auction.closed',
  'round.cleared',
  'gap.answered',
  'stock.changed',
  'stock.released',
  'plant_room.freed',
  'credit.changed',
  ...AREA_EVENT_NAMES,
  'alert.hit',
  'alert.demand_found',
  'alert.price_reached',
  'notice.sent',
  'notice.seen',
  'notice.closed',
  'product.changed',
] as const satisfies readonly DomainEventName[];

/** Names on streams: a lot that is not for everyone stirs the market without a word, and is told to the buyers it is for. */
export type StreamEventName = DomainEventName | 'supply.stirred' | 'supply.invited';
