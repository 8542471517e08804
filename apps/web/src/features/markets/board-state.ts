import type { LiveEvent } from '@live/live-event';
import type { Board, Level, PublicOffer, PublicOrder, Round } from '../../shared/api/views';

/** One line of the board: the thing, how its open kg last moved, and why it is over if it is. */
export interface Row<T> {
  readonly item: T;
  readonly moved: 'up' | 'down' | null;
  readonly over: 'taken' | 'gone' | null;
}

/**
 * What the board shows. `shown` fixes the order on the screen: what arrives later waits in the map until the person
 * asks for it, what ends stays in its place, struck through, until then.
 */
export interface BoardState {
  readonly head: number;
  readonly offers: ReadonlyMap<string, Row<PublicOffer>>;
  readonly orders: ReadonlyMap<string, Row<PublicOrder>>;
  readonly shownOffers: readonly string[];
  readonly shownOrders: readonly string[];
  readonly demandLevels: readonly Level[];
  /** Grows with every event after which the anonymous demand levels must be read again. */
  readonly demandTouched: number;
  readonly lastRound: Round | null;
}

type Lot = PublicOffer;
const cheapestFirst = (a: Lot, b: Lot): number =>
  a.askVndPerKg - b.askVndPerKg || a.submittedAt.localeCompare(b.submittedAt) || a.id.localeCompare(b.id);
const soonestFirst = (a: PublicOrder, b: PublicOrder): number => a.deliverFrom.localeCompare(b.deliverFrom) || a.id.localeCompare(b.id);

/** A lot that is wholly held is kept though not shown: a trade that comes to nothing gives it back. */
const rowsOf = <T extends { id: string; openKg: number }>(items: readonly T[]): Map<string, Row<T>> =>
  new Map(items.map((item) => [item.id, { item, moved: null, over: item.openKg === 0 ? 'taken' : null }]));

const idsOfOpen = (items: readonly { id: string; openKg: number }[]): string[] =>
  items.filter((item) => item.openKg > 0).map((item) => item.id);

export function boardOf(board: Board): BoardState {
  const offers = [...board.offers].sort(cheapestFirst);
  const orders = [...board.orders].sort(soonestFirst);
  return {
    head: board.head,
    offers: rowsOf(offers),
    orders: rowsOf(orders),
    shownOffers: idsOfOpen(offers),
    shownOrders: idsOfOpen(orders),
    demandLevels: board.levels.demand,
    demandTouched: 0,
    lastRound: board.lastRound,
  };
}

/** Lets in what is waiting and takes out what is over. */
export function refreshed(state: BoardState): BoardState {
  const offers = [...state.offers.values()].filter((row) => row.over !== 'gone').map((row) => row.item);
  const orders = [...state.orders.values()].filter((row) => row.over !== 'gone').map((row) => row.item);
  const shownOffers = idsOfOpen(offers.sort(cheapestFirst));
  const shownOrders = idsOfOpen(orders.sort(soonestFirst));
  return { ...state, offers: rowsOf(offers), orders: rowsOf(orders), shownOffers, shownOrders };
}

export function withDemandLevels(state: BoardState, levels: readonly Level[]): BoardState {
  return { ...state, demandLevels: levels };
}

/** Events of the market's stream, in order, onto the board. */
export function afterEvents(state: BoardState, events: readonly LiveEvent[]): BoardState {
  const offers = new Map(state.offers);
  const orders = new Map(state.orders);
  let { lastRound, demandTouched, head } = state;
  for (const event of events) {
    head = event.number;
    applyToOffers(offers, event);
    if (applyToOrders(orders, event)) demandTouched++;
    if (event.name === 'round.cleared') lastRound = (event.body as { round: Round }).round;
  }
  return { ...state, head, offers, orders, lastRound, demandTouched };
}

function put<T extends { id: string; version: number; openKg: number }>(rows: Map<string, Row<T>>, item: T): void {
  const before = rows.get(item.id);
  if (before !== undefined && before.item.version > item.version) return;
  rows.set(item.id, { item, moved: direction(before?.item.openKg, item.openKg) ?? before?.moved ?? null, over: null });
}

function end<T>(rows: Map<string, Row<T>>, id: string): void {
  const row = rows.get(id);
  if (row !== undefined) rows.set(id, { ...row, over: 'gone' });
}

function stock<T extends { openKg: number }>(rows: Map<string, Row<T>>, changes: readonly { id: string; openKg: number }[]): void {
  for (const { id, openKg } of changes) {
    const row = rows.get(id);
    if (row === undefined) continue;
    const moved = direction(row.item.openKg, openKg) ?? row.moved;
    rows.set(id, { item: { ...row.item, openKg }, moved, over: row.over === 'gone' ? 'gone' : openKg === 0 ? 'taken' : null });
  }
}

const direction = (before: number | undefined, after: number): 'up' | 'down' | null =>
  before === undefined || before === after ? null : after > before ? 'up' : 'down';

/** A round takes kilograms; a trade that was declined or lapsed gives them back. */
const STOCK = new Set(['stock.changed', 'stock.released']);

function applyToOffers(offers: Map<string, Row<PublicOffer>>, event: LiveEvent): void {
  if (event.name === 'offer.opened' || event.name === 'offer.amended') put(offers, (event.body as { offer: PublicOffer }).offer);
  else if (event.name === 'offer.withdrawn' || event.name === 'offer.expired') end(offers, (event.body as { offerId: string }).offerId);
  else if (STOCK.has(event.name)) stock(offers, (event.body as { offers: { id: string; openKg: number }[] }).offers);
}

/** Whether the demand on the board has changed. */
function applyToOrders(orders: Map<string, Row<PublicOrder>>, event: LiveEvent): boolean {
  if (event.name === 'order.placed') put(orders, (event.body as { order: PublicOrder }).order);
  else if (event.name === 'order.cancelled' || event.name === 'order.expired') end(orders, (event.body as { orderId: string }).orderId);
  else if (STOCK.has(event.name)) {
    const changes = (event.body as { orders: { id: string; openKg: number }[] }).orders;
    stock(orders, changes);
    return changes.length > 0;
  } else return false;
  return true;
}

/** How many lines wait to be let in. */
export function waiting(rows: ReadonlyMap<string, Row<{ openKg: number }>>, shown: readonly string[]): number {
  const seen = new Set(shown);
  let count = 0;
  for (const [id, row] of rows) if (!seen.has(id) && row.over === null && row.item.openKg > 0) count++;
  return count;
}
