import { dayOf } from '@domain/shared/day';
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
} from '@domain/shared/ids';
import { instantOf, instantToIso, type Instant } from '@domain/shared/instant';
import { invariant } from '@domain/shared/invariant';
import { costOf, priceOf } from '@domain/shared/unit-price';
import { lotKgOf } from '@domain/shared/weight';
import type { DemandSource, Trade, TradeConfirmation } from '@domain/trades/trade';
import type { TradeRow } from './trade-row';

/** A row as the domain sees it. Goes through the domain's constructors, so a bad row fails here. */
export function toTrade(row: TradeRow): Trade {
  return {
    id: row.id as TradeId,
    marketId: row.marketId as MarketId,
    roundNumber: row.roundNumber,
    supply: { offerId: row.offerId as OfferId, version: row.offerVersion, askVndPerKg: priceOf(row.askVndPerKg, 'askVndPerKg') },
    demand: demandOf(row),
    seller: { id: row.sellerId as OrganisationId, group: row.sellerGroup },
    buyer: { id: row.buyerId as OrganisationId, group: row.buyerGroup },
    varietyId: row.varietyId as VarietyId,
    gradeId: row.gradeId as GradeId,
    kg: lotKgOf(row.kg, 'kg'),
    prices: {
      farmGateVndPerKg: priceOf(row.farmGateVndPerKg, 'farmGateVndPerKg'),
      freightVndPerKg: costOf(row.freightVndPerKg, 'freightVndPerKg'),
      deliveredVndPerKg: priceOf(row.deliveredVndPerKg, 'deliveredVndPerKg'),
    },
    fromPlaceId: row.fromPlaceId as PlaceId,
    toPlaceId: row.toPlaceId as PlaceId,
    pickUpOn: dayOf(row.pickUpOn, 'pickUpOn'),
    deliverOn: dayOf(row.deliverOn, 'deliverOn'),
    state: row.state,
    confirmBy: instantOf(row.confirmBy.getTime()),
    sellerConfirmedAt: instantOrNull(row.sellerConfirmedAt),
    buyerConfirmedAt: instantOrNull(row.buyerConfirmedAt),
    confirmation: confirmationOf(row),
    version: row.version,
    createdAt: instantOf(row.createdAt.getTime()),
  };
}

/** A trade as its row is written: names of the columns, plain values. */
export function fromTrade(trade: Trade): Readonly<Record<string, string | number | null>> {
  const { supply, demand, prices } = trade;
  const order = demand.kind === 'order' ? demand : null;
  const callOff = demand.kind === 'call_off' ? demand : null;
  const bid = demand.kind === 'bid' ? demand : null;
  return {
    id: trade.id,
    market_id: trade.marketId,
    round_number: trade.roundNumber,
    offer_id: supply.offerId,
    offer_version: supply.version,
    order_id: order?.orderId ?? null,
    order_version: order?.version ?? null,
    bid_id: bid?.bidId ?? null,
    bid_version: bid?.version ?? null,
    call_off_id: callOff?.callOffId ?? null,
    call_off_version: callOff?.version ?? null,
    contract_id: callOff?.contractId ?? null,
    seller_id: trade.seller.id,
    seller_group: trade.seller.group ?? trade.seller.id,
    buyer_id: trade.buyer.id,
    buyer_group: trade.buyer.group ?? trade.buyer.id,
    variety_id: trade.varietyId,
    grade_id: trade.gradeId,
    kg: trade.kg,
    ask_vnd_per_kg: supply.askVndPerKg,
    limit_vnd_per_kg: order?.limitVndPerKg ?? null,
    contract_vnd_per_kg: callOff?.priceVndPerKg ?? null,
    bid_vnd_per_kg: bid?.priceVndPerKg ?? null,
    farm_gate_vnd_per_kg: prices.farmGateVndPerKg,
    freight_vnd_per_kg: prices.freightVndPerKg,
    delivered_vnd_per_kg: prices.deliveredVndPerKg,
    from_place_id: trade.fromPlaceId,
    to_place_id: trade.toPlaceId,
    pick_up_on: trade.pickUpOn,
    deliver_on: trade.deliverOn,
    state: trade.state,
    confirm_by: instantToIso(trade.confirmBy),
    seller_confirmed_at: isoOrNull(trade.sellerConfirmedAt),
    buyer_confirmed_at: isoOrNull(trade.buyerConfirmedAt),
    version: trade.version,
    created_at: instantToIso(trade.createdAt),
  };
}

function demandOf(row: TradeRow): DemandSource {
  if (row.orderId !== null) {
    invariant(row.orderVersion !== null && row.limitVndPerKg !== null, 'a spot trade has no order version or limit', { id: row.id });
    const limitVndPerKg = priceOf(row.limitVndPerKg, 'limitVndPerKg');
    return { kind: 'order', orderId: row.orderId as OrderId, version: row.orderVersion, limitVndPerKg };
  }
  if (row.bidId !== null) {
    invariant(row.bidVersion !== null && row.bidVndPerKg !== null, 'a trade of a bid has no version or price', { id: row.id });
    return { kind: 'bid', bidId: row.bidId as BidId, version: row.bidVersion, priceVndPerKg: priceOf(row.bidVndPerKg, 'bidVndPerKg') };
  }
  const { callOffId, callOffVersion, contractId, contractVndPerKg } = row;
  const complete = callOffId !== null && callOffVersion !== null && contractId !== null && contractVndPerKg !== null;
  invariant(complete, 'a trade has neither an order nor a call-off', { id: row.id });
  return {
    kind: 'call_off',
    callOffId: callOffId as CallOffId,
    contractId: contractId as ContractId,
    version: callOffVersion,
    priceVndPerKg: priceOf(contractVndPerKg, 'contractVndPerKg'),
  };
}

function confirmationOf(row: TradeRow): TradeConfirmation | null {
  if (row.number === null || row.termsHash === null || row.confirmedAt === null) return null;
  return { number: row.number, termsHash: row.termsHash, at: instantOf(row.confirmedAt.getTime()) };
}

function instantOrNull(at: Date | null): Instant | null {
  return at === null ? null : instantOf(at.getTime());
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : instantToIso(at);
}
