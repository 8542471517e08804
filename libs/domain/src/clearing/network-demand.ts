import { IntColumn, IntLists } from './int-lists';
import type { MarketColumns } from './market-columns';
import type { MarketIndex } from './market-index';
import type { ProductKinds } from './network-kinds';

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
  /** D node + 1 by (cell · classes + class), 0 for none. A cell is destination rank · days + day. */
  readonly demandAt: Int32Array;
  readonly demandCell: IntColumn;
  readonly demandClass: IntColumn;
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
  /** Number of the cell's set of classes, −1 when nothing is wanted there. */
  readonly cellType: Int32Array;
  /** Strictest classes of a cell type that fruit of a kind serves. */
  strictest(type: number, kind: number): Int32Array;
}

interface Cells {
  readonly cellType: Int32Array;
  readonly types: IntLists;
}

const buffer = new Int32Array(4096);

function cellTypes(cells: number, classes: number, demandAt: Int32Array): Cells {
  const cellType = new Int32Array(cells).fill(-1);
  const types = new IntLists(64);
  const list = classes > buffer.length ? new Int32Array(classes) : buffer;
  for (let cell = 0; cell < cells; cell++) {
    let length = 0;
    for (let c = 0; c < classes; c++) if (demandAt[cell * classes + c] !== 0) list[length++] = c;
    if (length > 0) cellType[cell] = types.intern(list, length);
  }
  return { cellType, types };
}

/** Downgrades within one set of classes, transitive ones left out, broader sources first. */
function reducedPairs(types: IntLists, type: number, kinds: ProductKinds): Int32Array {
  const { classes, stricter, breadth } = kinds;
  const members = types.items.data.slice(types.start.data[type], types.start.data[type + 1]);
  members.sort((a, b) => breadth[b]! - breadth[a]! || a - b);
  const pairs: number[] = [];
  for (const a of members) {
    for (const b of members) {
      if (stricter[a * classes + b] === 0) continue;
      let direct = true;
      for (const c of members) if (stricter[a * classes + c] === 1 && stricter[c * classes + b] === 1) direct = false;
      if (direct) pairs.push(a, b);
    }
  }
  return Int32Array.from(pairs);
}

function strictestOf(types: IntLists, kinds: ProductKinds): (type: number, kind: number) => Int32Array {
  const { classes, belongs, stricter } = kinds;
  const known = new Map<number, Int32Array>();
  return (type, kind) => {
    const key = type * kinds.kinds + kind;
    const found = known.get(key);
    if (found !== undefined) return found;
    const members = types.items.data.subarray(types.start.data[type], types.start.data[type + 1]);
    const served = members.filter((c) => belongs[kind * classes + c] === 1);
    const list = served.filter((b) => !served.some((a) => stricter[a * classes + b] === 1));
    known.set(key, list);
    return list;
  };
}

interface Hanging {
  readonly hangs: Uint8Array;
  readonly nodeOfTaker: Int32Array;
  readonly demandAt: Int32Array;
  readonly demandCell: IntColumn;
  readonly demandClass: IntColumn;
  readonly bundles: IntLists;
  readonly sellerNodes: IntLists;
  readonly sellerNodesOf: Map<number, number[]>;
}

function hangOnSeller(market: MarketIndex, columns: MarketColumns, at: number, taker: number, klass: number, out: Hanging): void {
  const { deliverFrom, deliverTo, contract, kind } = market.takers[taker]!;
  const seller = columns.takerSeller[taker]!;
  if (seller < 0) return;
  const list = [seller, klass, columns.takerDestination[taker]!, deliverFrom, deliverTo, contract ? CALL_OFF : NAMED_ORDER, 0];
  if (kind === 'plan') {
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

function hangOnMarket(
  market: MarketIndex,
  columns: MarketColumns,
  at: number,
  taker: number,
  klass: number,
  classes: number,
  out: Hanging,
): void {
  const { deliverFrom, deliverTo } = market.takers[taker]!;
  let length = 0;
  for (let day = deliverFrom; day <= deliverTo; day++) {
    const cell = columns.takerDestination[taker]! * columns.days + day;
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

function hangTakers(market: MarketIndex, columns: MarketColumns, kinds: ProductKinds, takers: Int32Array): Hanging {
  const cells = columns.destinations * columns.days;
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
    const { kg, deliverFrom, deliverTo } = market.takers[taker]!;
    if (klass < 0 || kg === 0) continue;
    const cell = columns.takerDestination[taker]! * columns.days + deliverFrom;
    if (deliverFrom === deliverTo && columns.capacity[cell] === 0) continue;
    if (columns.takerSeller[taker] === -1) hangOnMarket(market, columns, at, taker, klass, kinds.classes, out);
    else hangOnSeller(market, columns, at, taker, klass, out);
  }
  return out;
}

/** Drafts the demand nodes of one product: who shares a node, what downgrades into what, and what fruit is worth there at most. */
export function draftDemand(market: MarketIndex, columns: MarketColumns, kinds: ProductKinds, takers: Int32Array): DemandDraft {
  const out = hangTakers(market, columns, kinds, takers);
  const cells = columns.destinations * columns.days;
  const { cellType, types } = cellTypes(cells, kinds.classes, out.demandAt);
  const pairsOf = new Map<number, Int32Array>();
  const downgrades = new IntColumn(out.demandCell.length);
  for (let cell = 0; cell < cells; cell++) {
    const type = cellType[cell]!;
    if (type < 0) continue;
    const pairs = pairsOf.get(type) ?? reducedPairs(types, type, kinds);
    pairsOf.set(type, pairs);
    for (const klass of pairs) downgrades.push(out.demandAt[cell * kinds.classes + klass]! - 1);
  }
  const demandValue = new Float64Array(out.demandCell.length).fill(-1);
  const bundleValue = new Float64Array(out.bundles.count).fill(-1);
  for (let at = 0; at < takers.length; at++) {
    const node = out.nodeOfTaker[at]!;
    const bid = market.takers[takers[at]!]!.bidVndPerKg;
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
  return { takers, ...out, demandValue, bundleValue, downgrades, cellType, strictest: strictestOf(types, kinds) };
}
