import type { LackCode } from '../areas/missing-papers';
import type { Catalogue } from '../catalogue/catalogue';
import type { Party } from '../identity/organisation';
import { HARVEST_AHEAD_DAYS_MAX, HARVEST_DAYS_MAX } from '../offers/harvest-window';
import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { MemberId, OfferId, StandingOfferId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { requireSchedule } from '../shared/standing-schedule';
import { STANDING_STATES, type StandingState } from '../shared/standing-state';
import { FIRST_VERSION } from '../shared/version';
import { lotOfDay, requireUsableCode } from './make-lot';
import type { StandingOffer, StandingOfferTerms } from './standing-offer';
import type { StandingOfferChanged } from './standing-offer-events';

const BOUNDS = { aheadDays: HARVEST_AHEAD_DAYS_MAX, windowDays: HARVEST_DAYS_MAX };
/** More than a cooperative can keep in view; a limit for programs that run away. */
export const STANDING_OFFERS_MAX = 200;

/** Who sets it, and when. */
export interface OfferSetting {
  readonly seller: Party;
  readonly memberId: MemberId;
  readonly today: Day;
  readonly now: Instant;
  readonly catalogue: Catalogue;
  /** What is wrong with the code that its lots would carry; null: nothing, or no code. */
  readonly codeFault: LackCode | null;
}

interface Set {
  readonly standing: StandingOffer;
  readonly event: StandingOfferChanged;
}

/**
 * Makes a standing offer. What each lot will say is held to the rules of an offer at once: a template that could never post a lot is
 * refused today, not on Monday at five.
 *
 * @throws DomainError what {@link requireSchedule} refuses, `standing_offer.estimate_too_small`, `standing_offer.code_*`, and whatever
 * `openOffer` refuses (in that order)
 */
export function openStandingOffer(id: StandingOfferId, terms: StandingOfferTerms, setting: OfferSetting): Set {
  const sound = requireTerms(terms, terms.schedule.from, setting);
  const { seller, memberId, now } = setting;
  const standing: StandingOffer = {
    ...sound,
    id,
    sellerId: seller.id,
    state: 'active',
    nextDay: sound.schedule.from,
    version: FIRST_VERSION,
    setBy: memberId,
  };
  return { standing, event: { name: 'standing_offer.changed', at: now, standing, seller } };
}

/**
 * Gives a standing offer other terms from its next unsettled day on. Lots that are posted stay offers of their own.
 *
 * @throws DomainError `standing_offer.ended`, and what {@link openStandingOffer} refuses (in that order)
 */
export function amendStandingOffer(before: StandingOffer, terms: StandingOfferTerms, setting: OfferSetting): Set {
  if (before.state === 'ended') throw new DomainError('standing_offer.ended', {});
  // A first day that has passed stays: it says since when it stands.
  const first = terms.schedule.from === before.schedule.from && setting.today > before.schedule.from ? setting.today : terms.schedule.from;
  const sound = requireTerms(terms, first, setting);
  const schedule = { ...sound.schedule, from: terms.schedule.from };
  const standing: StandingOffer = { ...before, ...sound, schedule, version: before.version + 1, setBy: setting.memberId };
  return { standing, event: { name: 'standing_offer.changed', at: setting.now, standing, seller: setting.seller } };
}

/** Pauses, resumes or stops it. @throws DomainError `standing_offer.ended`, `standing_offer.wrong_state` (in that order) */
export function moveStandingOffer(before: StandingOffer, to: StandingState, { seller, now }: Pick<OfferSetting, 'seller' | 'now'>): Set {
  if (before.state === 'ended') throw new DomainError('standing_offer.ended', {});
  if (!STANDING_STATES.canMove(before.state, to)) throw new DomainError('standing_offer.wrong_state', { state: before.state });
  const standing: StandingOffer = { ...before, state: STANDING_STATES.move(before.state, to), version: before.version + 1 };
  return { standing, event: { name: 'standing_offer.changed', at: now, standing, seller } };
}

/**
 * Leaves these days out, and no others of those to come. Days that are settled are forgotten: nothing can be left out of what has been.
 *
 * @throws DomainError `standing_offer.ended`, `schedule.too_many_skips` (in that order)
 */
export function skipDays(
  before: StandingOffer,
  skips: readonly Day[],
  { seller, now, today }: Pick<OfferSetting, 'seller' | 'now' | 'today'>,
): Set {
  if (before.state === 'ended') throw new DomainError('standing_offer.ended', {});
  const ahead = skips.filter((day) => day >= before.nextDay);
  // A first day that has passed is no fault of a schedule that stands.
  const from = before.schedule.from < today ? today : before.schedule.from;
  const sound = requireSchedule({ ...before.schedule, from, until: null, skips: ahead }, today, BOUNDS);
  const schedule = { ...before.schedule, skips: sound.skips };
  const standing: StandingOffer = { ...before, schedule, version: before.version + 1 };
  return { standing, event: { name: 'standing_offer.changed', at: now, standing, seller } };
}

function requireTerms(terms: StandingOfferTerms, first: Day, setting: OfferSetting): StandingOfferTerms & Pick<StandingOffer, 'marketId'> {
  const schedule = requireSchedule({ ...terms.schedule, from: first }, setting.today, BOUNDS);
  if (terms.mostKg !== null && terms.mostKg < terms.kg)
    throw new DomainError('standing_offer.estimate_too_small', { least: terms.kg }, 'mostKg');
  requireUsableCode(terms.areaCode, setting.codeFault);
  const least = terms.ask.kind === 'fixed' ? terms.ask.vndPerKg : terms.ask.leastVndPerKg;
  const { offer } = lotOfDay({ ...terms, schedule }, setting.today, { id: '' as OfferId, askVndPerKg: least, ...setting });
  return { ...terms, schedule, marketId: offer.marketId };
}
