import { ARC, BEFORE, FLOW, LAST, PARENT, RECORD, ROOM, SIZE, UP } from './simplex-state';

/** Where the entering arc closes its cycle. */
export function findJoin(record: Int32Array, first: number, second: number): number {
  let u = first;
  let v = second;
  while (u !== v) {
    if (record[(u << RECORD) + SIZE]! < record[(v << RECORD) + SIZE]!) u = record[(u << RECORD) + PARENT]!;
    else v = record[(v << RECORD) + PARENT]!;
  }
  return u;
}

/** Answers of the ratio test: how far the cycle's flow can rise, and the node whose tree arc then leaves (−1: the entering arc itself). */
export interface Ratio {
  delta: number;
  leaving: number;
  /** Whether the leaving arc lies between the entering arc's source and the join. */
  onFirstSide: boolean;
}

/**
 * Ratio test of a strongly feasible basis: flow runs source → target over the entering arc, then up to the join and down again.
 *
 * Of several arcs that block, the last one met on the way round from the join leaves; that keeps the tree strongly feasible, so the
 * method cannot cycle. Source: Cunningham, *A network simplex method*, Math. Programming 11 (1976).
 */
export function ratioTest(record: Int32Array, first: number, second: number, join: number, room: number, out: Ratio): void {
  let delta = room;
  let leaving = -1;
  let onFirstSide = false;
  for (let u = first; u !== join;) {
    const at = u << RECORD;
    const slack = record[at + UP] === 1 ? record[at + FLOW]! : record[at + ROOM]! - record[at + FLOW]!;
    if (slack < delta) {
      delta = slack;
      leaving = u;
      onFirstSide = true;
    }
    u = record[at + PARENT]!;
  }
  for (let u = second; u !== join;) {
    const at = u << RECORD;
    const slack = record[at + UP] === 1 ? record[at + ROOM]! - record[at + FLOW]! : record[at + FLOW]!;
    if (slack <= delta) {
      delta = slack;
      leaving = u;
      onFirstSide = false;
    }
    u = record[at + PARENT]!;
  }
  out.delta = delta;
  out.leaving = leaving;
  out.onFirstSide = onFirstSide;
}

/** Sends `delta` round the cycle of the entering arc. */
export function pushFlow(record: Int32Array, first: number, second: number, join: number, delta: number): void {
  for (let u = first; u !== join;) {
    const at = u << RECORD;
    record[at + FLOW] = record[at + FLOW]! - record[at + UP]! * delta;
    u = record[at + PARENT]!;
  }
  for (let u = second; u !== join;) {
    const at = u << RECORD;
    record[at + FLOW] = record[at + FLOW]! + record[at + UP]! * delta;
    u = record[at + PARENT]!;
  }
}

/** A new tree arc as its record wants it. */
export interface Entering {
  arc: number;
  /** 1 when it points from the new child to its new parent. */
  up: number;
  flow: number;
  room: number;
}

function hangLeaf(record: Int32Array, thread: Int32Array, u: number, parent: number, entering: Entering): void {
  const at = u << RECORD;
  const before = record[at + BEFORE]!;
  const last = record[at + LAST]!;
  record[at + PARENT] = parent;
  setArc(record, at, entering);
  if (thread[parent] === u) return;
  let after = thread[last]!;
  thread[before] = after;
  record[(after << RECORD) + BEFORE] = before;
  after = thread[parent]!;
  thread[parent] = u;
  record[at + BEFORE] = parent;
  thread[last] = after;
  record[(after << RECORD) + BEFORE] = last;
}

function setArc(record: Int32Array, at: number, entering: Entering): void {
  record[at + ARC] = entering.arc;
  record[at + UP] = entering.up;
  record[at + FLOW] = entering.flow;
  record[at + ROOM] = entering.room;
}

