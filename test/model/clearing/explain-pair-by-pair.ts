// The reasons of a round, pair by pair: every open item is held against every partner of its product, one after the other. Slow and
// obvious, the yardstick for `explain.ts`, which stops early.
import type { Unmet, UnmetCause } from '@domain/clearing/clearing-result';
import { ORDER_KIND, PLAN_KIND } from '@domain/clearing/market/item-columns';
import { marketColumns, type MarketColumns } from '@domain/clearing/market/market-columns';
import type { MarketIndex } from '@domain/clearing/market/market-index';
import { FITS, OBSTACLES, scanPair, WINDOW } from '@domain/clearing/market/pair-scan';
import type { Potentials, Solution } from '@domain/clearing/market/solution';

/** A reason with its figure; place and day only where the cause has one. */
interface Reason {
  readonly cause: UnmetCause;
  readonly figure: number;
  readonly cell: number;
}

/** The obstacles met by one item, and its nearest partner among those that none kept away. */
class Nearest {
  private readonly lost = new Int32Array(FITS);
  private daysOff = Infinity;
  private gap = Infinity;
  private fullCell = -1;
  private lotKg = 0;

  clear(): void {
    this.lost.fill(0);
    this.daysOff = Infinity;
    this.gap = Infinity;
    this.fullCell = -1;
    this.lotKg = 0;
  }

  keptBy(obstacle: number, daysOff: number): void {
    this.lost[obstacle]!++;
    if (obstacle === WINDOW && daysOff < this.daysOff) this.daysOff = daysOff;
  }

  /** @param fullCell place and day whose limit alone stands between the two, −1 for none. */
  reached(gap: number, fullCell: number, lotKg: number): void {
    if (lotKg > this.lotKg) this.lotKg = lotKg;
    if (gap > this.gap || (gap === this.gap && (this.fullCell === -1 || fullCell !== -1))) return;
    this.gap = gap;
    this.fullCell = fullCell;
  }

  /** @param capacity by cell. */
  reason(unmetKg: number, capacity: Int32Array): Reason {
    if (this.gap < Infinity) {
      if (this.fullCell >= 0) return { cause: 'capacity_full', figure: capacity[this.fullCell]!, cell: this.fullCell };
      if (this.gap > 0) return { cause: 'price_gap', figure: this.gap, cell: -1 };
      if (this.lotKg > 1) return { cause: 'lot_size', figure: this.lotKg, cell: -1 };
      return { cause: 'exhausted', figure: unmetKg, cell: -1 };
    }
    for (let obstacle = FITS - 1; obstacle >= 0; obstacle--) {
      if (this.lost[obstacle] === 0) continue;
      return { cause: OBSTACLES[obstacle]!, figure: obstacle === WINDOW ? this.daysOff : this.lost[obstacle]!, cell: -1 };
    }
    return { cause: 'nothing_wanted', figure: 0, cell: -1 };
  }
}

/** What the round moved, by position and by cell (destination rank · days + day). */
interface Explained {
  readonly market: MarketIndex;
  readonly columns: MarketColumns;
  readonly potentials: Potentials;
  readonly sold: Int32Array;
  readonly filled: Int32Array;
  readonly used: Float64Array;
  /** Smallest kg of a lot that an item allows, 0 for any. */
  readonly offerLot: Int32Array;
  readonly takerLot: Int32Array;
}

function lotsOf(items: readonly { readonly kg: number; readonly minLotKg: number; readonly allOrNothing: boolean }[]): Int32Array {
  return Int32Array.from(items, ({ kg, minLotKg, allOrNothing }) => (allOrNothing ? kg : minLotKg));
}

function prepare(solution: Solution): Explained {
  const { market, potentials, allocations } = solution;
  const columns = marketColumns(market.input);
  const sold = new Int32Array(columns.offer.length);
  const filled = new Int32Array(columns.taker.length);
  const used = new Float64Array(columns.capacity.length);
  for (const { offer, taker, day, kg } of allocations) {
    sold[offer]! += kg;
    filled[taker]! += kg;
    used[columns.taker.destination[taker]! * columns.days + day]! += kg;
  }
  return { market, columns, potentials, sold, filled, used, offerLot: lotsOf(market.offers), takerLot: lotsOf(market.takers) };
}

/** The taker's cell when its daily intake is used up, −1 otherwise. */
function fullCell(round: Explained, taker: number): number {
  const { columns, used } = round;
  const cell = columns.taker.destination[taker]! * columns.days + columns.taker.deliverFrom[taker]!;
  const capacity = columns.capacity[cell]!;
  return capacity >= 0 && used[cell]! >= capacity ? cell : -1;
}

