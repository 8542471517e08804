import type { ClearingInput, ClearingLanes, ClearingLine, ClearingOffer } from '../clearing-input';
import type { ClearingResult } from '../clearing-result';

/** An offer and an order that would both have gained by meeting each other rather than what they got. */
export interface BlockingPair {
  readonly offerId: number;
  readonly lineId: number;
  /** What they could have shared, VND per kg. */
  readonly gainVndPerKg: number;
}

/** Whether anybody has a reason to walk away from a round. */
export interface FairnessProof {
  /** True where minimum lots or all-or-nothing part what prices would join: the pairs below are exceptions then, not faults. */
  readonly lots: boolean;
  /** Worst first, at most fifty. */
  readonly pairs: readonly BlockingPair[];
}

/** Named at most; more of them say nothing more. */
const PAIRS_MAX = 50;

/** Offers that no rule tells apart, by the least that one of them would rather not sell for. */
interface Supply {
  readonly offer: ClearingOffer;
  readonly reserve: number;
}

/** Orders that no rule tells apart, by the most that one of them pays or would still pay, for fruit of no age. */
interface Demand {
  readonly line: ClearingLine;
  readonly ceiling: number;
}

/**
 * Proves that no seller and buyer of a round could both have done better with each other. A seller with kg left would take any price
 * above its ask, one that is sold out any above the least it got; a buyer with kg missing would pay up to its limit, one that is served
 * up to the most it paid. Kg under contract are bound and look at nobody. A day on which a plant is full is no day to meet.
 *
 * Written from the rules, without a line of the solver. Source: Shapley, Shubik, The assignment game I (1971): competitive prices leave
 * no blocking pair.
 */
export function checkFairness(input: ClearingInput, result: Pick<ClearingResult, 'fills' | 'planFills'>): FairnessProof {
  const lots = [...input.offers, ...input.lines].some((item) => item.minLotKg > 1 || item.allOrNothing);
  const supply = supplyOf(input, result).sort((a, b) => a.reserve - b.reserve);
  const demand = demandOf(input, result);
  const ways = new Ways(input, result);
  const pairs: BlockingPair[] = [];
  for (const { line, ceiling } of demand) {
    for (const { offer, reserve } of supply) {
      if (reserve >= ceiling) break;
      if (!fits(offer, line)) continue;
      const cost = ways.cheapest(offer, line);
      const gain = cost === undefined ? 0 : ceiling - cost - reserve;
      if (gain > 0) pairs.push({ offerId: offer.id, lineId: line.id, gainVndPerKg: gain });
    }
  }
  pairs.sort((a, b) => b.gainVndPerKg - a.gainVndPerKg || a.offerId - b.offerId || a.lineId - b.lineId);
  return { lots, pairs: pairs.slice(0, PAIRS_MAX) };
}

function supplyOf(input: ClearingInput, result: Pick<ClearingResult, 'fills' | 'planFills'>): Supply[] {
  const bound = new Set(input.lines.filter((line) => line.contract).map(({ id }) => id));
  const sold = new Map<number, number>();
  const least = new Map<number, number>();
  const namesSellers = input.lines.some((line) => !line.contract && line.sellerId >= 0);
  for (const { offerId, kg } of [...result.fills, ...result.planFills]) sold.set(offerId, (sold.get(offerId) ?? 0) + kg);
  for (const { offerId, lineId, sellerPriceVndPerKg } of result.fills)
    if (!bound.has(lineId)) least.set(offerId, Math.min(least.get(offerId) ?? Infinity, sellerPriceVndPerKg));
  const groups = new Map<string, Supply>();
  for (const offer of input.offers) {
    const reserve = (sold.get(offer.id) ?? 0) < offer.kg ? offer.askVndPerKg : (least.get(offer.id) ?? Infinity);
    const kind = [offer.productId, offer.variety, offer.grade, offer.certLow, offer.certHigh, offer.marketMask, offer.sellerGroup];
    const key = [...kind, offer.originId, offer.harvestFrom, offer.harvestTo, namesSellers ? offer.sellerId : 0].join(' ');
    if (reserve < (groups.get(key)?.reserve ?? Infinity)) groups.set(key, { offer, reserve });
  }
  return [...groups.values()];
}

