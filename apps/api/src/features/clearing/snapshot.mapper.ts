import type { Catalogue } from '@domain/catalogue/catalogue';
import { keepApart, type Standing } from '@domain/clearing/side-rules/keep-apart';
import type { ClearingInput, ClearingIntakePlan, IntakeCapacity, ClearingLine, ClearingOffer } from '@domain/clearing/clearing-input';
import type { SideRules } from '@domain/clearing/side-rules/side-rules';
import { gradeIdsOf } from '@domain/contracts/contract-terms';
import { daysLeftOf, openKgOfCallOff } from '@domain/contracts/call-off';
import { invariant } from '@domain/shared/invariant';
import { type Offer, openKgOfOffer } from '@domain/offers/offer';
import { openKgOfOrder, type Order } from '@domain/orders/order';
import { daysBetween, type Day } from '@domain/shared/day';
import type { DayWindow } from '@domain/shared/window';
import type { PlaceId, VarietyId } from '@domain/shared/ids';
import { NO_PAPERS_ASKED } from './eligibility';
import type { FrozenPlan } from './frozen-plan';
import type { ContractDemand, FrozenMarket } from './frozen-market';
import { LaneClasses } from './lane-classes';
import { sideRulesOf } from './side-rules-of';

const ANY_VARIETY = 0xffff_ffff;
/** The one product of a market's round. */
const PRODUCT = 0;

/** A snapshot in numbers, and the way back from its ids. */
export interface Snapshot {
  readonly input: ClearingInput;
  readonly offers: readonly Offer[];
  /** Line ids count through the orders first, then the call-offs. */
  readonly orders: readonly Order[];
  readonly callOffs: readonly ContractDemand[];
  readonly plans: readonly FrozenPlan[];
  /** The place of each row of the lanes, and of each column. */
  readonly origins: readonly PlaceId[];
  readonly destinations: readonly PlaceId[];
  /** What tells rows and columns of one place apart. */
  readonly laneKeys: { readonly origins: readonly string[]; readonly destinations: readonly string[] };
  /** Rows of lots that are not for everyone. */
  readonly closedOrigins: ReadonlySet<number>;
  readonly rules: SideRules;
  /** Lines that the solver cut out of another, by id. */
  readonly parts: ReadonlyMap<number, number>;
}

/** What is open in a snapshot. */
type Open = Pick<Snapshot, 'offers' | 'orders' | 'callOffs' | 'plans'>;

/** Turns a frozen market into the kernel's numbers. Ids follow the sorted ids of the rows, so the same market gives the same input. */
export function toSnapshot(market: FrozenMarket, catalogue: Catalogue): Snapshot {
  const offers = market.offers.filter((offer) => market.eligibility.openKgOf(offer) > 0 && offer.harvest.to >= market.today);
  const { orders, callOffs } = standingDemand(market);
  const { plans } = market;
  const classes = new LaneClasses(
    offers,
    orders,
    [...callOffs.map(({ contract }) => contract.placeId), ...plans.map(({ plan }) => plan.placeId)],
    catalogue,
  );
  const open = { offers, orders, callOffs, plans };
  const numbers = numbersOf(market, open, classes);
  const lines = [
    ...orders.map((order, index) => orderLine(order, index, numbers, catalogue)),
    ...callOffs.map((demand, index) => callOffLine(demand, orders.length + index, numbers, catalogue)),
  ];
  const intakePlans = plans.map((plan, index) => planLine(plan, index, numbers, catalogue));
  const input: ClearingInput = {
    days: Math.max(0, ...lines.map((line) => line.deliverTo), ...intakePlans.map((plan) => plan.day)) + 1,
    products: [{ id: PRODUCT, freshnessVndPerKgDay: market.product.freshnessVndPerKgDay, maxHoldDays: market.product.maxHoldDays }],
    origins: classes.rowKeys.map((_, index) => index),
    destinations: classes.columnKeys.map((_, index) => index),
    lanes: [classes.lanes(PRODUCT, market.marketId)],
    intakeCapacity: intakeCapacity(numbers),
    offers: offers.map((offer, index) => clearingOffer(offer, index, numbers)),
    lines,
    intakePlans,
  };
  return {
    ...open,
    input,
    origins: classes.origins,
    destinations: classes.destinations,
    laneKeys: { origins: classes.rowKeys, destinations: classes.columnKeys },
    rules: sideRulesOf(market, orders, numbers.seller),
    closedOrigins: new Set(classes.closedRows),
    parts: new Map(),
  };
}

