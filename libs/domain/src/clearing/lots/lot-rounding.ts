import { allocateFlow } from '../network/allocate';
import { buildNetwork } from '../network/build-network';
import type { ClearingInput } from '../clearing-input';
import { solveCold } from '../warm-start/live-solver';
import { dealInLots } from './lot-deal';
import { marketColumns } from '../market/market-columns';
import type { MarketIndex } from '../market/market-index';
import { arcFlows, straighten } from '../simplex/network-simplex';

const MOST_ROUNDS = 12;
/** Proposals of an all-or-nothing item that may come to nothing before it is left out. */
const MOST_FAILURES = 2;
/** The rounding ends once a round adds less than one part in so many. */
const WORTH_A_ROUND = 1000;

/** Kg from an offer to a taker, by position in the index. */
export interface LotFill {
  readonly offer: number;
  readonly taker: number;
  readonly kg: number;
}

/** What of a market is still open while it is being rounded. */
interface Open {
  readonly market: MarketIndex;
  readonly offerKg: Int32Array;
  readonly takerKg: Int32Array;
  readonly intakeKg: number[];
  readonly offerFailures: Uint8Array;
  readonly takerFailures: Uint8Array;
}

function openMarket(market: MarketIndex): Open {
  return {
    market,
    offerKg: Int32Array.from(market.offers, ({ kg }) => kg),
    takerKg: Int32Array.from(market.takers, ({ kg }) => kg),
    intakeKg: market.input.intakeCapacity.map(({ capacityKg }) => capacityKg),
    offerFailures: new Uint8Array(market.offers.length),
    takerFailures: new Uint8Array(market.takers.length),
  };
}

/** The rest of the market as an input, with the index positions of its offers and orders; what contracts get was held before. */
function restOf(open: Open): { input: ClearingInput; offers: number[]; lines: number[] } {
  const { market, offerKg, takerKg, intakeKg } = open;
  const { input } = market;
  const offers: number[] = [];
  const lines: number[] = [];
  for (let k = 0; k < market.offers.length; k++) if (offerKg[k]! > 0) offers.push(k);
  for (let k = 0; k < market.takers.length; k++) if (takerKg[k]! > 0) lines.push(k);
  const rest = {
    ...input,
    offers: offers.map((k) => ({ ...market.offers[k]!, kg: offerKg[k]! })),
    lines: lines.map((k) => ({ ...market.takers[k]!, kg: takerKg[k]! })),
    intakePlans: [],
    intakeCapacity: input.intakeCapacity.map((row, k) => ({ ...row, capacityKg: intakeKg[k]! })),
  };
  return { input: rest, offers, lines };
}

/** The best flow of the rest of the market, dealt out in lots. */
function proposals(open: Open): LotFill[] {
  const { market } = open;
  const { input, offers, lines } = restOf(open);
  const columns = marketColumns(input);
  const network = buildNetwork(columns);
  const simplex = solveCold(network);
  const flow = arcFlows(simplex);
  straighten(simplex);
  const offerAt = Array.from(columns.offer.order, (at) => offers[at]!);
  const takerAt = Array.from(columns.taker.order, (at) => lines[at]!);
  const sizes = {
    offerLot: Int32Array.from(offerAt, (k) => market.offers[k]!.minLotKg),
    offerWhole: Uint8Array.from(offerAt, (k) => (market.offers[k]!.allOrNothing ? 1 : 0)),
    takerLot: Int32Array.from(takerAt, (k) => market.takers[k]!.minLotKg),
  };
  const fills: LotFill[] = [];
  for (const { offer, taker, kg } of allocateFlow(columns, network, flow, dealInLots(sizes))) {
    const last = fills.at(-1);
    // Sorted by offer and taker: days of one pair are one fill, brought on its first day.
    const same = last?.offer === offerAt[offer] && last?.taker === takerAt[taker];
    if (same) fills[fills.length - 1] = { ...last!, kg: last!.kg + kg };
    else fills.push({ offer: offerAt[offer]!, taker: takerAt[taker]!, kg });
  }
  return fills;
}

/** Drops what breaks a lot, and what that leaves half empty, until every fill keeps to its items' terms. */
function kept(open: Open, proposed: readonly LotFill[]): LotFill[] {
  const { market } = open;
  const sold = new Map<number, number>();
  const filled = new Map<number, number>();
  const add = (sums: Map<number, number>, at: number, kg: number): void => void sums.set(at, (sums.get(at) ?? 0) + kg);
  for (const { offer, taker, kg } of proposed) {
    add(sold, offer, kg);
    add(filled, taker, kg);
  }
  const failed = new Set<number>();
  let alive = [...proposed];
  for (let before = -1; before !== alive.length;) {
    before = alive.length;
    alive = alive.filter(({ offer, taker, kg }) => {
      const seller = market.offers[offer]!;
      const buyer = market.takers[taker]!;
      const whole = !(seller.allOrNothing && sold.get(offer)! < seller.kg) && !(buyer.allOrNothing && filled.get(taker)! < buyer.kg);
      if (whole && kg >= Math.max(seller.minLotKg, buyer.minLotKg)) return true;
      add(sold, offer, -kg);
      add(filled, taker, -kg);
      if (seller.allOrNothing) failed.add(offer);
      if (buyer.allOrNothing) failed.add(-1 - taker);
      return false;
    });
  }
  for (const item of failed) {
    const failures = item < 0 ? open.takerFailures : open.offerFailures;
    const at = item < 0 ? -1 - item : item;
    failures[at]!++;
    if (failures[at]! >= MOST_FAILURES) (item < 0 ? open.takerKg : open.offerKg)[at] = 0;
  }
  return alive;
}

/** Takes fills off what is open; what is left below an item's lot can go nowhere any more. */
function take(open: Open, fills: readonly LotFill[]): number {
  const { market } = open;
  const intakes = new Map(market.input.intakeCapacity.map(({ destinationId, day }, k) => [`${destinationId}/${day}`, k]));
  let taken = 0;
  for (const { offer, taker, kg } of fills) {
    const buyer = market.takers[taker]!;
    const seller = market.offers[offer]!;
    taken += kg;
    open.offerKg[offer]! -= kg;
    open.takerKg[taker]! -= kg;
    const intake = intakes.get(`${buyer.destinationId}/${buyer.deliverFrom}`);
    if (intake !== undefined) open.intakeKg[intake]! -= kg;
    if (open.offerKg[offer]! < seller.minLotKg) open.offerKg[offer] = 0;
    if (open.takerKg[taker]! < buyer.minLotKg) open.takerKg[taker] = 0;
  }
  return taken;
}

/**
 * An assignment of a market with lots: the best flow without lots of what `held` leaves, dealt out so that few lots break; what keeps its
 * terms stays, and the rest of the market is solved again, round after round.
 *
 * @param held fills that stand already: their takers, which come first, want nothing more.
 * @returns the new fills; a pair may come more than once.
 */
export function roundedFills(market: MarketIndex, held: readonly LotFill[], shouldStop: () => boolean): LotFill[] {
  const open = openMarket(market);
  take(open, held);
  market.takers.forEach(({ contract }, taker) => {
    if (contract) open.takerKg[taker] = 0;
  });
  for (const { offer } of held) if (market.offers[offer]!.allOrNothing) open.offerKg[offer] = 0;
  const out: LotFill[] = [];
  let total = 0;
  for (let round = 0; round < MOST_ROUNDS && !shouldStop(); round++) {
    const fills = kept(open, proposals(open));
    const taken = take(open, fills);
    out.push(...fills);
    total += taken;
    if (taken * WORTH_A_ROUND < total) break;
  }
  return out;
}
