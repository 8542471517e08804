import { ClearingRefusal } from './clearing-refusal';
import type { MarketColumns } from './market-columns';
import type { MarketIndex } from './market-index';
import { ROLE_INTAKE, ROLE_ROOT, type Bonus, type BonusArc, type Network } from './network';

/** Exact integers of a double end here; potentials of the whole network must stay below. */
const EXACT = 2 ** 53;

function powerOfTwoAbove(value: number): number {
  let power = 1;
  while (power <= value) power *= 2;
  return power;
}

/** Bonuses from an upper bound of nodes and costs, so that they are known before the first arc is written. */
function bonusFor(market: MarketIndex, columns: MarketColumns): Bonus {
  let price = 1;
  for (const { bidVndPerKg } of market.takers) price = Math.max(price, bidVndPerKg);
  for (const { askVndPerKg } of market.offers) price = Math.max(price, askVndPerKg);
  let road = 0;
  for (let p = 0; p < columns.products; p++) {
    const age = columns.freshness[p]! * columns.days * 2;
    for (const transport of columns.transport[p]!) road = Math.max(road, transport + age);
  }
  let nodes = 2 + columns.capacity.length + 2 * market.plans.length;
  for (const { deliverFrom, deliverTo } of market.takers) nodes += deliverTo - deliverFrom + 2;
  for (const { harvestFrom, harvestTo, productId } of market.offers) {
    nodes += Math.min(harvestTo + (market.productOf.get(productId)?.maxHoldDays ?? 0), columns.days) - harvestFrom + 2;
  }
  const share = powerOfTwoAbove(nodes * (price + road));
  const contract = market.plans.length === 0 ? share : powerOfTwoAbove((2 * market.plans.length + 2) * share);
  if (contract * 8 > EXACT)
    throw new ClearingRefusal('clearing.too_wide_costs', { list: 'network', field: 'bonus', id: -1, found: contract });
  return { contract, share };
}

/**
 * Writes nodes and arcs into typed columns.
 *
 * Arcs are written from the root outward: when an arc is written its target already knows its best way to the root, so the first
 * tree comes for free. Within a product arcs are spread by a fixed stride, so that any block of them is a fair sample.
 */
export class NetworkWriter {
  nodes = 0;
  arcs = 0;
  readonly bonus: Bonus;
  readonly offerArc: Int32Array;
  readonly takerArc: Int32Array;
  readonly beyondArc: Int32Array;
  private source = new Int32Array(1024);
  private target = new Int32Array(1024);
  private capacity = new Int32Array(1024);
  private cost = new Float64Array(1024);
  private firstArc = new Int32Array(1024);
  private value = new Float64Array(1024);
  private role = new Uint8Array(1024);
  private place = new Int32Array(1024);
  private detail = new Int32Array(1024);
  private readonly arcStart: number[] = [];
  private bonusArcs: BonusArc[] = [];
  private readonly intakeNode: Int32Array;
  private productNodes = 0;
  private productBonusArcs = 0;
  private readonly productTakers: number[] = [];
  private readonly productOffers: number[] = [];

  constructor(market: MarketIndex, columns: MarketColumns) {
    this.bonus = bonusFor(market, columns);
    this.offerArc = new Int32Array(market.offers.length).fill(-1);
    this.takerArc = new Int32Array(market.takers.length).fill(-1);
    this.beyondArc = new Int32Array(market.takers.length).fill(-1);
    this.intakeNode = new Int32Array(columns.capacity.length);
    this.addNode(ROLE_ROOT, -1, -1);
    this.value[0] = 0;
    market.takers.forEach((taker, at) => {
      const cell = columns.takerDestination[at]! * columns.days + taker.deliverFrom;
      const limit = columns.capacity[cell]!;
      if (limit <= 0 || this.intakeNode[cell] !== 0) return;
      this.intakeNode[cell] = this.addNode(ROLE_INTAKE, cell, -1);
      this.addArc(this.intakeNode[cell], 0, limit, 0);
    });
  }

  /** Node behind a taker's own arc: the daily intake of its cell, or the root. */
  behind(cell: number): number {
    return this.intakeNode[cell]!;
  }

  addNode(role: number, place: number, detail: number): number {
    const node = this.nodes++;
    if (node === this.role.length) this.widenNodes();
    this.role[node] = role;
    this.place[node] = place;
    this.detail[node] = detail;
    this.firstArc[node] = -1;
    this.value[node] = -Infinity;
    return node;
  }

