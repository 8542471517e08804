import { canonicalOrder } from './canonical-order';
import type { ClearingInput, ClearingIntakePlan, PlanContract } from './clearing-input';
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

/** Offers straight from memory order; positions are still those of the input. */
function rawOffers(input: ClearingInput, ranks: IdRanks, sellerNumber: Map<number, number>) {
  const { offers } = input;
  const n = offers.length;
  const keys = { submittedAt: new Float64Array(n), id: new Float64Array(n) };
  const who = { product: ints(n), origin: ints(n), seller: ints(n), group: new Float64Array(n) };
  const what = { variety: ints(n), grade: ints(n), certLow: ints(n), certHigh: ints(n), marketMask: ints(n) };
  const terms = { kg: ints(n), ask: ints(n), harvestFrom: ints(n), harvestTo: ints(n) };
  for (let k = 0; k < n; k++) {
    const offer = offers[k]!;
    keys.submittedAt[k] = offer.submittedAt;
    keys.id[k] = offer.id;
    who.product[k] = ranks.product.get(offer.productId)!;
    who.origin[k] = ranks.origin.get(offer.originId)!;
    let seller = sellerNumber.get(offer.sellerId);
    if (seller === undefined) {
      seller = sellerNumber.size;
      sellerNumber.set(offer.sellerId, seller);
    }
    who.seller[k] = seller;
    who.group[k] = offer.sellerGroup;
    what.variety[k] = offer.variety;
    what.grade[k] = offer.grade;
    what.certLow[k] = offer.certLow;
    what.certHigh[k] = offer.certHigh;
    what.marketMask[k] = offer.marketMask;
    terms.kg[k] = offer.kg;
    terms.ask[k] = offer.askVndPerKg;
    terms.harvestFrom[k] = offer.harvestFrom;
    terms.harvestTo[k] = offer.harvestTo;
  }
  return { keys, columns: { ...who, ...what, ...terms } };
}

type Column = Int32Array | Float64Array | Uint8Array;

function permuted<T extends Column>(column: T, order: Int32Array): T {
  const out = new (column.constructor as new (length: number) => T)(order.length);
  for (let k = 0; k < order.length; k++) out[k] = column[order[k]!]!;
  return out;
}

function permutedAll<T extends Readonly<Record<string, Column>>>(columns: T, order: Int32Array): T {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, permuted(column, order)])) as T;
}

/** Reads the offers. Seller numbers follow the canonical order of their first offer. */
export function readOffers(input: ClearingInput, ranks: IdRanks): { offer: OfferColumns; sellerRank: ReadonlyMap<number, number> } {
  const numbers = new Map<number, number>();
  const { keys, columns } = rawOffers(input, ranks, numbers);
  const order = canonicalOrder(keys.submittedAt, keys.id);
  const sorted = permutedAll(columns, order);
  const rankOf = ints(numbers.size).fill(-1);
  let ranked = 0;
  for (let k = 0; k < order.length; k++) {
    const number = sorted.seller[k]!;
    if (rankOf[number]! < 0) rankOf[number] = ranked++;
    sorted.seller[k] = rankOf[number]!;
  }
  const sellerRank = new Map([...numbers].map(([id, number]) => [id, rankOf[number]!]));
  return { offer: { length: order.length, order, ...sorted }, sellerRank };
}

function rawLines(input: ClearingInput, ranks: IdRanks, sellerRank: ReadonlyMap<number, number>, n: number) {
  const { lines } = input;
  const keys = { submittedAt: new Float64Array(lines.length), id: new Float64Array(lines.length) };
  const who = { kind: new Uint8Array(n), product: ints(n), destination: ints(n), seller: ints(n), group: new Float64Array(n) };
  const what = { varietyMask: ints(n), gradeMask: ints(n), certLow: ints(n), certHigh: ints(n), market: ints(n) };
  const terms = { kg: ints(n), bid: ints(n), deliverFrom: ints(n), deliverTo: ints(n), plan: ints(n).fill(-1), fairShare: ints(n) };
  for (let k = 0; k < lines.length; k++) {
    const line = lines[k]!;
    keys.submittedAt[k] = line.submittedAt;
    keys.id[k] = line.id;
    who.kind[k] = line.contract ? CALL_OFF_KIND : ORDER_KIND;
    who.product[k] = ranks.product.get(line.productId)!;
    who.destination[k] = ranks.destination.get(line.destinationId)!;
    who.seller[k] = line.sellerId < 0 ? -1 : (sellerRank.get(line.sellerId) ?? -2);
    who.group[k] = line.buyerGroup;
    what.varietyMask[k] = line.varietyMask;
    what.gradeMask[k] = line.gradeMask;
    what.certLow[k] = line.certLow;
    what.certHigh[k] = line.certHigh;
    what.market[k] = line.market;
    terms.kg[k] = line.kg;
    terms.bid[k] = line.bidVndPerKg;
    terms.deliverFrom[k] = line.deliverFrom;
    terms.deliverTo[k] = line.deliverTo;
  }
  return { keys, columns: { ...who, ...what, ...terms } };
}

/** Contracts of a plan from the oldest, ties by id: the order of their takers and of their odd kilograms. */
export function planContracts(plan: ClearingIntakePlan): PlanContract[] {
  return [...plan.contracts].sort((a, b) => a.submittedAt - b.submittedAt || a.contractId - b.contractId);
}

/** Reads lines and plans. */
export function readTakers(
  input: ClearingInput,
  ranks: IdRanks,
  sellerRank: ReadonlyMap<number, number>,
): { taker: TakerColumns; plan: PlanColumns } {
  const lines = input.lines.length;
  const length = input.intakePlans.reduce((sum, plan) => sum + plan.contracts.length, lines);
  const { keys, columns } = rawLines(input, ranks, sellerRank, length);
  const lineOrder = canonicalOrder(keys.submittedAt, keys.id);
  const order = ints(length);
  for (let k = 0; k < length; k++) order[k] = k < lines ? lineOrder[k]! : k;
  const taker = permutedAll(columns, order);
  for (let k = lines; k < length; k++) order[k] = -1;
  const plans = [...input.intakePlans].sort((a, b) => a.submittedAt - b.submittedAt || a.id - b.id);
  let at = lines;
  plans.forEach((plan, position) => {
    const contracts = planContracts(plan);
    const shares = fairShares(
      plan.kg,
      contracts.map((part) => part.remainingKg),
    );
    contracts.forEach((part, k) => {
      const own = { kind: PLAN_KIND, plan: position, fairShare: shares[k]!, seller: sellerRank.get(part.sellerId) ?? -2 };
      const place = {
        product: ranks.product.get(plan.productId)!,
        destination: ranks.destination.get(plan.destinationId)!,
        group: plan.buyerGroup,
      };
      const { varietyMask, gradeMask, certLow, certHigh, market, day } = plan;
      const what = { varietyMask, gradeMask, certLow, certHigh, market, deliverFrom: day, deliverTo: day };
      const row: Record<keyof typeof taker, number> = { ...own, ...place, ...what, kg: part.remainingKg, bid: part.bidVndPerKg };
      for (const name of Object.keys(row) as (keyof typeof taker)[]) taker[name][at] = row[name];
      at++;
    });
  });
  return { taker: { length, lines, order, ...taker }, plan: { length: plans.length, kg: Int32Array.from(plans.map(({ kg }) => kg)) } };
}
