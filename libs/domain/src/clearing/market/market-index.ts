import type { ClearingInput, ClearingLanes, ClearingLine, ClearingOffer, ClearingProduct } from '../clearing-input';
import { fairShares } from './fair-shares';

/**
 * One place where kg can go: an order, a call-off, or one contract's part in an intake plan. Its `id` is the line's or the plan's; its
 * `kg` is what it can hold by itself: a line's kg, or a contract's remaining kg.
 */
export interface Taker extends ClearingLine {
  readonly kind: 'line' | 'plan';
  /** −1 for a line. */
  readonly contractId: number;
  /** Position of the plan in `MarketIndex.plans`, −1 for a line. */
  readonly plan: number;
  /** Kg of the contract's fair share, 0 for a line. */
  readonly fairShareKg: number;
}

/** An intake plan as the kernel sees it: its kg and where its takers stand in `MarketIndex.takers`. */
export interface IndexedPlan {
  readonly id: number;
  readonly kg: number;
  readonly destinationId: number;
  readonly day: number;
  readonly takers: readonly number[];
}

/** A snapshot in its canonical order (older first, then id) with look-ups by id. */
export interface MarketIndex {
  readonly input: ClearingInput;
  readonly offers: readonly ClearingOffer[];
  readonly takers: readonly Taker[];
  readonly plans: readonly IndexedPlan[];
  readonly productOf: ReadonlyMap<number, ClearingProduct>;
  /** Days on the road, −1 when there is no way. */
  transitDays(productId: number, originId: number, destinationId: number): number;
  transportVndPerKg(productId: number, originId: number, destinationId: number): number;
  /** Kg the place takes in on the day, undefined when it has no limit. */
  capacityKg(destinationId: number, day: number): number | undefined;
}

/** Older first, then id: the one order of everything that has a rank. */
export function byAge(
  a: { readonly submittedAt: number; readonly id: number },
  b: { readonly submittedAt: number; readonly id: number },
): number {
  return a.submittedAt - b.submittedAt || a.id - b.id;
}

function lineTaker(line: ClearingLine): Taker {
  return { ...line, kind: 'line', contractId: -1, plan: -1, fairShareKg: 0 };
}

function planTakers(input: ClearingInput, takers: Taker[]): IndexedPlan[] {
  return [...input.intakePlans].sort(byAge).map((plan, position) => {
    const contracts = [...plan.contracts].sort((a, b) => a.submittedAt - b.submittedAt || a.contractId - b.contractId);
    const shares = fairShares(
      plan.kg,
      contracts.map((part) => part.remainingKg),
    );
    const { id, buyerGroup, destinationId, productId, varietyMask, gradeMask, certLow, certHigh, market, day } = plan;
    const own = contracts.map((part, k) => {
      const spec = { buyerGroup, destinationId, productId, varietyMask, gradeMask, certLow, certHigh, market };
      const terms = { sellerId: part.sellerId, kg: part.remainingKg, bidVndPerKg: part.bidVndPerKg, submittedAt: part.submittedAt };
      const contract = { contractId: part.contractId, contract: true, contractPriceVndPerKg: part.contractPriceVndPerKg };
      const window = { deliverFrom: day, deliverTo: day, minLotKg: 0, allOrNothing: false };
      takers.push({ kind: 'plan', id, ...spec, ...terms, ...contract, ...window, plan: position, fairShareKg: shares[k] ?? 0 });
      return takers.length - 1;
    });
    return { id, kg: plan.kg, destinationId, day, takers: own };
  });
}

function positions(ids: readonly number[]): ReadonlyMap<number, number> {
  return new Map(ids.map((id, position) => [id, position]));
}

/** Puts a validated snapshot in canonical order. Nothing that follows sees the order of the input's arrays. */
export function indexMarket(input: ClearingInput): MarketIndex {
  const rows = positions(input.origins);
  const columns = positions(input.destinations);
  const lanesOf = new Map<number, ClearingLanes>(input.lanes.map((lanes) => [lanes.productId, lanes]));
  const capacities = new Map(input.intakeCapacity.map((row) => [`${row.destinationId}/${row.day}`, row.capacityKg]));
  const width = input.destinations.length;
  const cell = (originId: number, destinationId: number): number => (rows.get(originId) ?? 0) * width + (columns.get(destinationId) ?? 0);
  const takers = [...input.lines].sort(byAge).map(lineTaker);
  const plans = planTakers(input, takers);
  return {
    input,
    offers: [...input.offers].sort(byAge),
    takers,
    plans,
    productOf: new Map(input.products.map((product) => [product.id, product])),
    transitDays: (productId, originId, destinationId) => lanesOf.get(productId)?.transitDays[cell(originId, destinationId)] ?? -1,
    transportVndPerKg: (productId, originId, destinationId) =>
      lanesOf.get(productId)?.transportVndPerKg[cell(originId, destinationId)] ?? 0,
    capacityKg: (destinationId, day) => capacities.get(`${destinationId}/${day}`),
  };
}