/** Turns the stem from u to w (the old top) over, so that u becomes the top and hangs below `parent`. */
function turnStem(record: Int32Array, thread: Int32Array, dirty: Int32Array, u: number, w: number, parent: number): void {
  const topAt = w << RECORD;
  const topBefore = record[topAt + BEFORE]!;
  const afterAll = topBefore === parent ? thread[record[topAt + LAST]!]! : thread[parent]!;
  let stem = u;
  let stemParent = parent;
  let last = record[(u << RECORD) + LAST]!;
  let after = thread[last]!;
  let dirtied = 0;
  thread[parent] = u;
  dirty[dirtied++] = parent;
  while (stem !== w) {
    const next = record[(stem << RECORD) + PARENT]!;
    thread[last] = next;
    dirty[dirtied++] = last;
    const before = record[(stem << RECORD) + BEFORE]!;
    thread[before] = after;
    record[(after << RECORD) + BEFORE] = before;
    record[(stem << RECORD) + PARENT] = stemParent;
    stemParent = stem;
    stem = next;
    const nextLast = record[(stem << RECORD) + LAST]!;
    last = nextLast === record[(stemParent << RECORD) + LAST] ? record[(stemParent << RECORD) + BEFORE]! : nextLast;
    after = thread[last]!;
  }
  record[topAt + PARENT] = stemParent;
  thread[last] = afterAll;
  record[(afterAll << RECORD) + BEFORE] = last;
  record[topAt + LAST] = last;
  if (topBefore !== parent) {
    thread[topBefore] = after;
    record[(after << RECORD) + BEFORE] = topBefore;
  }
  for (let k = 0; k < dirtied; k++) record[(thread[dirty[k]!]! << RECORD) + BEFORE] = dirty[k]!;
}

/** Passes tree arcs down the turned stem: each node takes over, the other way round, the arc of the node that was its child. */
function shiftStem(record: Int32Array, u: number, w: number, oldSize: number, entering: Entering): void {
  const newLast = record[(w << RECORD) + LAST]!;
  let size = 0;
  for (let node = w; node !== u;) {
    const at = node << RECORD;
    const parent = record[at + PARENT]!;
    const from = parent << RECORD;
    record[at + ARC] = record[from + ARC]!;
    record[at + UP] = -record[from + UP]!;
    record[at + FLOW] = record[from + FLOW]!;
    record[at + ROOM] = record[from + ROOM]!;
    size += record[at + SIZE]! - record[from + SIZE]!;
    record[at + SIZE] = size;
    record[from + LAST] = newLast;
    node = parent;
  }
  setArc(record, u << RECORD, entering);
  record[(u << RECORD) + SIZE] = oldSize;
}

/**
 * Takes the arc above `top` out of the tree and hangs its subtree, turned so that `u` is on top, below `parent` by the entering arc.
 *
 * Source: Barr, Glover, Klingman, *Enhancements of spanning tree labelling procedures* (1979), with last successors as in LEMON.
 */
export function replaceArc(
  record: Int32Array,
  thread: Int32Array,
  dirty: Int32Array,
  cut: { top: number; u: number; parent: number; join: number },
  entering: Entering,
): void {
  const { top, u, parent, join } = cut;
  const topAt = top << RECORD;
  const oldBefore = record[topAt + BEFORE]!;
  const oldSize = record[topAt + SIZE]!;
  const oldLast = record[topAt + LAST]!;
  const oldParent = record[topAt + PARENT]!;
  if (u === top) {
    hangLeaf(record, thread, u, parent, entering);
  } else {
    turnStem(record, thread, dirty, u, top, parent);
    shiftStem(record, u, top, oldSize, entering);
  }
  const upTo = record[(join << RECORD) + LAST] === parent ? join : -1;
  const newLast = record[topAt + LAST]!;
  for (let v = parent; v !== -1 && record[(v << RECORD) + LAST] === parent; v = record[(v << RECORD) + PARENT]!) {
    record[(v << RECORD) + LAST] = newLast;
  }
  if (join !== oldBefore && parent !== oldBefore) {
    for (let v = oldParent; v !== upTo && record[(v << RECORD) + LAST] === oldLast; v = record[(v << RECORD) + PARENT]!) {
      record[(v << RECORD) + LAST] = oldBefore;
    }
  } else if (newLast !== oldLast) {
    for (let v = oldParent; v !== upTo && record[(v << RECORD) + LAST] === oldLast; v = record[(v << RECORD) + PARENT]!) {
      record[(v << RECORD) + LAST] = newLast;
    }
  }
  for (let v = parent; v !== join; v = record[(v << RECORD) + PARENT]!) record[(v << RECORD) + SIZE]! += oldSize;
  for (let v = oldParent; v !== join; v = record[(v << RECORD) + PARENT]!) record[(v << RECORD) + SIZE]! -= oldSize;
}
