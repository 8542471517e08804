import { DemandCells } from './demand-cells';
import { IntColumn, IntLists } from '../market/int-lists';
import { CALL_OFF_KIND, PLAN_KIND } from '../market/item-columns';
import type { MarketColumns } from '../market/market-columns';
import type { ProductKinds } from './network-kinds';
import { mixed } from '../market/node-keys';

/** Where a taker hangs in the draft: nowhere, on one demand node, on a bundle of several days, or on a node of its seller's own. */
export const HANGS_NOWHERE = 0;
export const HANGS_ON_DEMAND = 1;
export const HANGS_ON_BUNDLE = 2;
export const HANGS_ON_SELLER = 3;

/** Kind of a seller-bound node. */
export const NAMED_ORDER = 0;
export const CALL_OFF = 1;
export const PLAN_PART = 2;

/** The demand side of one product before anything is written: D nodes by (class, place, day), V bundles, C nodes. */
export interface DemandDraft {
  readonly takers: Int32Array;
  readonly hangs: Uint8Array;
  /** By position in `takers`: number of the D, V or C node. */
  readonly nodeOfTaker: Int32Array;
  /** Cell of each D node: destination rank · days + day. */
  readonly demandCell: IntColumn;
  /** Destination rank of each D node. */
  readonly demandPlace: Int32Array;
  /** Highest bid that fruit on a D node can reach, its cheaper grades included. */
  readonly demandValue: Float64Array;
  /** V: lists of D nodes. */
  readonly bundles: IntLists;
  readonly bundleValue: Float64Array;
  /** Downgrades a → b as pairs, broader sources first. */
  readonly downgrades: IntColumn;
  /** C: lists (seller, class, destination, from, to, kind, part). */
  readonly sellerNodes: IntLists;
  readonly sellerNodesOf: ReadonlyMap<number, readonly number[]>;
  readonly cells: DemandCells;
  /** Keys of the D, V and C nodes, see `node-keys.ts`. */
  readonly demandKey: Int32Array;
  readonly bundleKey: Int32Array;
  readonly sellerNodeKey: Int32Array;
}

const buffer = new Int32Array(4096);

interface Hanging {
  readonly hangs: Uint8Array;
  readonly nodeOfTaker: Int32Array;
  /** D node + 1 by (cell · classes + class), 0 for none. */
  readonly demandAt: Int32Array;
  readonly demandCell: IntColumn;
  readonly demandClass: IntColumn;
  readonly bundles: IntLists;
  readonly sellerNodes: IntLists;
  readonly sellerNodesOf: Map<number, number[]>;
}

function hangOnSeller(columns: MarketColumns, at: number, taker: number, klass: number, out: Hanging): void {
  const { deliverFrom, deliverTo, kind, seller: sellers, destination } = columns.taker;
  const seller = sellers[taker]!;
  if (seller < 0) return;
  const list = [seller, klass, destination[taker]!, deliverFrom[taker]!, deliverTo[taker]!, 0, 0];
  if (kind[taker] === CALL_OFF_KIND) list[5] = CALL_OFF;
  if (kind[taker] === PLAN_KIND) {
    list[5] = PLAN_PART;
    list[6] = taker;
  }
  buffer.set(list);
  const before = out.sellerNodes.count;
  const node = out.sellerNodes.intern(buffer, list.length);
  if (node === before) {
    const known = out.sellerNodesOf.get(seller);
    if (known === undefined) out.sellerNodesOf.set(seller, [node]);
    else known.push(node);
  }
  out.hangs[at] = HANGS_ON_SELLER;
  out.nodeOfTaker[at] = node;
}

function hangOnMarket(columns: MarketColumns, at: number, taker: number, klass: number, classes: number, out: Hanging): void {
  const { deliverFrom, deliverTo, destination } = columns.taker;
  let length = 0;
  for (let day = deliverFrom[taker]!; day <= deliverTo[taker]!; day++) {
    const cell = destination[taker]! * columns.days + day;
    const slot = cell * classes + klass;
    if (out.demandAt[slot] === 0) {
      out.demandCell.push(cell);
      out.demandClass.push(klass);
      out.demandAt[slot] = out.demandCell.length;
    }
    buffer[length++] = out.demandAt[slot]! - 1;
  }
  out.hangs[at] = length === 1 ? HANGS_ON_DEMAND : HANGS_ON_BUNDLE;
  out.nodeOfTaker[at] = length === 1 ? buffer[0]! : out.bundles.intern(buffer, length);
}

