import type { AuctionMode } from '../../bids/auction';
import type { BidState } from '../../bids/bid';
import type { Certainty, OfferState, Visibility } from '../../offers/offer';
import type { OrderState } from '../../orders/order';
import type { GradeSpread, LimitPlace } from '../../orders/order-rules';
import type { Side, TradeKind, TradeState } from '../../trades/trade';

/** An organisation on the wire. */
export interface PartyView {
  readonly id: string;
  readonly name: string;
  /** Invented for the demo: every screen says so. */
  readonly demo: boolean;
}

/** An offer for everybody. Kg, VND/kg at the farm gate, days 'YYYY-MM-DD', moments ISO with Z. */
export interface PublicOffer {
  readonly id: string;
  readonly marketId: string;
  readonly seller: PartyView;
  readonly varietyId: string;
  readonly gradeId: string;
  readonly placeId: string;
  readonly offeredKg: number;
  readonly openKg: number;
  readonly askVndPerKg: number;
  readonly harvestFrom: string;
  readonly harvestTo: string;
  readonly certificates: readonly string[];
  readonly areaCode: string | null;
  readonly certainty: Certainty;
  readonly inAuction: boolean;
  readonly visibility: Visibility;
  /** 0: any part. */
  readonly minLotKg: number;
  readonly stepKg: number;
  readonly allOrNothing: boolean;
  readonly state: OfferState;
  readonly version: number;
  readonly submittedAt: string;
}

/** An offer for its own cooperative. */
export interface OfferView extends PublicOffer {
  readonly invitedIds: readonly string[];
  readonly heldKg: number;
  readonly confirmedKg: number;
  readonly firm: boolean;
}

/** An order for everybody: no buyer and no limit. */
export interface PublicOrder {
  readonly id: string;
  readonly marketId: string;
  readonly varietyIds: readonly string[];
  readonly gradeIds: readonly string[];
  readonly placeId: string;
  readonly destinationId: string | null;
  readonly wantedKg: number;
  readonly openKg: number;
  readonly deliverFrom: string;
  readonly deliverTo: string;
  readonly certificates: readonly string[];
  readonly state: OrderState;
  readonly version: number;
  readonly submittedAt: string;
}

/** What a side proposes in a bid. */
export interface BidTermsView {
  readonly kg: number;
  readonly farmGateVndPerKg: number;
  /** Farm gate and the freight that the buyer bears. */
  readonly deliveredVndPerKg: number;
  readonly deliverFrom: string;
  readonly deliverTo: string;
  readonly note: string | null;
}

/** A bid for its two sides; `limitVndPerKg` is null for the seller. */
export interface BidView extends BidTermsView {
  readonly id: string;
  readonly offerId: string;
  readonly marketId: string;
  readonly seller: PartyView;
  readonly buyer: PartyView;
  readonly placeId: string;
  readonly freightVndPerKg: number;
  readonly counter: BidTermsView | null;
  readonly inAuction: boolean;
  readonly limitVndPerKg: number | null;
  readonly state: BidState;
  /** Whose answer it waits for. */
  readonly turn: Side | null;
  readonly expiresAt: string;
  readonly tradeId: string | null;
  readonly version: number;
  readonly submittedAt: string;
}

/** An auction for everybody: never who bids; a price only in an open one. */
export interface AuctionView {
  readonly offerId: string;
  readonly marketId: string;
  readonly mode: AuctionMode;
  readonly kg: number;
  readonly floorVndPerKg: number;
  readonly stepVndPerKg: number;
  readonly closesAt: string;
  readonly extensionsLeft: number;
  readonly leadVndPerKg: number | null;
  readonly state: 'open' | 'closed';
}

/** An order for its own buyer. */
export interface OrderView extends PublicOrder {
  readonly buyer: PartyView;
  readonly limitVndPerKg: number;
  readonly heldKg: number;
  readonly confirmedKg: number;
  readonly firm: boolean;
  readonly limitAt: LimitPlace;
  readonly gradeSpread: readonly GradeSpread[];
  readonly minLotKg: number;
  readonly maxPerSellerKg: number;
  readonly allOrNothing: boolean;
  readonly expiresAt: string | null;
  /** Orders of one set carry the same id; at most one of them is filled. */
  readonly alternativeSet: string | null;
}

