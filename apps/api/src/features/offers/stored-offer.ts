import type { OfferEntity } from './offer.entity';

/** One row of `offers` as a round or a trade reads it: hundreds or thousands at once, for which the mapper of entities takes too long. */
export type StoredOffer = Omit<OfferEntity, 'openedBy'>;

/** Reads `StoredOffer`s: offers as `o`. */
export const SELECT_OFFERS = `
  SELECT o.id, o.market_id AS "marketId", o.seller_id AS "sellerId", o.variety_id AS "varietyId", o.grade_id AS "gradeId",
         o.place_id AS "placeId", o.offered_kg AS "offeredKg", o.held_kg AS "heldKg", o.confirmed_kg AS "confirmedKg",
         o.ask_vnd_per_kg AS "askVndPerKg", o.harvest_from AS "harvestFrom", o.harvest_to AS "harvestTo", o.certificates,
         o.area_code AS "areaCode", o.certainty, o.firm, o.in_auction AS "inAuction", o.visibility, o.invited_ids AS "invitedIds",
         o.min_lot_kg AS "minLotKg", o.step_kg AS "stepKg", o.all_or_nothing AS "allOrNothing", o.state, o.version,
         o.submitted_at AS "submittedAt"
  FROM offers o`;