/** Looks at every taker of an unsold offer's product: who was kept away by what, and how far off the nearest of the others is. */
function scanOffer(round: Explained, offer: number, nearest: Nearest, scan: { cost: number; daysOff: number }): void {
  const { columns, potentials, filled } = round;
  const { start, list } = columns.takersOf;
  const product = columns.offer.product[offer]!;
  const ask = columns.offer.ask[offer]!;
  for (let k = start[product]!; k < start[product + 1]!; k++) {
    const taker = list[k]!;
    const obstacle = scanPair(columns, offer, taker, scan);
    if (obstacle !== FITS) {
      nearest.keptBy(obstacle, scan.daysOff);
      continue;
    }
    const lot = Math.max(round.offerLot[offer]!, round.takerLot[taker]!);
    const contract = columns.taker.kind[taker] !== ORDER_KIND;
    const full = filled[taker]! < columns.taker.kg[taker]! ? fullCell(round, taker) : -1;
    if (full >= 0 && (contract || ask + scan.cost <= columns.taker.bid[taker]!)) nearest.reached(0, full, lot);
    else if (contract) nearest.reached(0, -1, lot);
    else nearest.reached(Math.max(0, ask + scan.cost - potentials.taker[taker]!), -1, lot);
  }
}

/** The same from a taker's side: the nearest fruit at the price of the round. */
function scanTaker(round: Explained, taker: number, nearest: Nearest, scan: { cost: number; daysOff: number }): void {
  const { columns, potentials } = round;
  const { start, list } = columns.offersOf;
  const product = columns.taker.product[taker]!;
  const contract = columns.taker.kind[taker] !== ORDER_KIND;
  const full = fullCell(round, taker);
  for (let k = start[product]!; k < start[product + 1]!; k++) {
    const offer = list[k]!;
    const obstacle = scanPair(columns, offer, taker, scan);
    if (obstacle !== FITS) {
      nearest.keptBy(obstacle, scan.daysOff);
      continue;
    }
    const lot = Math.max(round.offerLot[offer]!, round.takerLot[taker]!);
    const gap = contract ? 0 : Math.max(0, potentials.offer[offer]! + scan.cost - columns.taker.bid[taker]!);
    nearest.reached(gap, gap === 0 ? full : -1, lot);
  }
}

function explainDemand(round: Explained, unmetOf: (kind: Unmet['kind'], id: number, kg: number, reason: Reason) => void): void {
  const { market, columns, filled } = round;
  const nearest = new Nearest();
  const scan = { cost: 0, daysOff: 0 };
  for (let taker = 0; taker < columns.taker.length; taker++) {
    const unmetKg = columns.taker.kg[taker]! - filled[taker]!;
    if (unmetKg === 0 || columns.taker.kind[taker] === PLAN_KIND) continue;
    nearest.clear();
    scanTaker(round, taker, nearest, scan);
    unmetOf('line', market.takers[taker]!.id, unmetKg, nearest.reason(unmetKg, columns.capacity));
  }
  for (const plan of market.plans) {
    const unmetKg = plan.takers.reduce((left, taker) => left - filled[taker]!, plan.kg);
    if (unmetKg === 0) continue;
    nearest.clear();
    for (const taker of plan.takers) scanTaker(round, taker, nearest, scan);
    unmetOf('plan', plan.id, unmetKg, nearest.reason(unmetKg, columns.capacity));
  }
}

/** One reason with its figure for every offer, line and plan that kept open kg, in order of kind (offers, lines, plans) and id. */
export function explainPairByPair(solution: Solution): Unmet[] {
  const round = prepare(solution);
  const { market, columns, sold } = round;
  const destinations = [...market.input.destinations].sort((a, b) => a - b);
  const unmet: Unmet[] = [];
  const unmetOf = (kind: Unmet['kind'], id: number, unmetKg: number, { cause, figure, cell }: Reason): void => {
    const where = cell < 0 ? -1 : destinations[Math.floor(cell / columns.days)]!;
    unmet.push({ kind, id, unmetKg, cause, figure, destinationId: where, day: cell < 0 ? -1 : cell % columns.days });
  };
  const nearest = new Nearest();
  const scan = { cost: 0, daysOff: 0 };
  for (let offer = 0; offer < columns.offer.length; offer++) {
    const unmetKg = columns.offer.kg[offer]! - sold[offer]!;
    if (unmetKg === 0) continue;
    nearest.clear();
    scanOffer(round, offer, nearest, scan);
    unmetOf('offer', market.offers[offer]!.id, unmetKg, nearest.reason(unmetKg, columns.capacity));
  }
  explainDemand(round, unmetOf);
  const rank = { offer: 0, line: 1, plan: 2 };
  return unmet.sort((a, b) => rank[a.kind] - rank[b.kind] || a.id - b.id);
}
