import { deliveryWindow } from '@domain/orders/delivery-window';
import type { Order } from '@domain/orders/order';
import { dayOf } from '@domain/shared/day';
import type { DestinationId, GradeId, MarketId, OrderId, OrganisationId, PlaceId, VarietyId } from '@domain/shared/ids';
import { instantOf } from '@domain/shared/instant';
import { stockOf } from '@domain/shared/stock';
import { priceOf } from '@domain/shared/unit-price';
import { kgOf } from '@domain/shared/weight';
import type { StoredOrder } from './stored-order';

/** A row as the domain sees it. Goes through the domain's constructors, so a bad row fails here and not in a trade. */
export function toOrder(row: StoredOrder): Order {
  return {
    id: row.id as OrderId,
    marketId: row.marketId as MarketId,
    buyerId: row.buyerId as OrganisationId,
    varietyIds: row.varietyIds as VarietyId[],
    gradeIds: row.gradeIds as GradeId[],
    placeId: row.placeId as PlaceId,
    destinationId: row.destinationId as DestinationId | null,
    stock: stockOf(kgOf(row.wantedKg, 'wantedKg'), kgOf(row.heldKg, 'heldKg'), kgOf(row.confirmedKg, 'confirmedKg')),
    limitVndPerKg: priceOf(row.limitVndPerKg, 'limitVndPerKg'),
    delivery: deliveryWindow(dayOf(row.deliverFrom, 'deliverFrom'), dayOf(row.deliverTo, 'deliverTo')),
    certificates: row.certificates,
    firm: row.firm,
    limitAt: row.limitAt,
    gradeSpread: row.gradeSpread,
    minLotKg: kgOf(row.minLotKg, 'minLotKg'),
    maxPerSellerKg: kgOf(row.maxPerSellerKg, 'maxPerSellerKg'),
    allOrNothing: row.allOrNothing,
    expiresAt: row.expiresAt && instantOf(row.expiresAt.getTime()),
    alternativeSet: row.alternativeSet as OrderId | null,
    state: row.state,
    version: row.version,
    submittedAt: instantOf(row.submittedAt.getTime()),
  };
}
