import type { Day } from '../shared/day';
import type { BidId, CallOffId, MarketId, OfferId, OrderId, OrganisationId, TradeId } from '../shared/ids';
import type { Kg } from '../shared/weight';
import type { Trade } from './trade';

/** What a trade does to the kilograms of its offer and of its demand, both by the same figure. */
export type StockMove = 'hold' | 'hold_and_confirm' | 'confirm' | 'release' | 'unconfirm';

/** One move of stock as data: the trades room says what, the rooms of the offer and of the demand do it. */
export interface StockEffect {
  readonly tradeId: TradeId;
  readonly move: StockMove;
  readonly kg: Kg;
  readonly offerId: OfferId;
  /** What the code of the lot is debited with: whose fruit, which, and picked when. */
  readonly lot: { readonly sellerId: OrganisationId; readonly productId: MarketId; readonly pickUpOn: Day };
  readonly demand:
    | { readonly kind: 'order'; readonly orderId: OrderId }
    | { readonly kind: 'call_off'; readonly callOffId: CallOffId }
    | { readonly kind: 'bid'; readonly bidId: BidId };
}

/** The move of a trade's own kilograms. */
export function effectOf(trade: Trade, move: StockMove): StockEffect {
  return {
    tradeId: trade.id,
    move,
    kg: trade.kg,
    offerId: trade.supply.offerId,
    lot: { sellerId: trade.seller.id, productId: trade.marketId, pickUpOn: trade.pickUpOn },
    demand: demandOf(trade),
  };
}

/** A bid has no kilograms beside its offer's: what it asked for was never on the market. */
function demandOf({ demand }: Trade): StockEffect['demand'] {
  switch (demand.kind) {
    case 'order':
      return { kind: 'order', orderId: demand.orderId };
    case 'call_off':
      return { kind: 'call_off', callOffId: demand.callOffId };
    case 'bid':
      return { kind: 'bid', bidId: demand.bidId };
  }
}
