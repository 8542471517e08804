import type { ClearingInput } from '../clearing-input';
import type { ClearingResult } from '../clearing-result';

/** Up to (supply) or down to (demand) a farm-gate price, so many kg altogether. */
export interface CurveStep {
  readonly vndPerKg: number;
  /** Cumulative. */
  readonly kg: number;
}

/** Supply and demand of a round outside contracts, added up over all fruit and places. */
export interface RoundCurves {
  /** By ask, lowest first. */
  readonly supply: readonly CurveStep[];
  /** By what the limit leaves at the farm gate after the cheapest way, highest first. */
  readonly demand: readonly CurveStep[];
  /** Where they meet; null when no order reaches any ask. What was traded may be less: places, days and grades part the market. */
  readonly crossing: CurveStep | null;
  /** When they do not meet: VND/kg between the cheapest offer and the dearest order; null when one side is empty or they meet. */
  readonly gapVndPerKg: number | null;
}

type Lot = { readonly vndPerKg: number; readonly kg: number };

/** More steps than a screen has pixels for them; prices are then gathered in coarser ones. */
const STEPS_MAX = 200;

/** The aggregated curves of a round. Kg that went to contracts and plans are no part of them. */
export function curvesOf(input: ClearingInput, result: Pick<ClearingResult, 'fills' | 'planFills'>): RoundCurves {
  const supply = supplyOf(input, result).sort((a, b) => a.vndPerKg - b.vndPerKg);
  const demand = demandOf(input).sort((a, b) => b.vndPerKg - a.vndPerKg);
  const [cheapest, dearest] = [supply[0], demand[0]];
  const crossing = crossingOf(supply, demand);
  const apart = crossing === null && cheapest !== undefined && dearest !== undefined;
  return {
    supply: steps(supply, (price, step) => Math.ceil(price / step) * step),
    demand: steps(demand, (price, step) => Math.floor(price / step) * step),
    crossing,
    gapVndPerKg: apart ? cheapest.vndPerKg - dearest.vndPerKg : null,
  };
}

function supplyOf(input: ClearingInput, result: Pick<ClearingResult, 'fills' | 'planFills'>): Lot[] {
  const contract = new Set(input.lines.filter((line) => line.contract).map(({ id }) => id));
  const taken = new Map<number, number>();
  const take = (offerId: number, kg: number) => taken.set(offerId, (taken.get(offerId) ?? 0) + kg);
  for (const fill of result.fills) if (contract.has(fill.lineId)) take(fill.offerId, fill.kg);
  for (const fill of result.planFills) take(fill.offerId, fill.kg);
  return input.offers
    .map((offer) => ({ vndPerKg: offer.askVndPerKg, kg: offer.kg - (taken.get(offer.id) ?? 0) }))
    .filter(({ kg }) => kg > 0);
}

/** A limit is delivered; at the farm gate it is worth what the cheapest way to any lot leaves of it. Orders that no way reaches are left out. */
function demandOf(input: ClearingInput): Lot[] {
  const rows = new Set(input.offers.map(({ originId }) => input.origins.indexOf(originId)));
  const freshness = new Map(input.products.map(({ id, freshnessVndPerKgDay }) => [id, freshnessVndPerKgDay]));
  const cheapest = new Map<string, number | undefined>();
  const costTo = (productId: number, destinationId: number): number | undefined => {
    const key = `${productId} ${destinationId}`;
    if (!cheapest.has(key)) cheapest.set(key, cheapestWay(input, productId, destinationId, rows, freshness.get(productId) ?? 0));
    return cheapest.get(key);
  };
  return input.lines.flatMap((line) => {
    const cost = line.contract ? undefined : costTo(line.productId, line.destinationId);
    return cost === undefined ? [] : [{ vndPerKg: Math.max(0, line.bidVndPerKg - cost), kg: line.kg }];
  });
}

function cheapestWay(
  input: ClearingInput,
  productId: number,
  destinationId: number,
  ...[rows, freshness]: [ReadonlySet<number>, number]
): number | undefined {
  const lanes = input.lanes.find((table) => table.productId === productId);
  const column = input.destinations.indexOf(destinationId);
  const costs = [...rows].flatMap((row) => {
    const at = row * input.destinations.length + column;
    const transit = lanes?.transitDays[at] ?? -1;
    return transit < 0 ? [] : [(lanes?.transportVndPerKg[at] ?? 0) + transit * freshness];
  });
  return costs.length === 0 ? undefined : costs.reduce((least, cost) => Math.min(least, cost));
}

/** The most kg that both sides still agree on, and a price between the last that agree and the first that do not. */
function crossingOf(supply: readonly Lot[], demand: readonly Lot[]): CurveStep | null {
  let [s, d, kg, sold, bought] = [0, 0, 0, 0, 0];
  let last: { ask: number; bid: number } | undefined;
  for (;;) {
    const [ask, bid] = [supply[s], demand[d]];
    if (ask === undefined || bid === undefined || ask.vndPerKg > bid.vndPerKg) break;
    const step = Math.min(ask.kg - sold, bid.kg - bought);
    kg += step;
    last = { ask: ask.vndPerKg, bid: bid.vndPerKg };
    sold += step;
    bought += step;
    if (sold === ask.kg) [s, sold] = [s + 1, 0];
    if (bought === bid.kg) [d, bought] = [d + 1, 0];
  }
  if (last === undefined) return null;
  const low = Math.max(last.ask, Math.min(demand[d]?.vndPerKg ?? 0, last.bid));
  const high = Math.min(last.bid, Math.max(supply[s]?.vndPerKg ?? last.bid, last.ask));
  return { vndPerKg: Math.floor((low + high) / 2), kg };
}

/** Cumulative kg by price; prices that the eye cannot tell apart are gathered, supply upward and demand downward, so that no step promises too much. */
function steps(lots: readonly Lot[], gather: (price: number, step: number) => number): CurveStep[] {
  for (let step = 1; ; step = coarser(step)) {
    const byPrice = new Map<number, number>();
    for (const { vndPerKg, kg } of lots) {
      const price = gather(vndPerKg, step);
      byPrice.set(price, (byPrice.get(price) ?? 0) + kg);
    }
    if (byPrice.size > STEPS_MAX) continue;
    let kg = 0;
    return [...byPrice].map(([vndPerKg, more]) => ({ vndPerKg, kg: (kg += more) }));
  }
}

/** 1, 10, 20, 50, 100, 200, 500, … */
function coarser(step: number): number {
  if (step === 1) return 10;
  return String(step).startsWith('2') ? (step / 2) * 5 : step * 2;
}