  /** Writes an arc and makes it the first of its source's best way when it is. Capacity must be above 0. */
  addArc(source: number, target: number, capacity: number, cost: number): number {
    const arc = this.arcs++;
    if (arc === this.source.length) this.widenArcs();
    this.source[arc] = source;
    this.target[arc] = target;
    this.capacity[arc] = capacity;
    this.cost[arc] = cost;
    const worth = this.value[target]! - cost;
    if (source !== 0 && worth > this.value[source]!) {
      this.value[source] = worth;
      this.firstArc[source] = arc;
    }
    return arc;
  }

  noteOffer(offer: number, arc: number): void {
    this.offerArc[offer] = arc;
    this.productOffers.push(offer);
  }

  noteTaker(taker: number, arc: number, beyond: number): void {
    this.takerArc[taker] = arc;
    this.beyondArc[taker] = beyond;
    this.productTakers.push(taker);
  }

  noteBonus(arc: number, contract: number, share: number): void {
    this.bonusArcs.push({ arc, contract, share });
  }

  openProduct(): void {
    this.arcStart.push(this.arcs);
    this.productNodes = this.nodes;
    this.productBonusArcs = this.bonusArcs.length;
    this.productTakers.length = 0;
    this.productOffers.length = 0;
  }

  /** Spreads the product's arcs over their range by a stride near the golden section of it, and renames them everywhere. */
  closeProduct(): void {
    const base = this.arcStart[this.arcStart.length - 1]!;
    const count = this.arcs - base;
    if (count < 3) return;
    const place = spread(count);
    const move = <T extends Int32Array | Float64Array>(column: T): void => {
      const old = column.slice(base, this.arcs);
      for (let k = 0; k < count; k++) column[base + place[k]!] = old[k]!;
    };
    move(this.source);
    move(this.target);
    move(this.capacity);
    move(this.cost);
    const renamed = (arc: number): number => (arc < base ? arc : base + place[arc - base]!);
    for (let node = this.productNodes; node < this.nodes; node++) this.firstArc[node] = renamed(this.firstArc[node]!);
    for (const offer of this.productOffers) this.offerArc[offer] = renamed(this.offerArc[offer]!);
    for (const taker of this.productTakers) {
      this.takerArc[taker] = renamed(this.takerArc[taker]!);
      if (this.beyondArc[taker]! >= 0) this.beyondArc[taker] = renamed(this.beyondArc[taker]!);
    }
    for (let k = this.productBonusArcs; k < this.bonusArcs.length; k++) {
      const { arc, contract, share } = this.bonusArcs[k]!;
      this.bonusArcs[k] = { arc: renamed(arc), contract, share };
    }
  }

  finish(): Network {
    const { nodes, arcs } = this;
    return {
      nodes,
      arcs,
      source: this.source.slice(0, arcs),
      target: this.target.slice(0, arcs),
      capacity: this.capacity.slice(0, arcs),
      cost: this.cost.slice(0, arcs),
      arcStart: Int32Array.from([...this.arcStart, arcs]),
      firstArc: this.firstArc.slice(0, nodes),
      role: this.role.slice(0, nodes),
      place: this.place.slice(0, nodes),
      detail: this.detail.slice(0, nodes),
      offerArc: this.offerArc,
      takerArc: this.takerArc,
      beyondArc: this.beyondArc,
      bonus: this.bonus,
      bonusArcs: this.bonusArcs,
    };
  }

  private widenNodes(): void {
    const size = this.role.length * 2;
    this.firstArc = widerInts(this.firstArc, size);
    this.place = widerInts(this.place, size);
    this.detail = widerInts(this.detail, size);
    const value = new Float64Array(size);
    value.set(this.value);
    this.value = value;
    const role = new Uint8Array(size);
    role.set(this.role);
    this.role = role;
  }

  private widenArcs(): void {
    const size = this.source.length * 2;
    this.source = widerInts(this.source, size);
    this.target = widerInts(this.target, size);
    this.capacity = widerInts(this.capacity, size);
    const cost = new Float64Array(size);
    cost.set(this.cost);
    this.cost = cost;
  }
}

function widerInts(column: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(size);
  wider.set(column);
  return wider;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** A permutation of 0 .. count − 1 that puts neighbours far apart. */
function spread(count: number): Int32Array {
  let stride = Math.max(1, Math.floor(count * 0.6180339887));
  while (greatestCommonDivisor(stride, count) !== 1) stride++;
  const place = new Int32Array(count);
  let at = 0;
  for (let k = 0; k < count; k++) {
    place[k] = at;
    at += stride;
    if (at >= count) at -= count;
  }
  return place;
}
