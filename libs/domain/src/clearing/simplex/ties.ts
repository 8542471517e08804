import type { Network } from '../network/network';
import { pivotBound, solve } from './network-simplex';
import { basisOf, treePotentials, type Simplex } from './simplex-state';

/** A kg sold outweighs any sum of ages: of equally good outcomes the one that moves more fruit is taken. */
const KG_WEIGHT = 2 ** 49;
/** Weight of one place in the order of age; the arcs' own numbers stay below it, and with 20 bits hardly ever cancel out in a ring. */
const AGE_STEP = 2 ** 20;
/** An arc that may not change: the first objective fixed what it carries. */
const FROZEN = 2 ** 51;
/** Ties need few and scattered pivots, so a scan takes more at a time than a cold solve's. */
const TIE_BLOCK = 9;

/** A number of its own for each arc without an age, from the canonical numbers of its ends; below `AGE_STEP`. */
function ownNumber(source: number, target: number): number {
  let mixed = Math.imul(source, 0x9e3779b1) ^ Math.imul(target, 0x85ebca6b);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 12)) >>> 0) % AGE_STEP;
}

// Each walk over the arcs is a function of its own: V8 compiles a function anew for every long loop in it, with all that it calls.

/** Own numbers of the arcs, in their own direction. */
function ownNumbers({ source, target, turned }: Simplex, second: Float64Array): void {
  for (let arc = 0; arc < second.length; arc++)
    second[arc] = turned[arc] === 1 ? ownNumber(target[arc]!, source[arc]!) : ownNumber(source[arc]!, target[arc]!);
}

/** Minus the weight of each item for the arc of its kg: one place in the order of age, and what `beside` says. */
function favourOlder(arcOf: Int32Array, beside: number, second: Float64Array): void {
  for (let k = 0; k < arcOf.length; k++) if (arcOf[k]! >= 0) second[arcOf[k]!] = -beside - (arcOf.length - k) * AGE_STEP;
}

/** Freezes the arcs with a reduced cost, and gives those that are turned their second cost the other way round. */
function freeze({ cost, potential, source, target, turned }: Simplex, second: Float64Array): void {
  for (let arc = 0; arc < second.length; arc++) {
    const reduced = cost[arc]! + potential[source[arc]!]! - potential[target[arc]!]!;
    second[arc] = reduced !== 0 ? FROZEN : turned[arc] === 1 ? -second[arc]! : second[arc]!;
  }
}

/** First costs of the arcs that the second solve has turned. */
function turnCosts(cost: Float64Array, before: Uint8Array, turned: Uint8Array): void {
  for (let arc = 0; arc < before.length; arc++) if (before[arc] !== turned[arc]) cost[arc] = -cost[arc]!;
}

/**
 * Among all optimal flows takes the one that moves most kg and then favours older items.
 *
 * "Older first" is a weighted rule: each kg counts its item's place in the order of age, and the sum is what is best. Arcs with a
 * reduced cost other than 0 keep what they carry, so the first objective cannot change. The potentials are left at the first optimum's.
 */
export function breakTies(network: Network, simplex: Simplex): void {
  const second = new Float64Array(network.arcs);
  ownNumbers(simplex, second);
  favourOlder(network.offerArc, KG_WEIGHT, second);
  favourOlder(network.takerArc, 0, second);
  freeze(simplex, second);
  const before = simplex.turned.slice();
  const tied = basisOf({ ...simplex, cost: second, potential: new Float64Array(network.nodes) });
  treePotentials(tied);
  solve(tied, TIE_BLOCK, pivotBound(network));
  turnCosts(simplex.cost, before, simplex.turned);
}
