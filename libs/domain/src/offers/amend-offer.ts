import type { Party } from '../identity/organisation';
import type { Day } from '../shared/day';
import { DomainError } from '../shared/domain-error';
import type { Instant } from '../shared/instant';
import { isUsedUp, resize } from '../shared/stock';
import type { VndPerKg } from '../shared/unit-price';
import type { Kg } from '../shared/weight';
import { isOver, requireUpcoming } from '../shared/window';
import { HARVEST_AHEAD_DAYS_MAX, HARVEST_FIELDS, harvestWindow } from './harvest-window';
import { CERTAINTIES, type Certainty, OFFER_STATES, type Offer } from './offer';
import type { OfferAmended } from './offer-events';

/** New terms; what is absent stays as it was. Fruit and place never change: that would be another lot. */
export interface OfferChanges {
  readonly kg?: Kg;
  readonly askVndPerKg?: VndPerKg;
  readonly harvestFrom?: Day;
  readonly harvestTo?: Day;
  readonly firm?: boolean;
  /** Only ever surer. */
  readonly certainty?: Certainty;
}

/** Who amends, and when. */
export interface OfferAmending {
  readonly seller: Party;
  readonly today: Day;
  readonly now: Instant;
}

/**
 * Changes the terms of an open offer. Kilograms that are held or confirmed stay promised, whatever the new terms say.
 *
 * The first harvest day may lie in the past if it is left as it was: picking has begun and the price may still change.
 * An offer brought down to what is confirmed is sold out.
 * @throws DomainError `offer.closed`, `offer.in_auction`, `stock.below_promised`, `window.*`, `offer.less_certain`, `offer.no_change` (in that order)
 */
export function amendOffer(before: Offer, changes: OfferChanges, amending: OfferAmending): { offer: Offer; event: OfferAmended } {
  if (before.state !== 'open') throw new DomainError('offer.closed', { state: before.state });
  if (before.inAuction) throw new DomainError('offer.in_auction', {});
  const stock = resize(before.stock, changes.kg ?? before.stock.totalKg, 'kg');
  const harvest = harvestWindow(changes.harvestFrom ?? before.harvest.from, changes.harvestTo ?? before.harvest.to);
  if (harvest.from !== before.harvest.from) requireUpcoming(harvest, amending.today, HARVEST_AHEAD_DAYS_MAX, HARVEST_FIELDS);
  if (isOver(harvest, amending.today)) {
    throw new DomainError('window.in_past', { from: harvest.to, today: amending.today }, HARVEST_FIELDS.to);
  }
  const askVndPerKg = changes.askVndPerKg ?? before.askVndPerKg;
  const firm = changes.firm ?? before.firm;
  const certainty = changes.certainty ?? before.certainty;
  if (CERTAINTIES.indexOf(certainty) < CERTAINTIES.indexOf(before.certainty)) throw new DomainError('offer.less_certain', {}, 'certainty');
  const amended = { ...before, stock, harvest, askVndPerKg, firm, certainty };
  if (isSame(before, amended)) throw new DomainError('offer.no_change', {});
  const state = isUsedUp(stock) ? OFFER_STATES.move(before.state, 'sold_out') : before.state;
  const offer: Offer = { ...amended, state, version: before.version + 1 };
  return { offer, event: { name: 'offer.amended', at: amending.now, offer, seller: amending.seller } };
}

function isSame(before: Offer, after: Offer): boolean {
  return (
    before.stock.totalKg === after.stock.totalKg &&
    before.askVndPerKg === after.askVndPerKg &&
    before.harvest.from === after.harvest.from &&
    before.harvest.to === after.harvest.to &&
    before.firm === after.firm &&
    before.certainty === after.certainty
  );
}
