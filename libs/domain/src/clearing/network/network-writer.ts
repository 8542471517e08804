import { arcColumns, inOrder, scatterArcs, spread, widerArcs, type ArcColumns } from './arc-columns';
import { ClearingRefusal } from '../clearing-refusal';
import type { OfferColumns, TakerColumns } from '../market/item-columns';
import type { MarketColumns } from '../market/market-columns';
import { mixed } from '../market/node-keys';
import { ROLE_INTAKE, ROLE_ROOT, UNLIMITED, type Bonus, type BonusArc, type Network } from './network';

/** First guess of arcs an item; pages that are never written cost nothing, a second allocation does. */
const ARC_ROOM_PER_ITEM = 24;
/** First guess of arcs in one product. */
const PRODUCT_ARC_ROOM = 2 ** 14;
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

/** Most nodes that the takers can ask for. */
function nodesOfTakers({ deliverFrom, deliverTo }: TakerColumns): number {
  let nodes = 0;
  for (let k = 0; k < deliverTo.length; k++) nodes += deliverTo[k]! - deliverFrom[k]! + 2;
  return nodes;
}

/** Most nodes that the offers can ask for. */
function nodesOfOffers({ harvestFrom, harvestTo, product }: OfferColumns, maxHold: Int32Array, days: number): number {
  let nodes = 0;
  for (let k = 0; k < harvestTo.length; k++)
    nodes += Math.max(0, Math.min(harvestTo[k]! + maxHold[product[k]!]!, days) - harvestFrom[k]!) + 2;
  return nodes;
}

/** Bonuses from an upper bound of nodes and costs, so that they are known before the first arc is written. */
function bonusFor(columns: MarketColumns): Bonus {
  const { offer, taker, plan, maxHold, days } = columns;
  const price = Math.max(1, largest(taker.bid), largest(offer.ask));
  let road = 0;
  for (let p = 0; p < columns.products; p++) road = Math.max(road, largest(columns.transport[p]!) + columns.freshness[p]! * days * 2);
  const nodes = 2 + columns.capacity.length + 2 * plan.length + nodesOfTakers(taker) + nodesOfOffers(offer, maxHold, days);
  const share = powerOfTwoAbove(nodes * (price + road));
  const contract = plan.length === 0 ? share : powerOfTwoAbove((2 * plan.length + 2) * share);
  if (contract * 8 > EXACT)
    throw new ClearingRefusal('clearing.too_wide_costs', { list: 'network', field: 'bonus', id: -1, found: contract });
  return { contract, share };
}

