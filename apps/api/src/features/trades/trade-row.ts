import type { TradeState } from '@domain/trades/trade';

/** One trade as the database answers it: the row of `trades` with the confirmation beside it. */
export interface TradeRow {
  readonly id: string;
  readonly marketId: string;
  readonly roundNumber: number | null;
  readonly offerId: string;
  readonly offerVersion: number;
  readonly orderId: string | null;
  readonly orderVersion: number | null;
  readonly bidId: string | null;
  readonly bidVersion: number | null;
  readonly bidVndPerKg: number | null;
  readonly callOffId: string | null;
  readonly callOffVersion: number | null;
  readonly contractId: string | null;
  readonly sellerId: string;
  readonly sellerGroup: string;
  readonly buyerId: string;
  readonly buyerGroup: string;
  readonly varietyId: string;
  readonly gradeId: string;
  readonly kg: number;
  readonly askVndPerKg: number;
  readonly limitVndPerKg: number | null;
  readonly contractVndPerKg: number | null;
  readonly farmGateVndPerKg: number;
  readonly freightVndPerKg: number;
  readonly deliveredVndPerKg: number;
  readonly fromPlaceId: string;
  readonly toPlaceId: string;
  readonly pickUpOn: string;
  readonly deliverOn: string;
  readonly state: TradeState;
  readonly confirmBy: Date;
  readonly sellerConfirmedAt: Date | null;
  readonly buyerConfirmedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly number: string | null;
  readonly termsHash: string | null;
  readonly confirmedAt: Date | null;
}

/** Reads `TradeRow`s: trades as `t`, their confirmations as `c`. */
export const SELECT_TRADES = `
  SELECT t.id, t.market_id AS "marketId", t.round_number AS "roundNumber", t.offer_id AS "offerId", t.offer_version AS "offerVersion",
         t.order_id AS "orderId", t.order_version AS "orderVersion", t.bid_id AS "bidId", t.bid_version AS "bidVersion", t.bid_vnd_per_kg AS "bidVndPerKg",
         t.call_off_id AS "callOffId", t.call_off_version AS "callOffVersion",
         t.contract_id AS "contractId", t.seller_id AS "sellerId", t.seller_group AS "sellerGroup", t.buyer_id AS "buyerId",
         t.buyer_group AS "buyerGroup", t.variety_id AS "varietyId", t.grade_id AS "gradeId", t.kg, t.ask_vnd_per_kg AS "askVndPerKg",
         t.limit_vnd_per_kg AS "limitVndPerKg", t.contract_vnd_per_kg AS "contractVndPerKg", t.farm_gate_vnd_per_kg AS "farmGateVndPerKg",
         t.freight_vnd_per_kg AS "freightVndPerKg", t.delivered_vnd_per_kg AS "deliveredVndPerKg", t.from_place_id AS "fromPlaceId",
         t.to_place_id AS "toPlaceId", t.pick_up_on AS "pickUpOn", t.deliver_on AS "deliverOn", t.state, t.confirm_by AS "confirmBy",
         t.seller_confirmed_at AS "sellerConfirmedAt", t.buyer_confirmed_at AS "buyerConfirmedAt", t.version, t.created_at AS "createdAt",
         c.number, encode(c.terms_hash, 'hex') AS "termsHash", c.at AS "confirmedAt"
  FROM trades t LEFT JOIN contract_confirmations c ON c.trade_id = t.id`;