function hangTakers(columns: MarketColumns, kinds: ProductKinds, takers: Int32Array): Hanging {
  const cells = columns.destinations * columns.days;
  const { kg, deliverFrom, deliverTo, destination, seller } = columns.taker;
  const out: Hanging = {
    hangs: new Uint8Array(takers.length),
    nodeOfTaker: new Int32Array(takers.length).fill(-1),
    demandAt: new Int32Array(cells * kinds.classes),
    demandCell: new IntColumn(takers.length),
    demandClass: new IntColumn(takers.length),
    bundles: new IntLists(64),
    sellerNodes: new IntLists(64),
    sellerNodesOf: new Map(),
  };
  for (let at = 0; at < takers.length; at++) {
    const taker = takers[at]!;
    const klass = kinds.classOfTaker[at]!;
    if (klass < 0 || kg[taker] === 0) continue;
    const cell = destination[taker]! * columns.days + deliverFrom[taker]!;
    if (deliverFrom[taker] === deliverTo[taker] && columns.capacity[cell] === 0) continue;
    if (seller[taker] === -1) hangOnMarket(columns, at, taker, klass, kinds.classes, out);
    else hangOnSeller(columns, at, taker, klass, out);
  }
  return out;
}

/** Keys of a product's demand nodes by what they stand for: a class at a place on a day, a run of days, a seller's own. */
function nodeKeys(
  columns: MarketColumns,
  product: number,
  kinds: ProductKinds,
  { demandCell, demandClass, bundles, sellerNodes }: Hanging,
): { demandKey: Int32Array; bundleKey: Int32Array; sellerNodeKey: Int32Array } {
  const { days, productKey, destinationKey } = columns;
  const demandKey = new Int32Array(demandCell.length);
  for (let d = 0; d < demandKey.length; d++) {
    const cell = demandCell.data[d]!;
    const where = mixed(destinationKey[Math.floor(cell / days)]!, cell % days);
    demandKey[d] = mixed(mixed(where, productKey[product]!), kinds.classKey[demandClass.data[d]!]!);
  }
  const bundleKey = new Int32Array(bundles.count);
  for (let v = 0; v < bundleKey.length; v++) {
    const last = bundles.items.data[bundles.start.data[v + 1]! - 1]!;
    bundleKey[v] = mixed(demandKey[bundles.items.data[bundles.start.data[v]!]!]!, demandKey[last]! ^ 1);
  }
  const sellerNodeKey = new Int32Array(sellerNodes.count);
  for (let c = 0; c < sellerNodeKey.length; c++) {
    const from = sellerNodes.start.data[c]!;
    const [seller, klass, place, first, last, kind] = sellerNodes.items.data.subarray(from, from + 6) as unknown as number[];
    const who = mixed(mixed(columns.sellerKey[seller!]!, kinds.classKey[klass!]!), mixed(productKey[product]!, kind! + 7));
    sellerNodeKey[c] = mixed(mixed(who, destinationKey[place!]!), mixed(first!, last!));
  }
  return { demandKey, bundleKey, sellerNodeKey };
}

/** Drafts the demand nodes of one product: who shares a node, what downgrades into what, and what fruit is worth there at most. */
export function draftDemand(columns: MarketColumns, product: number, kinds: ProductKinds, takers: Int32Array): DemandDraft {
  const out = hangTakers(columns, kinds, takers);
  const cells = new DemandCells(columns.destinations * columns.days, columns.days, kinds, out.demandAt);
  const downgrades = cells.downgrades();
  const demandValue = new Float64Array(out.demandCell.length).fill(-1);
  const bundleValue = new Float64Array(out.bundles.count).fill(-1);
  for (let at = 0; at < takers.length; at++) {
    const node = out.nodeOfTaker[at]!;
    const bid = columns.taker.bid[takers[at]!]!;
    if (out.hangs[at] === HANGS_ON_DEMAND) demandValue[node] = Math.max(demandValue[node]!, bid);
    if (out.hangs[at] === HANGS_ON_BUNDLE) bundleValue[node] = Math.max(bundleValue[node]!, bid);
  }
  const { items, start } = out.bundles;
  for (let v = 0; v < out.bundles.count; v++) {
    for (let k = start.data[v]!; k < start.data[v + 1]!; k++) {
      const node = items.data[k]!;
      demandValue[node] = Math.max(demandValue[node]!, bundleValue[v]!);
    }
  }
  for (let k = 0; k < downgrades.length; k += 2) {
    const a = downgrades.data[k]!;
    demandValue[a] = Math.max(demandValue[a]!, demandValue[downgrades.data[k + 1]!]!);
  }
  const demandPlace = new Int32Array(out.demandCell.length);
  for (let d = 0; d < demandPlace.length; d++) demandPlace[d] = Math.floor(out.demandCell.data[d]! / columns.days);
  return {
    takers,
    hangs: out.hangs,
    nodeOfTaker: out.nodeOfTaker,
    demandCell: out.demandCell,
    demandPlace,
    demandValue,
    bundles: out.bundles,
    bundleValue,
    downgrades,
    sellerNodes: out.sellerNodes,
    sellerNodesOf: out.sellerNodesOf,
    cells,
    ...nodeKeys(columns, product, kinds, out),
  };
}
