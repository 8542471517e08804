import { canonicalOrder } from './canonical-order';
import type { ClearingInput, ClearingIntakePlan, PlanContract } from '../clearing-input';
import { fairShares } from './fair-shares';

/** Offers by position in canonical order. */
export interface OfferColumns {
  readonly length: number;
  /** Index in the input. */
  readonly order: Int32Array;
  readonly product: Int32Array;
  readonly origin: Int32Array;
  readonly seller: Int32Array;
  readonly group: Float64Array;
  readonly variety: Int32Array;
  readonly grade: Int32Array;
  readonly certLow: Int32Array;
  readonly certHigh: Int32Array;
  readonly marketMask: Int32Array;
  readonly kg: Int32Array;
  readonly ask: Int32Array;
  readonly harvestFrom: Int32Array;
  readonly harvestTo: Int32Array;
}

/** Kinds of a taker: an order, a call-off, one contract's part of a plan. */
export const ORDER_KIND = 0;
export const CALL_OFF_KIND = 1;
export const PLAN_KIND = 2;

/** Takers by position: lines in canonical order, then the parts of the plans in theirs. */
export interface TakerColumns {
  readonly length: number;
  /** Lines before this position, plan parts from it on. */
  readonly lines: number;
  /** Index in the input's lines; −1 for a plan part. */
  readonly order: Int32Array;
  readonly kind: Uint8Array;
  readonly product: Int32Array;
  readonly destination: Int32Array;
  /** −1 any seller, −2 one without an offer. */
  readonly seller: Int32Array;
  readonly group: Float64Array;
  readonly varietyMask: Int32Array;
  readonly gradeMask: Int32Array;
  readonly certLow: Int32Array;
  readonly certHigh: Int32Array;
  readonly market: Int32Array;
  readonly kg: Int32Array;
  readonly bid: Int32Array;
  readonly deliverFrom: Int32Array;
  readonly deliverTo: Int32Array;
  /** Plan position, −1 for a line. */
  readonly plan: Int32Array;
  readonly fairShare: Int32Array;
}

/** Intake plans by position in canonical order. */
export interface PlanColumns {
  readonly length: number;
  readonly kg: Int32Array;
}

/** Ranks of ids. */
export interface IdRanks {
  readonly product: ReadonlyMap<number, number>;
  readonly origin: ReadonlyMap<number, number>;
  readonly destination: ReadonlyMap<number, number>;
}

function ints(length: number): Int32Array {
  return new Int32Array(length);
}

/** Place of each item of the input in canonical order. */
function ranksOf(order: Int32Array): Int32Array {
  const rank = ints(order.length);
  for (let k = 0; k < order.length; k++) rank[order[k]!] = k;
  return rank;
}

/** Empty columns. One literal for all markets: objects put together by spreading change shape and cost a compilation each time. */
function offerColumns(order: Int32Array): OfferColumns {
  const n = order.length;
  return {
    length: n,
    order,
    product: ints(n),
    origin: ints(n),
    seller: ints(n),
    group: new Float64Array(n),
    variety: ints(n),
    grade: ints(n),
    certLow: ints(n),
    certHigh: ints(n),
    marketMask: ints(n),
    kg: ints(n),
    ask: ints(n),
    harvestFrom: ints(n),
    harvestTo: ints(n),
  };
}

function takerColumns(length: number, lines: number, order: Int32Array): TakerColumns {
  return {
    length,
    lines,
    order,
    kind: new Uint8Array(length),
    product: ints(length),
    destination: ints(length),
    seller: ints(length),
    group: new Float64Array(length),
    varietyMask: ints(length),
    gradeMask: ints(length),
    certLow: ints(length),
    certHigh: ints(length),
    market: ints(length),
    kg: ints(length),
    bid: ints(length),
    deliverFrom: ints(length),
    deliverTo: ints(length),
    plan: ints(length).fill(-1),
    fairShare: ints(length),
  };
}

function orderOf(items: readonly { readonly submittedAt: number; readonly id: number }[]): Int32Array {
  const submittedAt = new Float64Array(items.length);
  const id = new Float64Array(items.length);
  for (let k = 0; k < items.length; k++) {
    submittedAt[k] = items[k]!.submittedAt;
    id[k] = items[k]!.id;
  }
  return canonicalOrder(submittedAt, id);
}

/** Reads offers from memory order straight into their places. */
function fillOffers(input: ClearingInput, ranks: IdRanks, numbers: Map<number, number>, out: OfferColumns): void {
  const { offers } = input;
  const rank = ranksOf(out.order);
  for (let k = 0; k < offers.length; k++) {
    const offer = offers[k]!;
    const at = rank[k]!;
    out.product[at] = ranks.product.get(offer.productId)!;
    out.origin[at] = ranks.origin.get(offer.originId)!;
    let seller = numbers.get(offer.sellerId);
    if (seller === undefined) {
      seller = numbers.size;
      numbers.set(offer.sellerId, seller);
    }
    out.seller[at] = seller;
    out.group[at] = offer.sellerGroup;
    out.variety[at] = offer.variety;
    out.grade[at] = offer.grade;
    out.certLow[at] = offer.certLow;
    out.certHigh[at] = offer.certHigh;
    out.marketMask[at] = offer.marketMask;
    out.kg[at] = offer.kg;
    out.ask[at] = offer.askVndPerKg;
    out.harvestFrom[at] = offer.harvestFrom;
    out.harvestTo[at] = offer.harvestTo;
  }
}

