import type { MarketColumns } from '../market/market-columns';
import type { Nearest } from './nearest';
import { FITS, NO_LANE, WINDOW } from '../market/pair-scan';
import type { RuleTable } from './rule-table';
import type { Shelves } from './shelves';

/** The side that partners are looked for on, by item. */
export interface PartnerSide {
  readonly rules: RuleTable;
  readonly shelves: Shelves;
  /** Place and day whose limit alone keeps an item from those whose price is not above `limit`; −1 for none. */
  readonly full: Int32Array;
  readonly limit: Float64Array;
  /** What a kg is worth to the item in the round, minus what it costs there on the side of the offers; VND per kg. */
  readonly value: Float64Array;
}

/** Who looks for a partner: an offer among takers, or a taker among offers. */
export interface Seeker {
  readonly isOffer: boolean;
  readonly product: number;
  /** Origin of an offer, destination of a taker. */
  readonly place: number;
  /** Its number in the table of rules. */
  readonly kind: number;
  /** Ask of an offer, minus the bid of an order; VND per kg. Without an end for call-offs and plans, which no price keeps away. */
  readonly own: number;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly lot: number;
  /** Place and day whose limit keeps the seeker itself, −1 for none. */
  readonly full: number;
}

/** The way to a shelf: VND per kg for the road and the days on it (−1 for no road), and the days that partners there must overlap. */
interface Way {
  days: number;
  freight: number;
  /** Their first day is not after this one … */
  upTo: number;
  /** … and their last day not before this one. */
  from: number;
}

function wayTo(columns: MarketColumns, seek: Seeker, place: number, way: Way): void {
  const { product } = seek;
  const [origin, destination] = seek.isOffer ? [seek.place, place] : [place, seek.place];
  const lane = origin * columns.destinations + destination;
  const days = columns.transit[product]![lane]!;
  const hold = columns.maxHold[product]!;
  way.days = days;
  way.freight = columns.transport[product]![lane]! + columns.freshness[product]! * days;
  way.upTo = seek.isOffer ? seek.lastDay + hold + days : seek.lastDay - days;
  way.from = seek.isOffer ? seek.firstDay + days : seek.firstDay - days - hold;
}

/** Days that fruit waits after its last day of harvest, between a seeker and a partner that meet. */
function held({ shelves }: PartnerSide, seek: Seeker, partner: number, days: number): number {
  const harvested = seek.isOffer ? seek.lastDay : shelves.lastDay[partner]!;
  const wanted = seek.isOffer ? shelves.firstDay[partner]! : seek.firstDay;
  return Math.max(0, wanted - days - harvested);
}

function ruleOn(rules: RuleTable, seek: Seeker, kind: number): number {
  return seek.isOffer ? rules.rule(seek.kind, kind) : rules.rule(kind, seek.kind);
}

/** Looks at the partners on one shelf that no rule but the days keeps away, the most worth first. */
function lookOnShelf(columns: MarketColumns, side: PartnerSide, shelf: number, seek: Seeker, way: Way, nearest: Nearest): void {
  const { item, start, worth, firstDay, lastDay } = side.shelves;
  const freshness = columns.freshness[seek.product]!;
  for (let k = start[shelf]!; k < start[shelf + 1]!; k++) {
    const partner = item[k]!;
    if (nearest.isSettledAt(seek.own + way.freight - worth[partner]!)) return;
    const daysOff = Math.max(firstDay[partner]! - way.upTo, way.from - lastDay[partner]!);
    if (daysOff > 0) {
      nearest.keptBy(WINDOW, daysOff, 1);
      continue;
    }
    const price = seek.own + way.freight + freshness * held(side, seek, partner, way.days);
    const full = seek.full >= 0 ? seek.full : side.full[partner]!;
    if (full >= 0 && price <= side.limit[partner]!) nearest.reached(0, full, partner);
    else nearest.reached(price - side.value[partner]!, -1, partner);
  }
}

/**
 * Finds the seeker's nearest partner in a shop, or what kept all of them away.
 *
 * @param leastFreight the cheapest way from the seeker's place, VND per kg: shelves whose best item is farther off even by it are not
 * looked at.
 */
export function lookInShop(
  columns: MarketColumns,
  side: PartnerSide,
  shop: number,
  seek: Seeker,
  leastFreight: number,
  nearest: Nearest,
): void {
  const { shopStart, start, placeOf, kindOf, most, earliest, latest } = side.shelves;
  const way: Way = { days: 0, freight: 0, upTo: 0, from: 0 };
  for (let shelf = shopStart[shop]!; shelf < shopStart[shop + 1]!; shelf++) {
    const own = seek.own - most[shelf]!;
    if (nearest.isSettledAt(own + leastFreight)) return;
    wayTo(columns, seek, placeOf[shelf]!, way);
    if (nearest.isSettledAt(own + way.freight)) continue;
    const partners = start[shelf + 1]! - start[shelf]!;
    const rule = ruleOn(side.rules, seek, kindOf[shelf]!);
    const late = earliest[shelf]! - way.upTo;
    const early = way.from - latest[shelf]!;
    if (rule !== FITS) nearest.keptBy(rule, 0, partners);
    else if (way.days < 0) nearest.keptBy(NO_LANE, 0, partners);
    else if (late > 0 || early > 0) nearest.keptBy(WINDOW, Math.max(late, early), partners);
    else lookOnShelf(columns, side, shelf, seek, way, nearest);
  }
}

/** For a seeker that no price and no limit keeps away: the largest lot that it or a partner of this shop insists on. */
export function lookForLots(columns: MarketColumns, side: PartnerSide, shop: number, seek: Seeker, nearest: Nearest): void {
  const { shopStart, start, item, placeOf, kindOf, firstDay, lastDay, lot, mostLot } = side.shelves;
  const way: Way = { days: 0, freight: 0, upTo: 0, from: 0 };
  nearest.needsLot(seek.lot);
  for (let shelf = shopStart[shop]!; shelf < shopStart[shop + 1]!; shelf++) {
    if (mostLot[shelf]! <= nearest.lot || ruleOn(side.rules, seek, kindOf[shelf]!) !== FITS) continue;
    wayTo(columns, seek, placeOf[shelf]!, way);
    if (way.days < 0) continue;
    for (let k = start[shelf]!; k < start[shelf + 1]!; k++) {
      const partner = item[k]!;
      if (firstDay[partner]! <= way.upTo && lastDay[partner]! >= way.from) nearest.needsLot(lot[partner]!);
    }
  }
}
