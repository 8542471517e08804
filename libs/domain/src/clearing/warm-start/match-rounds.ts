import type { BasisMemory } from './basis-memory';
import type { Network } from '../network/network';
import { ScratchColumn } from '../market/scratch';

const newNodes = new ScratchColumn();
const oldNodes = new ScratchColumn();

/** How far to look for the place where two lists that differ go on alike. */
const AHEAD = 24;

/** Pairs up what stands in both lists in the same order; −1 for what has no partner. */
function pairInOrder(old: ArrayLike<number>, now: ArrayLike<number>, from: number, oldOf: Int32Array, newOf: Int32Array): void {
  let a = from;
  let b = from;
  while (a < old.length && b < now.length) {
    let skip = 0;
    while (skip < AHEAD && old[a + skip] !== now[b] && old[a] !== now[b + skip]) skip++;
    if (skip === AHEAD) skip = 0;
    else if (old[a + skip] === now[b]) a += skip;
    else b += skip;
    if (a < old.length && b < now.length && old[a] === now[b]) {
      newOf[a] = b;
      oldOf[b] = a;
    }
    a++;
    b++;
  }
}

/** Pairs up two lists: in order as far as they go alike, the rest by number. `oldOf` and `newOf` come filled with −1. */
function pairUp(old: ArrayLike<number>, now: ArrayLike<number>, from: number, oldOf: Int32Array, newOf: Int32Array): void {
  pairInOrder(old, now, from, oldOf, newOf);
  const rest = new Map<number, number>();
  for (let a = from; a < old.length; a++) if (newOf[a] === -1) rest.set(old[a]!, a);
  for (let b = from; rest.size > 0 && b < now.length; b++) {
    const a = oldOf[b] === -1 ? rest.get(now[b]!) : undefined;
    if (a === undefined || newOf[a] !== -1) continue;
    newOf[a] = b;
    oldOf[b] = a;
  }
}

/** The old node of each new one by key, −1 for none; and the new node of each old one. */
export function matchNodes(memory: BasisMemory, network: Network): { oldOf: Int32Array; newOf: Int32Array } {
  const newOf = newNodes.filled(memory.nodes, -1);
  const oldOf = oldNodes.filled(network.nodes, -1);
  newOf[0] = 0;
  oldOf[0] = 0;
  pairUp(memory.key, network.key, 1, oldOf, newOf);
  return { oldOf, newOf };
}

/** Where each old position stands now, −1 when the item is gone; and where each new one stood. */
export interface Moved {
  readonly now: Int32Array;
  readonly before: Int32Array;
}

/** Pairs up the items of two rounds by who they are. */
export function movedItems(old: Float64Array, identities: Float64Array): Moved {
  const now = new Int32Array(old.length).fill(-1);
  const before = new Int32Array(identities.length).fill(-1);
  pairUp(old, identities, 0, before, now);
  return { now, before };
}
