import type { LotModel } from './lot-model';
import { bonusOf, setPair, valueOf, type LotState } from './lot-state';
import { LotWalk } from './lot-walk';

/** Takers emptied at a time, and the most that shared all-or-nothing offers may add to them. */
const FEWEST = 2;
const SPREAD = 6;
const MOST = 16;
/** Worth of a pair is blurred by up to this part of the dearest kg of its taker, in 1/256. */
const NOISE = 40;
/** Pairs of a taker that are tried. */
const PAIRS_TRIED = 64;
/** Draws between looks at the clock. */
const DRAWS_PER_LOOK = 64;

/** Room for one draw: what stood before, and the pairs of the taker being served. */
interface Draw {
  readonly takers: number[];
  readonly oldPair: number[];
  readonly oldKg: number[];
  readonly pair: Int32Array;
  readonly key: Float64Array;
}

/** Everything a search by ruin and recreation works on. */
interface Ruins {
  readonly model: LotModel;
  readonly state: LotState;
  /** What a kg of each pair brings when its fruit costs what it is worth without lots. */
  readonly worth: Float64Array;
  /** Each taker's pairs that are worth most, in that order: blurred, they stay nearly sorted. */
  readonly bestOf: readonly Int32Array[];
  readonly walk: LotWalk;
  readonly chosen: Uint8Array;
  readonly draw: Draw;
}

function add(ruins: Ruins, taker: number): void {
  const { draw, chosen, model } = ruins;
  if (chosen[taker] === 1 || model.ofTaker[taker]!.length === 0) return;
  chosen[taker] = 1;
  draw.takers.push(taker);
}

/** Somebody who competes with a taker for an offer, or for the intake of its place. */
function rivalOf({ model, walk }: Ruins, taker: number): number {
  const intake = model.takerIntake[taker]!;
  if (intake >= 0 && walk.below(4) === 0) {
    const list = model.takersOfIntake[intake]!;
    return list[walk.below(list.length)]!;
  }
  const pairs = model.ofTaker[taker]!;
  const rivals = model.ofOffer[model.pairOffer[pairs[walk.below(pairs.length)]!]!]!;
  return model.pairTaker[rivals[walk.below(rivals.length)]!]!;
}

/** Empties the drawn takers; who shares an all-or-nothing offer with one of them is emptied too. False when that grows too far. */
function ruin(ruins: Ruins): boolean {
  const { model, state, draw } = ruins;
  const { takers } = draw;
  for (let k = 0; k < takers.length; k++) {
    for (const pair of model.ofTaker[takers[k]!]!) {
      const kg = state.kg[pair]!;
      if (kg === 0) continue;
      const offer = model.pairOffer[pair]!;
      draw.oldPair.push(pair);
      draw.oldKg.push(kg);
      setPair(model, state, pair, 0);
      if (model.offerWhole[offer] === 0 || state.sold[offer] === 0) continue;
      for (const other of model.ofOffer[offer]!) if (state.kg[other]! > 0) add(ruins, model.pairTaker[other]!);
    }
  }
  return takers.length <= MOST;
}

/** The taker's pairs, the blurred best first. */
function sortedPairs({ bestOf, walk, worth, draw, state }: Ruins, taker: number): number {
  const { pair, key } = draw;
  const list = bestOf[taker]!;
  const blur = (Math.max(0, worth[list[0]!]!) * NOISE) / 256;
  let count = 0;
  for (const at of list) {
    if (state.forbidden[at] === 1) continue;
    const own = worth[at]! + (blur * walk.below(256)) / 256;
    let place = count++;
    for (; place > 0 && key[place - 1]! < own; place--) {
      key[place] = key[place - 1]!;
      pair[place] = pair[place - 1]!;
    }
    key[place] = own;
    pair[place] = at;
  }
  return count;
}

/** Kg of a pair that would keep to its lots now; 0 for none. What is left on either side should be a lot again, when that is possible. */
function fitting({ model, state, walk }: Ruins, pair: number, takerLeft: number, room: number): number {
  const offer = model.pairOffer[pair]!;
  const offerLeft = model.offerKg[offer]! - state.sold[offer]!;
  const lot = model.pairLot[pair]!;
  const kg = Math.min(offerLeft, takerLeft, room);
  if (kg < lot) return 0;
  if (model.offerWhole[offer] === 1) return kg === model.offerKg[offer] ? kg : 0;
  const rest = (kg === offerLeft ? takerLeft : offerLeft) - kg;
  const less = kg - (lot - rest);
  return rest > 0 && rest < lot && less >= lot && walk.below(2) === 0 ? less : kg;
}

/** Kg that still fit behind a taker: its place's intake, its plan. */
function roomBehind({ model, state }: Ruins, taker: number): number {
  const intake = model.takerIntake[taker]!;
  const plan = model.takerPlan[taker]!;
  const intakeRoom = intake < 0 ? Infinity : model.intakeKg[intake]! - state.intake[intake]!;
  return plan < 0 ? intakeRoom : Math.min(intakeRoom, model.planKg[plan]! - state.plan[plan]!);
}

