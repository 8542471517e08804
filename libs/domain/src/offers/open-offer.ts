import type { Party } from '../identity/organisation';
import type { Day } from '../shared/day';
import type { MarketId, OfferId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { openStock } from '../shared/stock';
import type { VndPerKg } from '../shared/unit-price';
import { FIRST_VERSION } from '../shared/version';
import type { Kg } from '../shared/weight';
import { type DayWindow, requireUpcoming } from '../shared/window';
import type { Certificate } from './certificate';
import { type KnownGrade, type KnownPlace, type KnownVariety, requireGradeOf, requireLoadingPlace } from './fruit';
import { HARVEST_AHEAD_DAYS_MAX, HARVEST_FIELDS } from './harvest-window';
import { requireLotRules } from './lot-rules';
import type { Certainty, LotRules, Offer } from './offer';
import type { OfferOpened } from './offer-events';

/** What a cooperative says of its harvest, each value already read by its own constructor. */
export interface OfferAsk {
  readonly variety: KnownVariety;
  readonly grade: KnownGrade;
  readonly place: KnownPlace;
  readonly kg: Kg;
  readonly askVndPerKg: VndPerKg;
  readonly harvest: DayWindow;
  readonly certificates: readonly Certificate[];
  readonly areaCode: string | null;
  readonly certainty: Certainty;
  readonly firm: boolean;
  readonly lot: LotRules;
}

/** Who opens the offer, when, and under which id. */
export interface OfferOpening {
  readonly id: OfferId;
  readonly seller: Party;
  readonly today: Day;
  readonly now: Instant;
}

/**
 * Puts a harvest up for sale in the market of its product. Every kilogram is open.
 *
 * Units: kg, VND/kg at the farm gate, calendar days of Vietnam.
 * @throws DomainError `grade.wrong_product`, `place.wrong_kind`, `window.in_past`, `window.too_far_ahead`, `lot.*` (in that order)
 */
export function openOffer(ask: OfferAsk, opening: OfferOpening): { offer: Offer; event: OfferOpened } {
  const marketId: MarketId = ask.variety.productId;
  requireGradeOf(marketId, ask.grade, 'gradeId');
  requireLoadingPlace(ask.place, 'placeId');
  requireUpcoming(ask.harvest, opening.today, HARVEST_AHEAD_DAYS_MAX, HARVEST_FIELDS);
  requireLotRules(ask.lot, ask.kg);
  const offer: Offer = {
    id: opening.id,
    marketId,
    sellerId: opening.seller.id,
    varietyId: ask.variety.id,
    gradeId: ask.grade.id,
    placeId: ask.place.id,
    stock: openStock(ask.kg),
    askVndPerKg: ask.askVndPerKg,
    harvest: ask.harvest,
    certificates: ask.certificates,
    areaCode: ask.areaCode,
    certainty: ask.certainty,
    firm: ask.firm,
    inAuction: false,
    ...ask.lot,
    state: 'open',
    version: FIRST_VERSION,
    submittedAt: opening.now,
  };
  return { offer, event: { name: 'offer.opened', at: opening.now, offer, seller: opening.seller } };
}