/** Orders and call-offs that this round can still bring. */
export function standingDemand({ orders, callOffs, today }: FrozenMarket): Pick<FrozenMarket, 'orders' | 'callOffs'> {
  return {
    orders: orders.filter((order) => openKgOfOrder(order) > 0 && order.delivery.to >= today),
    callOffs: callOffs.filter(({ callOff }) => openKgOfCallOff(callOff) > 0 && daysLeftOf(callOff, today) !== null),
  };
}

/**
 * This market's share of each line with a limit, for every column of its place. Columns of one place are held to it each by itself; what
 * they bring together is held again when the round is committed.
 */
function intakeCapacity({ market, classes }: Numbers): IntakeCapacity[] {
  return market.room.limits.flatMap(({ placeId, day, kg }) =>
    classes.destinations.flatMap((place, destinationId) =>
      place === placeId ? [{ destinationId, day: dayIndex(market.today, day), capacityKg: kg }] : [],
    ),
  );
}

/** Where names become numbers. */
interface Numbers {
  readonly market: FrozenMarket;
  readonly classes: LaneClasses;
  readonly row: ReadonlyMap<string, number>;
  readonly column: ReadonlyMap<string, number>;
  readonly variety: ReadonlyMap<string, number>;
  readonly grade: ReadonlyMap<string, number>;
  readonly seller: ReadonlyMap<string, number>;
  /** Offers and demand that may not meet share a number. */
  readonly apart: ReadonlyMap<string, number>;
  readonly rank: ReadonlyMap<string, number>;
}

function numbersOf(market: FrozenMarket, open: Open, classes: LaneClasses): Numbers {
  const sellers = [
    ...open.offers.map((offer) => offer.sellerId),
    ...open.callOffs.map(({ contract }) => contract.cooperativeId),
    ...open.plans.flatMap(({ parts }) => parts.map(({ contract }) => contract.cooperativeId)),
  ];
  const arrivals = [...open.offers, ...open.orders, ...open.callOffs.map(({ callOff }) => callOff)];
  arrivals.sort((a, b) => a.submittedAt - b.submittedAt || (a.id < b.id ? -1 : 1));
  return {
    market,
    classes,
    row: indexOf(classes.rowKeys),
    column: indexOf(classes.columnKeys),
    variety: indexOf(market.product.varieties.map((variety) => variety.id)),
    grade: indexOf(market.product.grades.map((grade) => grade.id)),
    seller: indexOf(sortedSet(sellers)),
    apart: apart(market, open),
    rank: new Map(arrivals.map((item, index) => [item.id, index])),
  };
}

function clearingOffer(offer: Offer, id: number, numbers: Numbers): ClearingOffer {
  return {
    id,
    sellerId: at(numbers.seller, offer.sellerId),
    sellerGroup: numbers.apart.get(offer.id) ?? 0,
    originId: at(numbers.row, numbers.classes.rowKey(offer)),
    productId: PRODUCT,
    variety: at(numbers.variety, offer.varietyId),
    grade: at(numbers.grade, offer.gradeId),
    ...numbers.market.eligibility.ofOffer(offer),
    askVndPerKg: offer.askVndPerKg,
    harvestFrom: dayIndex(numbers.market.today, offer.harvest.from),
    harvestTo: dayIndex(numbers.market.today, offer.harvest.to),
    submittedAt: at(numbers.rank, offer.id),
    minLotKg: offer.allOrNothing ? 0 : Math.min(offer.minLotKg, openKgOfOffer(offer)),
    allOrNothing: offer.allOrNothing,
  };
}

function orderLine(order: Order, id: number, numbers: Numbers, catalogue: Catalogue): ClearingLine {
  return {
    ...demandMasks(order, numbers, catalogue),
    id,
    sellerId: -1,
    buyerGroup: numbers.apart.get(order.id) ?? 0,
    destinationId: at(numbers.column, numbers.classes.columnKey(order)),
    ...numbers.market.eligibility.ofOrder(order),
    kg: openKgOfOrder(order),
    bidVndPerKg: order.limitVndPerKg,
    ...deliveryDays(numbers.market, order.id, order.delivery),
    contract: false,
    contractPriceVndPerKg: null,
    submittedAt: at(numbers.rank, order.id),
    minLotKg: order.allOrNothing ? 0 : Math.min(order.minLotKg, openKgOfOrder(order)),
    allOrNothing: order.allOrNothing,
  };
}