/** Serves one taker greedily; an all-or-nothing one that cannot be filled gets nothing. */
function serve(ruins: Ruins, taker: number): void {
  const { model, state, draw } = ruins;
  const whole = model.takerWhole[taker] === 1;
  const wanted = model.takerKg[taker]!;
  let room = roomBehind(ruins, taker);
  if (whole && room < wanted) return;
  const count = sortedPairs(ruins, taker);
  for (let k = 0; k < count && state.filled[taker]! < wanted && room > 0; k++) {
    const pair = draw.pair[k]!;
    const kg = fitting(ruins, pair, wanted - state.filled[taker]!, room);
    if (kg === 0) continue;
    room -= kg;
    setPair(model, state, pair, kg);
  }
  if (!whole || state.filled[taker] === wanted) return;
  for (const pair of model.ofTaker[taker]!) setPair(model, state, pair, 0);
}

/** Serves the drawn takers anew: call-offs and plans first, then in a drawn order. */
function recreate(ruins: Ruins): void {
  const { model, walk } = ruins;
  const { takers } = ruins.draw;
  for (let k = takers.length - 1; k > 0; k--) {
    const other = walk.below(k + 1);
    const swapped = takers[k]!;
    takers[k] = takers[other]!;
    takers[other] = swapped;
  }
  for (const taker of takers) if (bonusOf(model, taker) > 0) serve(ruins, taker);
  for (const taker of takers) if (bonusOf(model, taker) === 0) serve(ruins, taker);
}

/** One draw around a taker: keeps the new assignment when it is not worse. */
function redraw(ruins: Ruins, first: number): void {
  const { model, state, walk, draw, chosen } = ruins;
  const { takers, oldPair, oldKg } = draw;
  takers.length = 0;
  oldPair.length = 0;
  oldKg.length = 0;
  add(ruins, first);
  const size = FEWEST + walk.below(SPREAD);
  for (let tries = 0; tries < 2 * size && takers.length < size; tries++) add(ruins, rivalOf(ruins, takers[walk.below(takers.length)]!));
  const fits = ruin(ruins);
  let before = 0;
  for (let k = 0; k < oldPair.length; k++) setPair(model, state, oldPair[k]!, oldKg[k]!);
  before = valueOf(model, state, takers);
  for (const pair of oldPair) setPair(model, state, pair, 0);
  if (fits) recreate(ruins);
  if (!fits || valueOf(model, state, takers) < before) {
    for (const taker of takers) for (const pair of model.ofTaker[taker]!) setPair(model, state, pair, 0);
    for (let k = 0; k < oldPair.length; k++) setPair(model, state, oldPair[k]!, oldKg[k]!);
  }
  for (const taker of takers) chosen[taker] = 0;
}

/**
 * Improves an assignment of a large market: a few takers that compete are emptied and served anew, greedily and with some noise; the new
 * assignment stays when it is not worse.
 *
 * Source: Schrimpf, Schneider, Stamm-Wilbrandt, Dueck, *Record breaking optimization results using the ruin and recreate principle*,
 * J. Comput. Phys. 159 (2000).
 *
 * @param offerPrice farm-gate price by offer in the market without lots: what its fruit would bring elsewhere.
 * @param draws most draws.
 */
export function ruinAndRecreate(
  model: LotModel,
  state: LotState,
  worth: Float64Array,
  { draws, shouldStop }: { readonly draws: number; readonly shouldStop: () => boolean },
): void {
  const live = Array.from({ length: model.takers }, (_, taker) => taker).filter((taker) => model.ofTaker[taker]!.length > 0);
  if (live.length === 0) return;
  const most = live.reduce((longest, taker) => Math.max(longest, model.ofTaker[taker]!.length), 0);
  const draw = { takers: [], oldPair: [], oldKg: [], pair: new Int32Array(most), key: new Float64Array(most) };
  const bestOf = model.ofTaker.map((list) =>
    Int32Array.from([...list].sort((a, b) => worth[b]! - worth[a]! || a - b).slice(0, PAIRS_TRIED)),
  );
  const ruins: Ruins = { model, state, worth, bestOf, walk: new LotWalk(), chosen: new Uint8Array(model.takers), draw };
  for (let done = 0; done < draws && (done % DRAWS_PER_LOOK > 0 || !shouldStop()); done++) {
    let first = live[ruins.walk.below(live.length)]!;
    // Who has all that it wants is seldom where something can be gained.
    for (let tries = 0; tries < 4 && state.filled[first] === model.takerKg[first]; tries++) first = live[ruins.walk.below(live.length)]!;
    redraw(ruins, first);
  }
}
