import type { Catalogue } from '../catalogue/catalogue';
import type { Party } from '../identity/organisation';
import { addDays, type Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { OrderId } from '../shared/ids';
import { type Instant, plusHours } from '../shared/instant';
import { priceOf, type VndPerKg } from '../shared/unit-price';
import { deliveryWindow } from './delivery-window';
import type { Order } from './order';
import type { OrderPlaced } from './order-events';
import { placeOrder } from './place-order';
import type { LimitRule, StandingLine, StandingOrder, StandingTerms } from './standing-order';

/** An older figure of an index says nothing of today's market. */
export const INDEX_DAYS_MAX = 7;

/** What stands in the way of a line, or does not, at the moment when it is due. */
export interface LineFacts {
  readonly id: OrderId;
  readonly buyer: Party;
  readonly today: Day;
  readonly now: Instant;
  readonly catalogue: Catalogue;
  /** True while the operator keeps the buyer out. */
  readonly isSuspended: boolean;
  /** Why the market makes no rounds; null while it does. */
  readonly haltReason: string | null;
  /** True when every seller in the market lets this buyer owe only so much, and nothing of it is left. */
  readonly isCreditUsedUp: boolean;
  /** Newest figure of the index that the limit follows; null when there is none of the last days. */
  readonly indexVndPerKg: VndPerKg | null;
}

/** A day settled: its line, and the order that it made. */
export interface SettledDay {
  readonly line: StandingLine;
  readonly placed: { readonly order: Order; readonly event: OrderPlaced } | null;
}

/**
 * Settles one due day: the line's order, or by name why there is none.
 *
 * A day is passed over while paused; it is missed when its day is over (`window.in_past`), the buyer is kept out
 * (`organisation.suspended`), the market makes no rounds (`market.halted`: nobody watches at five in the morning, and an order that comes
 * alive at an unknown hour is no order for that day), no seller delivers on credit any more (`standing_order.no_credit`), the index has
 * no figure (`standing_order.no_index`), or an order would be refused for any other reason, which is then named (in that order).
 */
export function settleDay(standing: StandingOrder, day: Day, facts: LineFacts): SettledDay {
  const settled = { day, at: facts.now, orderId: null, missed: null };
  if (standing.state === 'paused') return { line: { ...settled, state: 'paused' }, placed: null };
  try {
    requireOpenWay(day, facts);
    const limitVndPerKg = limitOfDay(standing.limit, facts.indexVndPerKg);
    const placed = orderOfDay(standing, day, { ...facts, limitVndPerKg });
    return { line: { ...settled, state: 'placed', orderId: facts.id }, placed };
  } catch (refusal) {
    if (!(refusal instanceof DomainError)) throw refusal;
    return { line: { ...settled, state: 'missed', missed: { code: refusal.code, facts: refusal.facts } }, placed: null };
  }
}

/**
 * The order of one day under these terms.
 *
 * @throws DomainError whatever the catalogue and `placeOrder` refuse
 */
export function orderOfDay(
  terms: StandingTerms,
  day: Day,
  facts: Pick<LineFacts, 'id' | 'buyer' | 'today' | 'now' | 'catalogue'> & { readonly limitVndPerKg: VndPerKg },
): { order: Order; event: OrderPlaced } {
  const { catalogue, now, today, buyer, id, limitVndPerKg } = facts;
  const { id: productId } = catalogue.product(terms.marketId, 'productId');
  const ask = {
    productId,
    varieties: terms.varietyIds.map((variety) => catalogue.tradedVariety(variety, 'varietyIds')),
    grades: terms.gradeIds.map((grade) => catalogue.tradedGrade(productId, grade, 'gradeIds')),
    place: catalogue.place(terms.placeId, 'destination', 'placeId'),
    destinationId: terms.destinationId === null ? null : catalogue.destination(terms.destinationId, 'destinationId'),
    kg: terms.kg,
    limitVndPerKg,
    delivery: deliveryWindow(day, addDays(day, terms.schedule.windowDays - 1)),
    certificates: terms.certificates,
    firm: terms.firm,
    rules: {
      ...terms.rules,
      expiresAt: terms.standsHours === null ? null : plusHours(now, terms.standsHours),
      alternativeSet: null,
    },
  };
  return placeOrder(ask, { id, buyer, today, now });
}

/**
 * Places the line of a day that was missed after all, by hand, while its day has not passed.
 *
 * @throws DomainError `standing_order.ended`, `standing_order.day_not_missed`, or what is still in the way (in that order)
 */
export function placeMissedDay(standing: StandingOrder, line: StandingLine, facts: LineFacts): SettledDay {
  if (standing.state === 'ended') throw new DomainError('standing_order.ended', {});
  if (line.state === 'placed') throw new DomainError('standing_order.day_not_missed', { day: line.day });
  const settled = settleDay({ ...standing, state: 'active' }, line.day, facts);
  const { missed } = settled.line;
  if (missed !== null) throw new DomainError(missed.code, missed.facts);
  return settled;
}

/** What the line pays at most. @throws DomainError `standing_order.no_index`, `price.out_of_range` when the rule leaves nothing */
export function limitOfDay(limit: LimitRule, indexVndPerKg: VndPerKg | null): VndPerKg {
  if (limit.kind === 'fixed') return limit.vndPerKg;
  if (indexVndPerKg === null) throw new DomainError('standing_order.no_index', { days: INDEX_DAYS_MAX }, 'limit');
  return priceOf(Math.min(indexVndPerKg + limit.overVndPerKg, limit.mostVndPerKg), 'limit');
}

function requireOpenWay(day: Day, facts: LineFacts): void {
  if (day < facts.today) throw new DomainError('window.in_past', { from: day, today: facts.today });
  if (facts.isSuspended) throw new DomainError('organisation.suspended', {});
  if (facts.haltReason !== null) throw new DomainError('market.halted', { reason: facts.haltReason });
  if (facts.isCreditUsedUp) throw new DomainError('standing_order.no_credit', {});
}
