import { ClearingRefusal } from './clearing-refusal';
import type { MarketColumns } from './market-columns';
import { ROLE_INTAKE, ROLE_ROOT, type Bonus, type BonusArc, type Network } from './network';

/** First guess of arcs an item; pages that are never written cost nothing, a second allocation does. */
const ARC_ROOM_PER_ITEM = 24;
/** Exact integers of a double end here; potentials of the whole network must stay below. */
const EXACT = 2 ** 53;

function powerOfTwoAbove(value: number): number {
  let power = 1;
  while (power <= value) power *= 2;
  return power;
}

function largest(column: Int32Array): number {
  let most = 0;
  for (let k = 0; k < column.length; k++) if (column[k]! > most) most = column[k]!;
  return most;
}

/** Bonuses from an upper bound of nodes and costs, so that they are known before the first arc is written. */
function bonusFor(columns: MarketColumns): Bonus {
  const { offer, taker, plan, maxHold } = columns;
  const price = Math.max(1, largest(taker.bid), largest(offer.ask));
  let road = 0;
  for (let p = 0; p < columns.products; p++) {
    const age = columns.freshness[p]! * columns.days * 2;
    road = Math.max(road, largest(columns.transport[p]!) + age);
  }
  let nodes = 2 + columns.capacity.length + 2 * plan.length;
  for (let k = 0; k < taker.length; k++) nodes += taker.deliverTo[k]! - taker.deliverFrom[k]! + 2;
  for (let k = 0; k < offer.length; k++) {
    nodes += Math.max(0, Math.min(offer.harvestTo[k]! + maxHold[offer.product[k]!]!, columns.days) - offer.harvestFrom[k]!) + 2;
  }
  const share = powerOfTwoAbove(nodes * (price + road));
  const contract = plan.length === 0 ? share : powerOfTwoAbove((2 * plan.length + 2) * share);
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
  private source: Int32Array;
  private target: Int32Array;
  private capacity: Int32Array;
  private cost: Float64Array;
  private firstArc: Int32Array;
  private value: Float64Array;
  private role: Uint8Array;
  private place: Int32Array;
  private detail: Int32Array;
  private readonly arcStart: number[] = [];
  private bonusArcs: BonusArc[] = [];
  private readonly intakeNode: Int32Array;
  private productNodes = 0;
  private productBonusArcs = 0;
  private readonly productTakers: number[] = [];
  private readonly productOffers: number[] = [];

  constructor(columns: MarketColumns) {
    this.bonus = bonusFor(columns);
    const nodeRoom = 1024 + 2 * columns.offer.length + 2 * columns.taker.length;
    const arcRoom = 1024 + ARC_ROOM_PER_ITEM * (columns.offer.length + columns.taker.length);
    this.source = new Int32Array(arcRoom);
    this.target = new Int32Array(arcRoom);
    this.capacity = new Int32Array(arcRoom);
    this.cost = new Float64Array(arcRoom);
    this.firstArc = new Int32Array(nodeRoom);
    this.value = new Float64Array(nodeRoom);
    this.role = new Uint8Array(nodeRoom);
    this.place = new Int32Array(nodeRoom);
    this.detail = new Int32Array(nodeRoom);
    this.offerArc = new Int32Array(columns.offer.length).fill(-1);
    this.takerArc = new Int32Array(columns.taker.length).fill(-1);
    this.beyondArc = new Int32Array(columns.taker.length).fill(-1);
    this.intakeNode = new Int32Array(columns.capacity.length);
    this.addNode(ROLE_ROOT, -1, -1);
    this.value[0] = 0;
    const { destination, deliverFrom } = columns.taker;
    for (let at = 0; at < columns.taker.length; at++) {
      const cell = destination[at]! * columns.days + deliverFrom[at]!;
      const limit = columns.capacity[cell]!;
      if (limit <= 0 || this.intakeNode[cell] !== 0) continue;
      this.intakeNode[cell] = this.addNode(ROLE_INTAKE, cell, -1);
      this.addArc(this.intakeNode[cell]!, 0, limit, 0);
    }
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
    scatter(this.source, base, place, new Int32Array(count));
    scatter(this.target, base, place, new Int32Array(count));
    scatter(this.capacity, base, place, new Int32Array(count));
    scatter(this.cost, base, place, new Float64Array(count));
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
      source: this.source.subarray(0, arcs),
      target: this.target.subarray(0, arcs),
      capacity: this.capacity.subarray(0, arcs),
      cost: this.cost.subarray(0, arcs),
      arcStart: Int32Array.from([...this.arcStart, arcs]),
      firstArc: this.firstArc.subarray(0, nodes),
      role: this.role.subarray(0, nodes),
      place: this.place.subarray(0, nodes),
      detail: this.detail.subarray(0, nodes),
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

function widerInts(column: Int32Array, size: number): Int32Array {
  const wider = new Int32Array(size);
  wider.set(column);
  return wider;
}

/** column[base + place[k]] = column[base + k] for all k at once. */
function scatter(column: Int32Array | Float64Array, base: number, place: Int32Array, old: Int32Array | Float64Array): void {
  old.set(column.subarray(base, base + place.length));
  for (let k = 0; k < place.length; k++) column[base + place[k]!] = old[k]!;
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
