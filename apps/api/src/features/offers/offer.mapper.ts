import { harvestWindow } from '@domain/offers/harvest-window';
import type { Offer } from '@domain/offers/offer';
import { dayOf } from '@domain/shared/day';
import type { GradeId, MarketId, OfferId, OrganisationId, PlaceId, VarietyId } from '@domain/shared/ids';
import { instantOf } from '@domain/shared/instant';
import { stockOf } from '@domain/shared/stock';
import { priceOf } from '@domain/shared/unit-price';
import { kgOf } from '@domain/shared/weight';
import type { StoredOffer } from './stored-offer';

/** A row as the domain sees it. Goes through the domain's constructors, so a bad row fails here and not in a trade. */
export function toOffer(row: StoredOffer): Offer {
  return {
    id: row.id as OfferId,
    marketId: row.marketId as MarketId,
    sellerId: row.sellerId as OrganisationId,
    varietyId: row.varietyId as VarietyId,
    gradeId: row.gradeId as GradeId,
    placeId: row.placeId as PlaceId,
    stock: stockOf(kgOf(row.offeredKg, 'offeredKg'), kgOf(row.heldKg, 'heldKg'), kgOf(row.confirmedKg, 'confirmedKg')),
    askVndPerKg: priceOf(row.askVndPerKg, 'askVndPerKg'),
    harvest: harvestWindow(dayOf(row.harvestFrom, 'harvestFrom'), dayOf(row.harvestTo, 'harvestTo')),
    certificates: row.certificates,
    areaCode: row.areaCode,
    certainty: row.certainty,
    firm: row.firm,
    inAuction: row.inAuction,
    visibility: row.visibility,
    invitedIds: row.invitedIds as OrganisationId[],
    minLotKg: kgOf(row.minLotKg, 'minLotKg'),
    stepKg: kgOf(row.stepKg, 'stepKg'),
    allOrNothing: row.allOrNothing,
    state: row.state,
    version: row.version,
    submittedAt: instantOf(row.submittedAt.getTime()),
  };
}
