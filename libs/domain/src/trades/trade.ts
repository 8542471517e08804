import type { OwnerGroup } from '../identity/organisation';
import type { Day } from '../shared/day';
import type {
  BidId,
  CallOffId,
  ContractId,
  GradeId,
  MarketId,
  OfferId,
  OrderId,
  OrganisationId,
  PlaceId,
  TradeId,
  VarietyId,
} from '../shared/ids';
import type { Instant } from '../shared/instant';
import { stateTable } from '../shared/state-table';
import type { VndPerKg } from '../shared/unit-price';
import type { Kg } from '../shared/weight';

/** The life of a trade. Held is a proposal that both sides have yet to accept. */
export const TRADE_STATES = stateTable<TradeState>('trade', {
  held: ['confirmed', 'declined', 'lapsed'],
  confirmed: ['cancelled'],
  declined: [],
  lapsed: [],
  cancelled: [],
});

export type TradeState = 'held' | 'confirmed' | 'declined' | 'lapsed' | 'cancelled';

/** The two sides of a trade. */
export type Side = 'seller' | 'buyer';

/** A side of a trade: who, and with which sisters it must not trade. */
export interface TradeParty {
  readonly id: OrganisationId;
  readonly group: OwnerGroup;
}

/** The supply that a trade draws on, in the version that the round saw. */
export interface SupplySource {
  readonly offerId: OfferId;
  readonly version: number;
  readonly askVndPerKg: VndPerKg;
}

/** A buyer's order, in the version that the round saw. */
export interface OrderSource {
  readonly kind: 'order';
  readonly orderId: OrderId;
  readonly version: number;
  readonly limitVndPerKg: VndPerKg;
}

/** A call-off under a contract, which sets the price. */
export interface CallOffSource {
  readonly kind: 'call_off';
  readonly callOffId: CallOffId;
  readonly contractId: ContractId;
  readonly version: number;
  readonly priceVndPerKg: VndPerKg;
}

/** A bid on the one offer, at the price that both sides said yes to. */
export interface BidSource {
  readonly kind: 'bid';
  readonly bidId: BidId;
  readonly version: number;
  /** At the farm gate. */
  readonly priceVndPerKg: VndPerKg;
}

export type DemandSource = OrderSource | CallOffSource | BidSource;

/** What a kilogram costs. Delivered = farm gate + freight; the buyer bears the freight and the platform keeps nothing. */
export interface TradePrices {
  readonly farmGateVndPerKg: VndPerKg;
  readonly freightVndPerKg: VndPerKg;
  readonly deliveredVndPerKg: VndPerKg;
}

/** The document of a confirmed trade. */
export interface TradeConfirmation {
  readonly number: string;
  /** SHA-256 of the terms, in hexadecimal: printed on the paper, so that a changed copy shows. */
  readonly termsHash: string;
  readonly at: Instant;
}

/** A named, bilateral lot: so many kilograms from one cooperative to one buyer. */
export interface Trade {
  readonly id: TradeId;
  readonly marketId: MarketId;
  /** The round that made it; null for a trade that no round made. */
  readonly roundNumber: number | null;
  readonly supply: SupplySource;
  readonly demand: DemandSource;
  readonly seller: TradeParty;
  readonly buyer: TradeParty;
  readonly varietyId: VarietyId;
  readonly gradeId: GradeId;
  readonly kg: Kg;
  readonly prices: TradePrices;
  readonly fromPlaceId: PlaceId;
  readonly toPlaceId: PlaceId;
  readonly pickUpOn: Day;
  readonly deliverOn: Day;
  readonly state: TradeState;
  /** Silence until then lapses the trade. */
  readonly confirmBy: Instant;
  readonly sellerConfirmedAt: Instant | null;
  readonly buyerConfirmedAt: Instant | null;
  readonly confirmation: TradeConfirmation | null;
  readonly version: number;
  readonly createdAt: Instant;
}

/** A trade under a contract, or on the open market. */
export type TradeKind = 'spot' | 'contract';

/** Says which kind a trade is: the demand decides. */
export function kindOf(trade: Pick<Trade, 'demand'>): TradeKind {
  return trade.demand.kind === 'call_off' ? 'contract' : 'spot';
}

/** The side on which an organisation stands in a trade; null for everybody else. */
export function sideOf(trade: Pick<Trade, 'seller' | 'buyer'>, organisation: OrganisationId): Side | null {
  if (trade.seller.id === organisation) return 'seller';
  return trade.buyer.id === organisation ? 'buyer' : null;
}

/** When a side said yes; null if it has not. */
export function confirmedAtOf(trade: Trade, side: Side): Instant | null {
  return side === 'seller' ? trade.sellerConfirmedAt : trade.buyerConfirmedAt;
}