function callOffLine({ callOff, contract }: ContractDemand, id: number, numbers: Numbers, catalogue: Catalogue): ClearingLine {
  const days = daysLeftOf(callOff, numbers.market.today);
  invariant(days !== null, 'a call-off that is over came into a round', { id: callOff.id });
  return {
    ...demandMasks({ varietyIds: contract.varietyIds, gradeIds: gradeIdsOf(contract) }, numbers, catalogue),
    id,
    sellerId: at(numbers.seller, contract.cooperativeId),
    buyerGroup: numbers.apart.get(callOff.id) ?? 0,
    destinationId: at(numbers.column, contract.placeId),
    ...NO_PAPERS_ASKED,
    kg: openKgOfCallOff(callOff),
    bidVndPerKg: callOff.price.vndPerKg,
    ...deliveryDays(numbers.market, callOff.id, days),
    contract: true,
    contractPriceVndPerKg: callOff.price.vndPerKg,
    submittedAt: at(numbers.rank, callOff.id),
  };
}

/** A plan is one demand over its contracts; ranks of plans come after those of everything that arrived before them. */
function planLine({ plan, kg, parts }: FrozenPlan, id: number, numbers: Numbers, catalogue: Catalogue): ClearingIntakePlan {
  const [first] = parts;
  const fruit = { varietyIds: first?.contract.varietyIds ?? [], gradeIds: first ? gradeIdsOf(first.contract) : [] };
  const { minLotKg: _lot, allOrNothing: _whole, ...masks } = demandMasks(fruit, numbers, catalogue);
  return {
    ...masks,
    ...NO_PAPERS_ASKED,
    id,
    buyerGroup: numbers.apart.get(planName(parts)) ?? 0,
    destinationId: at(numbers.column, plan.placeId),
    day: dayIndex(numbers.market.today, plan.day),
    kg,
    submittedAt: numbers.rank.size + id,
    contracts: parts.map(({ contract, mayGiveKg, price }, part) => ({
      contractId: part,
      sellerId: at(numbers.seller, contract.cooperativeId),
      remainingKg: mayGiveKg,
      bidVndPerKg: price.vndPerKg,
      contractPriceVndPerKg: price.vndPerKg,
      submittedAt: part,
    })),
  };
}

/** Each part of a plan has a call-off of its own, so the first names it. */
function planName(parts: FrozenPlan['parts']): string {
  return parts[0]?.callOffId ?? '';
}

function demandMasks(demand: Pick<Order, 'varietyIds' | 'gradeIds'>, numbers: Numbers, catalogue: Catalogue) {
  const grades = catalogue.gradesThatServe(numbers.market.product.id, demand.gradeIds, 'gradeIds');
  return {
    productId: PRODUCT,
    varietyMask: demand.varietyIds.length === 0 ? ANY_VARIETY : maskOf(demand.varietyIds.map((id: VarietyId) => at(numbers.variety, id))),
    gradeMask: maskOf(grades.map((id) => at(numbers.grade, id))),
    minLotKg: 0,
    allOrNothing: false,
  };
}

/** The days of a demand; one alone where the room on a line decided which. */
function deliveryDays({ today, room }: FrozenMarket, id: string, days: DayWindow): Pick<ClearingLine, 'deliverFrom' | 'deliverTo'> {
  const chosen = room.dayOf.get(id);
  return { deliverFrom: dayIndex(today, chosen ?? days.from), deliverTo: dayIndex(today, chosen ?? days.to) };
}

/** Days from today; what has begun already is open from today on. */
function dayIndex(today: Day, day: Day): number {
  return Math.max(0, daysBetween(today, day));
}

function maskOf(bits: readonly number[]): number {
  return bits.reduce((mask, bit) => mask | (1 << bit), 0) >>> 0;
}

function apart({ groups, refused }: FrozenMarket, open: Open): ReadonlyMap<string, number> {
  const standing = (id: string, owner: string): Standing => ({ id, ownerGroup: groups.get(owner) ?? owner });
  const supply = open.offers.map((offer) => standing(offer.id, offer.sellerId));
  const orders = open.orders.map((order) => standing(order.id, order.buyerId));
  const callOffs = open.callOffs.map(({ callOff, contract }) => standing(callOff.id, contract.processorId));
  const plans = open.plans.map(({ plan, parts }) => standing(planName(parts), plan.processorId));
  return keepApart(supply, [...orders, ...callOffs, ...plans], refused);
}

function indexOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, index) => [name, index]));
}

function sortedSet<Name extends string>(names: readonly Name[]): Name[] {
  return [...new Set(names)].sort();
}

function at(numbers: ReadonlyMap<string, number>, name: string): number {
  const number = numbers.get(name);
  if (number === undefined) throw new Error(`the snapshot names ${name}, which the market does not have`);
  return number;
}