/** Cells whose daily intake is limited and asked for, in order of their first taker. */
function limitedCells({ taker, capacity, days }: MarketColumns): number[] {
  const cells: number[] = [];
  const seen = new Uint8Array(capacity.length);
  for (let k = 0; k < taker.length; k++) {
    const cell = taker.destination[k]! * days + taker.deliverFrom[k]!;
    if (capacity[cell]! <= 0 || seen[cell] === 1) continue;
    seen[cell] = 1;
    cells.push(cell);
  }
  return cells;
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
  /** Arcs of the products that are done, spread. */
  private done: ArcColumns;
  private doneArcs = 0;
  /** Arcs of the product in hand, in order of writing. */
  private open = arcColumns(PRODUCT_ARC_ROOM);
  private firstArc: Int32Array;
  private value: Float64Array;
  private role: Uint8Array;
  private place: Int32Array;
  private detail: Int32Array;
  private key: Int32Array;
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
    this.done = arcColumns(arcRoom);
    this.firstArc = new Int32Array(nodeRoom);
    this.value = new Float64Array(nodeRoom);
    this.role = new Uint8Array(nodeRoom);
    this.place = new Int32Array(nodeRoom);
    this.detail = new Int32Array(nodeRoom);
    this.key = new Int32Array(nodeRoom);
    this.offerArc = new Int32Array(columns.offer.length).fill(-1);
    this.takerArc = new Int32Array(columns.taker.length).fill(-1);
    this.beyondArc = new Int32Array(columns.taker.length).fill(-1);
    this.intakeNode = new Int32Array(columns.capacity.length);
    this.addNode(ROLE_ROOT, -1, -1, 0);
    this.value[0] = 0;
    for (const cell of limitedCells(columns)) {
      const key = mixed(columns.destinationKey[Math.floor(cell / columns.days)]!, cell % columns.days);
      this.intakeNode[cell] = this.addNode(ROLE_INTAKE, cell, -1, key);
      this.addArc(this.intakeNode[cell]!, 0, columns.capacity[cell]!, 0);
    }
    this.settle(inOrder(this.arcs));
  }

  /** Node behind a taker's own arc: the daily intake of its cell, or the root. */
  behind(cell: number): number {
    return this.intakeNode[cell]!;
  }

  addNode(role: number, place: number, detail: number, key: number): number {
    const node = this.nodes++;
    if (node === this.role.length) this.widenNodes();
    this.role[node] = role;
    this.place[node] = place;
    this.detail[node] = detail;
    this.key[node] = mixed(key, role);
    this.firstArc[node] = -1;
    this.value[node] = -Infinity;
    return node;
  }

  /** Writes an arc and makes it the first of its source's best way when it is. Capacity must be above 0. */
  addArc(source: number, target: number, capacity: number, cost: number): number {
    const arc = this.arcs++;
    const at = arc - this.doneArcs;
    if (at === this.open.source.length) this.open = widerArcs(this.open, at, at * 2);
    const { open } = this;
    open.source[at] = source;
    open.target[at] = target;
    open.capacity[at] = capacity;
    open.cost[at] = cost;
    const worth = this.value[target]! - cost;
    if (source !== 0 && worth > this.value[source]!) {
      this.value[source] = worth;
      this.firstArc[source] = arc;
    }
    return arc;
  }

  /**
   * Unlimited arcs from one node to those of a list, where the cheapest fruit still finds its price: half of all arcs are written here.
   *
   * @param ways the list: positions [from, end) of `items` are demand nodes of the draft.
   */
  addMoves(source: number, cheapest: number, ways: Ways, from: number, end: number, row: number): void {
    while (this.arcs - this.doneArcs + end - from >= this.open.source.length)
      this.open = widerArcs(this.open, this.arcs - this.doneArcs, this.open.source.length * 2);
    const { open, value } = this;
    const { items, node, place, worth, moveCost } = ways;
    let at = this.arcs - this.doneArcs;
    let best = -Infinity;
    let first = -1;
    for (let k = from; k < end; k++) {
      const d = items[k]!;
      const cost = moveCost[row + place[d]!]!;
      if (cheapest + cost > worth[d]!) continue;
      const target = node[d]!;
      open.source[at] = source;
      open.target[at] = target;
      open.capacity[at] = UNLIMITED;
      open.cost[at] = cost;
      if (value[target]! - cost > best) {
        best = value[target]! - cost;
        first = at;
      }
      at++;
    }
    this.value[source] = best;
    this.firstArc[source] = first + this.doneArcs;
    this.arcs = at + this.doneArcs;
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
    const place = count < 3 ? inOrder(count) : spread(count);
    this.settle(place);
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

  /** Moves the arcs in hand to those that are done: column[base + place[k]] = arc k. */
  private settle(place: Int32Array): void {
    const base = this.doneArcs;
    if (this.arcs > this.done.source.length) this.done = widerArcs(this.done, base, Math.max(this.arcs, this.done.source.length * 2));
    scatterArcs(this.done, base, place, this.open);
    this.doneArcs = this.arcs;
  }

  finish(): Network {
    const { nodes, arcs, done } = this;
    return {
      nodes,
      arcs,
      source: done.source.subarray(0, arcs),
      target: done.target.subarray(0, arcs),
      capacity: done.capacity.subarray(0, arcs),
      cost: done.cost.subarray(0, arcs),
      arcStart: Int32Array.from([...this.arcStart, arcs]),
      firstArc: this.firstArc.subarray(0, nodes),
      role: this.role.subarray(0, nodes),
      place: this.place.subarray(0, nodes),
      detail: this.detail.subarray(0, nodes),
      key: this.key.subarray(0, nodes),
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
    this.key = widerInts(this.key, size);
    const value = new Float64Array(size);
    value.set(this.value);
    this.value = value;
    const role = new Uint8Array(size);
    role.set(this.role);
    this.role = role;
  }
}

/** What a list of moves is read from, by demand node of the draft: its node here, its place, what fruit is worth there at most. */
export interface Ways {
  readonly items: Int32Array;
  readonly node: Int32Array;
  readonly place: Int32Array;
  readonly worth: Float64Array;
  /** By lane: row of the origin + place. */
  readonly moveCost: Int32Array;
}

function widerInts(column: Int32Array, size: number): Int32Array {
  const wider = new Int32Array(size);
  wider.set(column);
  return wider;
}
