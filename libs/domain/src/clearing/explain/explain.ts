import type { Unmet } from '../clearing-result';
import { PLAN_KIND } from '../market/item-columns';
import { marketColumns, type MarketColumns } from '../market/market-columns';
import type { MarketIndex } from '../market/market-index';
import { Nearest, type Reason } from './nearest';
import { SELLER_BOUND } from '../market/pair-scan';
import { lookForLots, lookInShop, type Seeker } from './partner-search';
import { partnerSides } from './partner-sides';
import { leastFreights, offerSeeker, streetOfOffer, streetOfTaker, takerSeeker, type SeekersRound, type Street } from './partner-streets';
import type { Solution } from '../market/solution';

/** What the round moved, by position in canonical order. */
interface Explained extends SeekersRound {
  readonly market: MarketIndex;
  readonly sold: Int32Array;
  readonly filled: Int32Array;
  /** By product and origin, by product and destination. */
  readonly freightFrom: Float64Array;
  readonly freightTo: Float64Array;
}

function lotsOf(items: readonly { readonly kg: number; readonly minLotKg: number; readonly allOrNothing: boolean }[]): Int32Array {
  return Int32Array.from(items, ({ kg, minLotKg, allOrNothing }) => (allOrNothing ? kg : minLotKg));
}

/** Place and day of each taker where as much was taken in as the place allows; −1 elsewhere. */
function fullCells({ taker, capacity, days }: MarketColumns, used: Float64Array): Int32Array {
  return taker.destination.map((destination, at) => {
    const cell = destination * days + taker.deliverFrom[at]!;
    return capacity[cell]! >= 0 && used[cell]! >= capacity[cell]! ? cell : -1;
  });
}

function prepare({ market, potentials, allocations }: Solution): Explained {
  const columns = marketColumns(market.input);
  const sold = new Int32Array(columns.offer.length);
  const filled = new Int32Array(columns.taker.length);
  const used = new Float64Array(columns.capacity.length);
  for (const { offer, taker, day, kg } of allocations) {
    sold[offer]! += kg;
    filled[taker]! += kg;
    used[columns.taker.destination[taker]! * columns.days + day]! += kg;
  }
  const fullCell = fullCells(columns, used);
  const full = fullCell.map((cell, at) => (filled[at]! < columns.taker.kg[at]! ? cell : -1));
  const [offerLot, takerLot] = [lotsOf(market.offers), lotsOf(market.takers)];
  const sides = partnerSides({ columns, potentials, full, offerLot, takerLot });
  const freight = { freightFrom: leastFreights(columns, true), freightTo: leastFreights(columns, false) };
  return { market, columns, sides, sold, filled, fullCell, offerLot, takerLot, ...freight };
}

/** One reason for the kg that one item, or all parts of one plan together, kept open. */
function reasonOf(round: Explained, seekers: readonly { seek: Seeker; street: Street }[], unmetKg: number, nearest: Nearest): Reason {
  const { columns } = round;
  nearest.clear();
  for (const { seek, street } of seekers) {
    const { isOffer, product, place } = seek;
    const least = isOffer
      ? round.freightFrom[product * columns.origins + place]!
      : round.freightTo[product * columns.destinations + place]!;
    if (street.boundElsewhere > 0) nearest.keptBy(SELLER_BOUND, 0, street.boundElsewhere);
    for (const shop of street.shops) if (shop >= 0) lookInShop(columns, street.side, shop, seek, least, nearest);
  }
  if (nearest.isWithinReach) {
    for (const { seek, street } of seekers) {
      for (const shop of street.shops) if (shop >= 0) lookForLots(columns, street.side, shop, seek, nearest);
    }
  }
  return nearest.reason(unmetKg, columns.capacity);
}

/** One reason with its figure for every offer, line and plan that kept open kg, in order of kind (offers, lines, plans) and id. */
export function explainUnmet(solution: Solution): Unmet[] {
  const round = prepare(solution);
  const { market, columns, sold, filled } = round;
  const destinations = [...market.input.destinations].sort((a, b) => a - b);
  const nearest = new Nearest();
  const unmet: Unmet[] = [];
  const keptOpen = (kind: Unmet['kind'], id: number, unmetKg: number, seekers: () => { seek: Seeker; street: Street }[]): void => {
    if (unmetKg === 0) return;
    const { cause, figure, cell } = reasonOf(round, seekers(), unmetKg, nearest);
    const where = cell < 0 ? -1 : destinations[Math.floor(cell / columns.days)]!;
    unmet.push({ kind, id, unmetKg, cause, figure, destinationId: where, day: cell < 0 ? -1 : cell % columns.days });
  };
  const offerAt = (at: number) => ({ seek: offerSeeker(round, at), street: streetOfOffer(round, at) });
  const takerAt = (at: number) => ({ seek: takerSeeker(round, at), street: streetOfTaker(round, at) });
  market.offers.forEach(({ id, kg }, at) => keptOpen('offer', id, kg - sold[at]!, () => [offerAt(at)]));
  market.takers.forEach(({ id, kg }, at) => {
    if (columns.taker.kind[at] !== PLAN_KIND) keptOpen('line', id, kg - filled[at]!, () => [takerAt(at)]);
  });
  for (const { id, kg, takers } of market.plans) {
    const left = takers.reduce((open, taker) => open - filled[taker]!, kg);
    keptOpen('plan', id, left, () => takers.map(takerAt));
  }
  const rank = { offer: 0, line: 1, plan: 2 };
  return unmet.sort((a, b) => rank[a.kind] - rank[b.kind] || a.id - b.id);
}