/** What a seller lets a buyer owe. Sums are digits in a string. */
export interface CreditView {
  readonly seller: PartyView;
  readonly buyer: PartyView;
  readonly limitVnd: string | null;
  readonly depositVnd: string;
  readonly tiedVnd: string;
  readonly leftVnd: string | null;
  readonly version: number;
}

/** A trade for its two sides. `goodsVnd` is kg × farm gate, digits in a string. */
export interface TradeView {
  readonly id: string;
  readonly marketId: string;
  readonly roundNumber: number | null;
  readonly kind: TradeKind;
  readonly offerId: string;
  readonly orderId: string | null;
  readonly bidId: string | null;
  readonly callOffId: string | null;
  readonly contractId: string | null;
  readonly seller: PartyView;
  readonly buyer: PartyView;
  readonly varietyId: string;
  readonly gradeId: string;
  readonly kg: number;
  readonly farmGateVndPerKg: number;
  readonly freightVndPerKg: number;
  readonly deliveredVndPerKg: number;
  readonly goodsVnd: string;
  readonly fromPlaceId: string;
  readonly toPlaceId: string;
  readonly pickUpOn: string;
  readonly deliverOn: string;
  readonly state: TradeState;
  readonly confirmBy: string;
  readonly sellerConfirmedAt: string | null;
  readonly buyerConfirmedAt: string | null;
  readonly confirmation: { readonly number: string; readonly termsHash: string; readonly at: string } | null;
  /** Until then one side alone may cancel. */
  readonly cancelBy: string;
  readonly version: number;
  readonly createdAt: string;
}

/** A proposal to change a trade; what is null stays. */
export interface CorrectionView {
  readonly id: string;
  readonly tradeId: string;
  readonly by: Side;
  readonly kg: number | null;
  readonly farmGateVndPerKg: number | null;
  readonly pickUpOn: string | null;
  readonly deliverOn: string | null;
  readonly reason: string;
  readonly state: 'proposed' | 'accepted' | 'refused' | 'withdrawn' | 'lapsed';
  readonly expiresAt: string;
  readonly tradeVersion: number;
}

/** One price of a round: a kind of fruit at a place on a day. */
export interface RoundPrice {
  readonly varietyId: string;
  readonly gradeId: string;
  /** Held by all fruit of this price. */
  readonly certificates: readonly string[];
  readonly placeId: string;
  readonly day: string;
  readonly farmGateVndPerKg: number;
  readonly kg: number;
}

/** What rules between items (one seller's most, alternatives, credit) took from a round. */
export interface RoundConstraint {
  /** Orders and sellers’ shares of them that a rule took something from. */
  readonly items: number;
  /** Welfare that these rules cost, digits in a string. */
  readonly gapVnd: string;
}

/** That no seller and buyer could both have done better with each other; the exceptions that lots make, by name. */
export interface RoundFairness {
  readonly blockingPairs: number;
  readonly exceptions: readonly { readonly offerId: string; readonly orderId: string; readonly gainVndPerKg: number }[];
}

/** A round for everybody: sums and spot prices, nobody's name. `welfareVnd` is digits in a string. */
export interface RoundView {
  readonly marketId: string;
  readonly number: number;
  readonly state: 'cleared' | 'failed';
  /** Why the round was made. */
  readonly mode: 'continuous' | 'session' | 'urgent' | 'repair';
  /** The gate that it answers. */
  readonly gateAt: string | null;
  readonly frozenAt: string;
  readonly publishedAt: string;
  readonly offers: number;
  readonly demandLines: number;
  readonly contractKg: number;
  readonly spotKg: number;
  readonly trades: number;
  /** Allocations dropped because an offer or a demand had changed while the round was solved. */
  readonly stale: number;
  readonly welfareVnd: string;
  /** How far the welfare is from what no allocation can pass; '0' unless lots bind. */
  readonly boundGapVnd: string;
  readonly fairness: RoundFairness;
  readonly constrained: RoundConstraint;
  readonly prices: readonly RoundPrice[];
  readonly unmetKg: { readonly offers: number; readonly orders: number; readonly callOffs: number };
  readonly ms: {
    readonly freeze: number;
    readonly solve: number;
    readonly check: number;
    readonly record: number;
    readonly commit: number;
  };
  readonly inputHash: string;
  readonly resultHash: string;
}

/** What is left of one offer or order. */
export interface OpenStock {
  readonly id: string;
  readonly openKg: number;
}