/** Numbers the sellers anew, in the canonical order of their first offer. @returns rank of each old number. */
function rankSellers(seller: Int32Array, count: number): Int32Array {
  const rankOf = ints(count).fill(-1);
  let ranked = 0;
  for (let k = 0; k < seller.length; k++) {
    const number = seller[k]!;
    if (rankOf[number]! < 0) rankOf[number] = ranked++;
    seller[k] = rankOf[number]!;
  }
  return rankOf;
}

/** Reads the offers. Seller numbers follow the canonical order of their first offer; the map's keys stand in that order. */
export function readOffers(input: ClearingInput, ranks: IdRanks): { offer: OfferColumns; sellerRank: ReadonlyMap<number, number> } {
  const numbers = new Map<number, number>();
  const offer = offerColumns(orderOf(input.offers));
  fillOffers(input, ranks, numbers, offer);
  const rankOf = rankSellers(offer.seller, numbers.size);
  const ids = [...numbers.keys()].sort((a, b) => rankOf[numbers.get(a)!]! - rankOf[numbers.get(b)!]!);
  return { offer, sellerRank: new Map(ids.map((id, rank) => [id, rank])) };
}

function fillLines(
  input: ClearingInput,
  ranks: IdRanks,
  sellerRank: ReadonlyMap<number, number>,
  rank: Int32Array,
  out: TakerColumns,
): void {
  const { lines } = input;
  for (let k = 0; k < lines.length; k++) {
    const line = lines[k]!;
    const at = rank[k]!;
    out.kind[at] = line.contract ? CALL_OFF_KIND : ORDER_KIND;
    out.product[at] = ranks.product.get(line.productId)!;
    out.destination[at] = ranks.destination.get(line.destinationId)!;
    out.seller[at] = line.sellerId < 0 ? -1 : (sellerRank.get(line.sellerId) ?? -2);
    out.group[at] = line.buyerGroup;
    out.varietyMask[at] = line.varietyMask;
    out.gradeMask[at] = line.gradeMask;
    out.certLow[at] = line.certLow;
    out.certHigh[at] = line.certHigh;
    out.market[at] = line.market;
    out.kg[at] = line.kg;
    out.bid[at] = line.bidVndPerKg;
    out.deliverFrom[at] = line.deliverFrom;
    out.deliverTo[at] = line.deliverTo;
  }
}

/** Contracts of a plan from the oldest, ties by id: the order of their takers and of their odd kilograms. */
export function planContracts(plan: ClearingIntakePlan): PlanContract[] {
  return [...plan.contracts].sort((a, b) => a.submittedAt - b.submittedAt || a.contractId - b.contractId);
}

/** Writes a plan's parts from position `from` on; answers the position after them. */
function fillPlan(
  plan: ClearingIntakePlan,
  position: number,
  ranks: IdRanks,
  sellerRank: ReadonlyMap<number, number>,
  from: number,
  out: TakerColumns,
): number {
  const contracts = planContracts(plan);
  const shares = fairShares(
    plan.kg,
    contracts.map((part) => part.remainingKg),
  );
  contracts.forEach((part, k) => {
    const at = from + k;
    out.kind[at] = PLAN_KIND;
    out.product[at] = ranks.product.get(plan.productId)!;
    out.destination[at] = ranks.destination.get(plan.destinationId)!;
    out.seller[at] = sellerRank.get(part.sellerId) ?? -2;
    out.group[at] = plan.buyerGroup;
    out.varietyMask[at] = plan.varietyMask;
    out.gradeMask[at] = plan.gradeMask;
    out.certLow[at] = plan.certLow;
    out.certHigh[at] = plan.certHigh;
    out.market[at] = plan.market;
    out.kg[at] = part.remainingKg;
    out.bid[at] = part.bidVndPerKg;
    out.deliverFrom[at] = plan.day;
    out.deliverTo[at] = plan.day;
    out.plan[at] = position;
    out.fairShare[at] = shares[k]!;
  });
  return from + contracts.length;
}

/** Reads lines and plans. */
export function readTakers(
  input: ClearingInput,
  ranks: IdRanks,
  sellerRank: ReadonlyMap<number, number>,
): { taker: TakerColumns; plan: PlanColumns } {
  const lines = input.lines.length;
  const length = input.intakePlans.reduce((sum, plan) => sum + plan.contracts.length, lines);
  const lineOrder = orderOf(input.lines);
  const order = ints(length).fill(-1);
  order.set(lineOrder);
  const taker = takerColumns(length, lines, order);
  fillLines(input, ranks, sellerRank, ranksOf(lineOrder), taker);
  const plans = [...input.intakePlans].sort((a, b) => a.submittedAt - b.submittedAt || a.id - b.id);
  let at = lines;
  plans.forEach((plan, position) => (at = fillPlan(plan, position, ranks, sellerRank, at, taker)));
  return { taker, plan: { length: plans.length, kg: Int32Array.from(plans.map(({ kg }) => kg)) } };
}
