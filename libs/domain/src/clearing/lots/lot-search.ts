import { improveBlock } from './lot-branch';
import type { LotModel } from './lot-model';
import { bonusOf, type LotState } from './lot-state';
import { LotWalk } from './lot-walk';

/** Takers of the first assignment's blocks, and relaxations spent on each. */
const FIRST_TAKERS = 10;
const FIRST_NODES = 120;
/** Relaxations of the first assignment in all; a very large market gets few for each block, and fewest once the time is up. */
const FIRST_NODES_IN_ALL = 600_000;
const FEWEST_NODES = 20;
/** Most draws re-decide few takers; one in twenty many, since some lots only fit when much else moves. Figures found by trial. */
const SMALL = { least: 4, spread: 10, nodes: 60 };
const LARGE = { takers: 24, nodes: 200, oneIn: 20 };
/** Draws without a better assignment after which the search ends: so many for each taker, and some for tiny markets. */
const IDLE_DRAWS_PER_TAKER = 20;
const IDLE_DRAWS = 50;

/** Takers that compete with one taker for offers or for intake, drawn at random, the taker itself among them. */
function neighbours(model: LotModel, walk: LotWalk, first: number, size: number): number[] {
  const chosen = new Set<number>([first]);
  const frontier = [first];
  for (let tries = 0; tries < size * 12 && chosen.size < size; tries++) {
    const from = walk.below(2) === 0 ? first : frontier[walk.below(frontier.length)]!;
    const pairs = model.ofTaker[from]!;
    const intake = model.takerIntake[from]!;
    let next = from;
    if (intake >= 0 && walk.below(3) === 0) {
      const list = model.takersOfIntake[intake]!;
      next = list[walk.below(list.length)]!;
    } else if (pairs.length > 0) {
      const rivals = model.ofOffer[model.pairOffer[pairs[walk.below(pairs.length)]!]!]!;
      next = model.pairTaker[rivals[walk.below(rivals.length)]!]!;
    }
    if (chosen.has(next) || model.ofTaker[next]!.length === 0) continue;
    chosen.add(next);
    frontier.push(next);
  }
  return [...chosen];
}

function pieces(list: readonly number[], size: number): number[][] {
  const out: number[][] = [];
  for (let k = 0; k < list.length; k += size) out.push(list.slice(k, k + size));
  return out;
}

/** First assignment: call-offs and plans of every product, then each product's orders, block by block. */
export function firstAssignment(model: LotModel, state: LotState, shouldStop: () => boolean): void {
  const each = Math.max(FEWEST_NODES, Math.min(FIRST_NODES, Math.floor(FIRST_NODES_IN_ALL / Math.max(1, model.takers))));
  const nodes = (): number => (shouldStop() ? FEWEST_NODES : each);
  const served = (taker: number): boolean => bonusOf(model, taker) > 0;
  for (const takers of model.takersOfProduct) {
    for (const piece of pieces(takers.filter(served), FIRST_TAKERS)) improveBlock(model, state, piece, nodes());
  }
  for (const takers of model.takersOfProduct) {
    const orders = takers.filter((taker) => !served(taker) && model.ofTaker[taker]!.length > 0);
    for (const piece of pieces(orders, FIRST_TAKERS)) improveBlock(model, state, piece, nodes());
  }
}

/** Who to start the next draw from: half the time someone who still wants fruit, call-offs and plans before the rest. */
function drawFirst(model: LotModel, state: LotState, walk: LotWalk, live: readonly number[]): number {
  if (walk.below(2) === 0) return live[walk.below(live.length)]!;
  const hungry = live.filter((taker) => state.filled[taker]! < model.takerKg[taker]!);
  const promised = hungry.filter((taker) => bonusOf(model, taker) > 0);
  const from = promised.length > 0 && walk.below(3) === 0 ? promised : hungry.length > 0 ? hungry : live;
  return from[walk.below(from.length)]!;
}

/**
 * Improves an assignment by re-deciding small neighbourhoods, until many draws in a row brought nothing, `rounds` are spent or
 * `shouldStop` says so.
 *
 * Source: Shaw, *Using constraint programming and local search methods to solve vehicle routing problems* (1998), large neighbourhood
 * search, with an exact method inside each neighbourhood.
 */
export function searchLots(model: LotModel, state: LotState, rounds: number, shouldStop: () => boolean): void {
  const live = Array.from({ length: model.takers }, (_, taker) => taker).filter((taker) => model.ofTaker[taker]!.length > 0);
  const walk = new LotWalk();
  const patience = IDLE_DRAWS + IDLE_DRAWS_PER_TAKER * live.length;
  for (let round = 0, idle = 0; round < rounds && idle < patience && live.length > 0 && !shouldStop(); round++) {
    const large = walk.below(LARGE.oneIn) === 0;
    const size = large ? LARGE.takers : SMALL.least + walk.below(SMALL.spread);
    const takers = neighbours(model, walk, drawFirst(model, state, walk, live), size);
    idle = improveBlock(model, state, takers, large ? LARGE.nodes : SMALL.nodes) ? 0 : idle + 1;
  }
}
