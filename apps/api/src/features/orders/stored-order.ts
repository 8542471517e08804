import type { OrderEntity } from './order.entity';

/** One row of `orders` as a round or a trade reads it: hundreds or thousands at once, for which the mapper of entities takes too long. */
export type StoredOrder = Omit<OrderEntity, 'placedBy'>;

/** Reads `StoredOrder`s: orders as `o`. */
export const SELECT_ORDERS = `
  SELECT o.id, o.market_id AS "marketId", o.buyer_id AS "buyerId", o.variety_ids AS "varietyIds", o.grade_ids AS "gradeIds",
         o.place_id AS "placeId", o.destination_id AS "destinationId", o.wanted_kg AS "wantedKg", o.held_kg AS "heldKg",
         o.confirmed_kg AS "confirmedKg", o.limit_vnd_per_kg AS "limitVndPerKg", o.deliver_from AS "deliverFrom",
         o.deliver_to AS "deliverTo", o.certificates, o.firm, o.limit_at AS "limitAt", o.grade_spread AS "gradeSpread",
         o.min_lot_kg AS "minLotKg", o.max_per_seller_kg AS "maxPerSellerKg", o.all_or_nothing AS "allOrNothing",
         o.expires_at AS "expiresAt", o.alternative_set AS "alternativeSet", o.state, o.version, o.submitted_at AS "submittedAt"
  FROM orders o`;
