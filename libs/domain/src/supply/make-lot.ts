import type { LackCode } from '../areas/missing-papers';
import type { Catalogue } from '../catalogue/catalogue';
import type { Party } from '../identity/organisation';
import { harvestWindow } from '../offers/harvest-window';
import type { Offer } from '../offers/offer';
import type { OfferOpened } from '../offers/offer-events';
import { openOffer } from '../offers/open-offer';
import { addDays, type Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { OfferId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import type { RefusalCode } from '../shared/refusal-codes';
import { priceOf, type VndPerKg } from '../shared/unit-price';
import type { AskRule, StandingOffer, StandingOfferLine, StandingOfferTerms } from './standing-offer';

/** An older figure of an index says nothing of today's market. */
export const INDEX_DAYS_MAX = 7;

/** What stands in the way of a lot, or does not, at the moment when it is due. */
export interface LotFacts {
  readonly id: OfferId;
  readonly seller: Party;
  readonly today: Day;
  readonly now: Instant;
  readonly catalogue: Catalogue;
  /** True while the operator keeps the seller out. */
  readonly isSuspended: boolean;
  /** True while whoever set it still belongs to the seller and may post offers there. */
  readonly mayOpen: boolean;
  /** What is wrong with the code that the lot carries; null: nothing, or no code. */
  readonly codeFault: LackCode | null;
  /** Kilograms that the code still bears beside the seller's lots that are open under it; null where nobody counts them. */
  readonly roomKg: number | null;
  /** Kilograms of the lots that it has posted. */
  readonly postedKg: number;
  /** Newest figure of the index that the ask follows; null when there is none of the last days. */
  readonly indexVndPerKg: VndPerKg | null;
}

/** A day settled: its line, and the lot that it made. */
export interface SettledLot {
  readonly line: StandingOfferLine;
  readonly placed: { readonly offer: Offer; readonly event: OfferOpened } | null;
}

/** A code that the register does not know, or nobody has looked at yet, may be written on a lot by hand: and by a standing offer too. */
const CODE_REFUSALS: Readonly<Partial<Record<LackCode, RefusalCode>>> = {
  'area_code.other_product': 'standing_offer.code_other_product',
  'area_code.not_authorised': 'standing_offer.code_not_authorised',
  'area_code.not_active': 'standing_offer.code_not_active',
  'area_code.suspended': 'standing_offer.code_suspended',
  'area_code.revoked': 'standing_offer.code_revoked',
};

/**
 * Settles one due day: its lot, or by name why there is none.
 *
 * A day is passed over while paused; it is missed when its day is over (`window.in_past`), the seller is kept out
 * (`organisation.suspended`), whoever set it may no longer post (`standing_offer.member_without_right`), its code is good no longer
 * (`standing_offer.code_*`), the index has no figure (`standing_offer.no_index`), the estimate or the code has no kilograms left for it
 * (`standing_offer.estimate_used_up`, `standing_offer.code_used_up`), or an offer would be refused for any other reason, which is then
 * named (in that order). A halt of the market is none: a lot that is posted in it waits, as one posted by hand does.
 */
export function settleLot(standing: StandingOffer, day: Day, facts: LotFacts): SettledLot {
  const settled = { day, at: facts.now, offerId: null, missed: null };
  if (standing.state === 'paused') return { line: { ...settled, state: 'paused' }, placed: null };
  try {
    requireOpenWay(standing, day, facts);
    const askVndPerKg = askOfDay(standing.ask, facts.indexVndPerKg);
    requireKgLeft(standing, facts);
    const placed = lotOfDay(standing, day, { ...facts, askVndPerKg });
    return { line: { ...settled, state: 'placed', offerId: facts.id }, placed };
  } catch (refusal) {
    if (!(refusal instanceof DomainError)) throw refusal;
    return { line: { ...settled, state: 'missed', missed: { code: refusal.code, facts: refusal.facts } }, placed: null };
  }
}

/** The lot of one day under these terms. @throws DomainError whatever the catalogue, `harvestWindow` and `openOffer` refuse */
export function lotOfDay(
  terms: StandingOfferTerms,
  day: Day,
  facts: Pick<LotFacts, 'id' | 'seller' | 'today' | 'now' | 'catalogue'> & { readonly askVndPerKg: VndPerKg },
): { offer: Offer; event: OfferOpened } {
  const { catalogue, id, seller, today, now, askVndPerKg } = facts;
  const variety = catalogue.tradedVariety(terms.varietyId, 'varietyId');
  const ask = {
    variety,
    grade: catalogue.tradedGrade(variety.productId, terms.gradeId, 'gradeId'),
    place: catalogue.place(terms.placeId, 'collection_point', 'placeId'),
    kg: terms.kg,
    askVndPerKg,
    harvest: harvestWindow(day, addDays(day, terms.schedule.windowDays - 1)),
    certificates: terms.certificates,
    areaCode: terms.areaCode,
    certainty: terms.certainty,
    firm: terms.firm,
    lot: terms.lot,
  };
  return openOffer(ask, { id, seller, today, now });
}

/**
 * Posts the lot of a day that was missed or passed over after all, by hand, while its day has not passed.
 *
 * @throws DomainError `standing_offer.ended`, `standing_offer.day_not_missed`, or what is still in the way (in that order)
 */
export function postMissedDay(standing: StandingOffer, line: StandingOfferLine, facts: LotFacts): SettledLot {
  if (standing.state === 'ended') throw new DomainError('standing_offer.ended', {});
  if (line.state === 'placed') throw new DomainError('standing_offer.day_not_missed', { day: line.day });
  const settled = settleLot({ ...standing, state: 'active' }, line.day, facts);
  const { missed } = settled.line;
  if (missed !== null) throw new DomainError(missed.code, missed.facts);
  return settled;
}

/** What the lot asks. @throws DomainError `standing_offer.no_index`, `price.out_of_range` when the rule leaves no price */
export function askOfDay(ask: AskRule, indexVndPerKg: VndPerKg | null): VndPerKg {
  if (ask.kind === 'fixed') return ask.vndPerKg;
  if (indexVndPerKg === null) throw new DomainError('standing_offer.no_index', { days: INDEX_DAYS_MAX }, 'ask');
  return priceOf(Math.max(indexVndPerKg + ask.overVndPerKg, ask.leastVndPerKg), 'ask');
}

/** @throws DomainError `standing_offer.code_*` for a code that no lot may be posted under any more */
export function requireUsableCode(areaCode: string | null, fault: LackCode | null): void {
  const code = fault === null ? undefined : CODE_REFUSALS[fault];
  if (code !== undefined) throw new DomainError(code, { code: areaCode ?? '' }, 'areaCode');
}

function requireOpenWay(standing: StandingOffer, day: Day, facts: LotFacts): void {
  if (day < facts.today) throw new DomainError('window.in_past', { from: day, today: facts.today });
  if (facts.isSuspended) throw new DomainError('organisation.suspended', {});
  if (!facts.mayOpen) throw new DomainError('standing_offer.member_without_right', {});
  requireUsableCode(standing.areaCode, facts.codeFault);
}

function requireKgLeft({ kg, mostKg, areaCode }: StandingOffer, { postedKg, roomKg }: LotFacts): void {
  if (mostKg !== null && postedKg + kg > mostKg)
    throw new DomainError('standing_offer.estimate_used_up', { mostKg, postedKg, askedKg: kg });
  if (roomKg !== null && kg > roomKg)
    throw new DomainError('standing_offer.code_used_up', { code: areaCode ?? '', leftKg: Math.max(0, roomKg), askedKg: kg });
}
