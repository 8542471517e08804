import type { Catalogue } from '../catalogue/catalogue';
import type { Party } from '../identity/organisation';
import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { MemberId, OrderId, StandingOrderId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { requireSchedule } from '../shared/standing-schedule';
import { STANDING_STATES, type StandingState } from '../shared/standing-state';
import { cleanText } from '../shared/text';
import { FIRST_VERSION } from '../shared/version';
import { DELIVERY_AHEAD_DAYS_MAX, DELIVERY_DAYS_MAX } from './delivery-window';
import { orderOfDay } from './make-line';
import type { StandingOrderChanged } from './standing-events';
import type { StandingOrder, StandingTerms } from './standing-order';

/** A name to tell standing orders apart, not a story. */
export const STANDING_NAME = { min: 2, max: 80 } as const;
/** A line that stands longer has its window to end it. */
export const STANDS_HOURS_MAX = 240;
const BOUNDS = { aheadDays: DELIVERY_AHEAD_DAYS_MAX, windowDays: DELIVERY_DAYS_MAX };
/** More than a buyer can keep in view; a limit for programs that run away. */
export const STANDING_ORDERS_MAX = 500;

/** Who sets it, and when. */
export interface Setting {
  readonly buyer: Party;
  readonly memberId: MemberId;
  readonly today: Day;
  readonly now: Instant;
  readonly catalogue: Catalogue;
}

interface Set {
  readonly standing: StandingOrder;
  readonly event: StandingOrderChanged;
}

/**
 * Makes a standing order. What each line will ask for is held to the rules of an order at once: a template that could never place a line
 * is refused today, not tomorrow at five.
 *
 * @throws DomainError `text.*` at `name`, what {@link requireSchedule} refuses, `standing_order.stands_out_of_range`, and whatever
 * `placeOrder` refuses (in that order)
 */
export function openStandingOrder(id: StandingOrderId, terms: StandingTerms, setting: Setting): Set {
  const sound = requireTerms(terms, terms.schedule.from, setting);
  const { buyer, memberId, now } = setting;
  const standing: StandingOrder = {
    ...sound,
    id,
    buyerId: buyer.id,
    state: 'active',
    nextDay: sound.schedule.from,
    version: FIRST_VERSION,
    setBy: memberId,
  };
  return { standing, event: { name: 'standing_order.changed', at: now, standing, buyer } };
}

/**
 * Gives a standing order other terms from its next unsettled day on. Lines that are placed stay orders of their own.
 *
 * @throws DomainError `standing_order.ended`, and what {@link openStandingOrder} refuses (in that order)
 */
export function amendStandingOrder(before: StandingOrder, terms: StandingTerms, setting: Setting): Set {
  if (before.state === 'ended') throw new DomainError('standing_order.ended', {});
  // A first day that has passed stays: it says since when it stands.
  const first = terms.schedule.from === before.schedule.from && setting.today > before.schedule.from ? setting.today : terms.schedule.from;
  const sound = requireTerms({ ...terms, marketId: before.marketId }, first, setting);
  const schedule = { ...sound.schedule, from: terms.schedule.from };
  const standing: StandingOrder = { ...before, ...sound, schedule, version: before.version + 1, setBy: setting.memberId };
  return { standing, event: { name: 'standing_order.changed', at: setting.now, standing, buyer: setting.buyer } };
}

/** Pauses, resumes or ends it. @throws DomainError `standing_order.ended`, `standing_order.wrong_state` (in that order) */
export function moveStandingOrder(before: StandingOrder, to: StandingState, { buyer, now }: Pick<Setting, 'buyer' | 'now'>): Set {
  if (before.state === 'ended') throw new DomainError('standing_order.ended', {});
  if (!STANDING_STATES.canMove(before.state, to)) throw new DomainError('standing_order.wrong_state', { state: before.state });
  const standing: StandingOrder = { ...before, state: STANDING_STATES.move(before.state, to), version: before.version + 1 };
  return { standing, event: { name: 'standing_order.changed', at: now, standing, buyer } };
}

function requireTerms(terms: StandingTerms, first: Day, setting: Setting): StandingTerms {
  const name = cleanText(terms.name, STANDING_NAME, 'name');
  const schedule = requireSchedule({ ...terms.schedule, from: first }, setting.today, BOUNDS);
  const { standsHours } = terms;
  if (standsHours !== null && !(Number.isInteger(standsHours) && standsHours >= 1 && standsHours <= STANDS_HOURS_MAX))
    throw new DomainError('standing_order.stands_out_of_range', { most: STANDS_HOURS_MAX }, 'standsHours');
  const sound = { ...terms, name, schedule };
  const most = terms.limit.kind === 'fixed' ? terms.limit.vndPerKg : terms.limit.mostVndPerKg;
  const { order } = orderOfDay(sound, setting.today, { id: '' as OrderId, limitVndPerKg: most, ...setting });
  return { ...sound, varietyIds: order.varietyIds, gradeIds: order.gradeIds };
}
