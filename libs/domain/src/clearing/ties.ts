import type { Network } from './network';
import { pivotBound, solve } from './network-simplex';
import { treePotentials, type Simplex } from './simplex-state';

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

/** Second costs of the arcs in their own direction: minus for what should flow first. */
function secondCosts(network: Network, turned: Uint8Array): Float64Array {
  const { arcs, offerArc, takerArc, source, target } = network;
  const second = new Float64Array(arcs);
  for (let arc = 0; arc < arcs; arc++)
    second[arc] = turned[arc] === 1 ? ownNumber(target[arc]!, source[arc]!) : ownNumber(source[arc]!, target[arc]!);
  for (let offer = 0; offer < offerArc.length; offer++) {
    if (offerArc[offer]! >= 0) second[offerArc[offer]!] = -KG_WEIGHT - (offerArc.length - offer) * AGE_STEP;
  }
  for (let taker = 0; taker < takerArc.length; taker++) {
    if (takerArc[taker]! >= 0) second[takerArc[taker]!] = -(takerArc.length - taker) * AGE_STEP;
  }
  return second;
}

/**
 * Among all optimal flows takes the one that moves most kg and then favours older items.
 *
 * "Older first" is a weighted rule: each kg counts its item's place in the order of age, and the sum is what is best. Arcs with a
 * reduced cost other than 0 keep what they carry, so the first objective cannot change. The potentials are left at the first optimum's.
 */
export function breakTies(network: Network, simplex: Simplex): void {
  const { cost, potential, source, target, turned } = simplex;
  const { arcs } = network;
  const second = secondCosts(network, turned);
  const before = turned.slice();
  for (let arc = 0; arc < arcs; arc++) {
    const reduced = cost[arc]! + potential[source[arc]!]! - potential[target[arc]!]!;
    second[arc] = reduced !== 0 ? FROZEN : turned[arc] === 1 ? -second[arc]! : second[arc]!;
  }
  const tied: Simplex = { ...simplex, cost: second, potential: new Float64Array(network.nodes) };
  treePotentials(tied);
  solve(tied, TIE_BLOCK, pivotBound(network));
  for (let arc = 0; arc < arcs; arc++) if (before[arc] !== turned[arc]) cost[arc] = -cost[arc]!;
}