function demandOf(input: ClearingInput, result: Pick<ClearingResult, 'fills'>): Demand[] {
  const offers = new Map(input.offers.map((offer) => [offer.id, offer]));
  const freshness = new Map(input.products.map(({ id, freshnessVndPerKgDay }) => [id, freshnessVndPerKgDay]));
  const lanes = new Map(input.lines.map((line) => [line.id, line]));
  const filled = new Map<number, number>();
  const most = new Map<number, number>();
  const road = roads(input);
  for (const fill of result.fills) {
    const [offer, line] = [offers.get(fill.offerId), lanes.get(fill.lineId)];
    if (!offer || !line) continue;
    const transit = road(offer, line)?.transit ?? 0;
    const age = (freshness.get(line.productId) ?? 0) * (transit + Math.max(0, fill.deliveryDay - transit - offer.harvestTo));
    filled.set(line.id, (filled.get(line.id) ?? 0) + fill.kg);
    most.set(line.id, Math.max(most.get(line.id) ?? 0, fill.buyerPriceVndPerKg + age));
  }
  const groups = new Map<string, Demand>();
  for (const line of input.lines) {
    if (line.contract) continue;
    const ceiling = (filled.get(line.id) ?? 0) < line.kg ? line.bidVndPerKg : (most.get(line.id) ?? 0);
    const wants = [line.productId, line.varietyMask, line.gradeMask, line.certLow, line.certHigh, line.market, line.buyerGroup];
    const key = [...wants, line.destinationId, line.deliverFrom, line.deliverTo, line.sellerId].join(' ');
    if (ceiling > (groups.get(key)?.ceiling ?? -1)) groups.set(key, { line, ceiling });
  }
  return [...groups.values()];
}

/** Rules of the pair that need no calendar. */
function fits(offer: ClearingOffer, line: ClearingLine): boolean {
  return (
    offer.productId === line.productId &&
    ((line.varietyMask >>> offer.variety) & 1) === 1 &&
    ((line.gradeMask >>> offer.grade) & 1) === 1 &&
    (line.sellerId === -1 || line.sellerId === offer.sellerId) &&
    (line.buyerGroup === 0 || line.buyerGroup !== offer.sellerGroup) &&
    (line.certLow & ~offer.certLow) === 0 &&
    (line.certHigh & ~offer.certHigh) === 0 &&
    ((offer.marketMask >>> line.market) & 1) === 1
  );
}

type Road = { readonly transit: number; readonly transport: number };

function roads(input: ClearingInput): (offer: ClearingOffer, line: ClearingLine) => Road | undefined {
  const row = new Map(input.origins.map((id, at) => [id, at]));
  const column = new Map(input.destinations.map((id, at) => [id, at]));
  const tables = new Map<number, ClearingLanes>(input.lanes.map((table) => [table.productId, table]));
  return (offer, line) => {
    const table = tables.get(offer.productId);
    const at = (row.get(offer.originId) ?? -1) * input.destinations.length + (column.get(line.destinationId) ?? -1);
    const [transit, transport] = [table?.transitDays[at], table?.transportVndPerKg[at]];
    return transit === undefined || transport === undefined || transit < 0 ? undefined : { transit, transport };
  };
}

/** When and at what cost an offer could reach an order, on days with room. */
class Ways {
  private readonly road: ReturnType<typeof roads>;
  private readonly products: ReadonlyMap<number, { readonly fresh: number; readonly hold: number }>;
  private readonly full: ReadonlySet<string>;

  constructor(input: ClearingInput, result: Pick<ClearingResult, 'fills' | 'planFills'>) {
    this.road = roads(input);
    this.products = new Map(
      input.products.map((product) => [product.id, { fresh: product.freshnessVndPerKgDay, hold: product.maxHoldDays }]),
    );
    const taken = new Map<string, number>();
    const destinationOf = new Map(input.lines.map((line) => [line.id, line.destinationId]));
    const plantOf = new Map(input.intakePlans.map((plan) => [plan.id, plan.destinationId]));
    const take = (place: number | undefined, day: number, kg: number) =>
      taken.set(`${place} ${day}`, (taken.get(`${place} ${day}`) ?? 0) + kg);
    for (const fill of result.fills) take(destinationOf.get(fill.lineId), fill.deliveryDay, fill.kg);
    for (const fill of result.planFills) take(plantOf.get(fill.planId), fill.deliveryDay, fill.kg);
    const limited = input.intakeCapacity.filter((row) => (taken.get(`${row.destinationId} ${row.day}`) ?? 0) >= row.capacityKg);
    this.full = new Set(limited.map(({ destinationId, day }) => `${destinationId} ${day}`));
  }

  /** Transport and age on the best day with room, VND per kg; undefined when there is no way or no such day. */
  cheapest(offer: ClearingOffer, line: ClearingLine): number | undefined {
    const road = this.road(offer, line);
    const product = this.products.get(offer.productId);
    if (!road || !product) return undefined;
    const last = Math.min(line.deliverTo, offer.harvestTo + product.hold + road.transit);
    for (let day = Math.max(line.deliverFrom, offer.harvestFrom + road.transit); day <= last; day++) {
      if (this.full.size > 0 && this.full.has(`${line.destinationId} ${day}`)) continue;
      return road.transport + product.fresh * (road.transit + Math.max(0, day - road.transit - offer.harvestTo));
    }
    return undefined;
  }
}
