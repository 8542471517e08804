import { HAT_LOT_COOPERATIVE } from '../identity/samples';
import { dayOf } from '../shared/day';
import type { GradeId, PlaceId, ProductId, VarietyId } from '../shared/ids';
import { sampleId, SUNDAY_NOON } from '../shared/samples';
import { openStock } from '../shared/stock';
import { priceOf } from '../shared/unit-price';
import { lotKgOf } from '../shared/weight';
import { PLAIN_LOT } from './lot-rules';
import type { Offer } from './offer';

/** What is traded in specs, and where. */
export const MANGO = 'mango' as ProductId;
export const GL4 = { id: 'mango-gl4' as VarietyId, productId: MANGO };
export const GRADE_1 = { id: 'mango-grade1' as GradeId, productId: MANGO };
export const HAT_LOT = { id: 'cp-hat-lot' as PlaceId, kind: 'collection_point' };
export const PLANT = { id: 'fac-mai-son' as PlaceId, kind: 'factory' };

/** 12 t of GL4 mango at Hát Lót, 12 to 14 June, at 9,000 VND/kg. */
export function anOffer(change: Partial<Offer>): Offer {
  return {
    id: sampleId(10),
    marketId: MANGO,
    sellerId: HAT_LOT_COOPERATIVE.id,
    varietyId: GL4.id,
    gradeId: GRADE_1.id,
    placeId: HAT_LOT.id,
    stock: openStock(lotKgOf(12_000, 'kg')),
    askVndPerKg: priceOf(9_000, 'askVndPerKg'),
    harvest: { from: dayOf('2026-06-12', 'harvestFrom'), to: dayOf('2026-06-14', 'harvestTo') },
    certificates: ['vietgap'],
    areaCode: 'VN-SLOR-0123',
    certainty: 'ready',
    firm: false,
    inAuction: false,
    ...PLAIN_LOT,
    state: 'open',
    version: 1,
    submittedAt: SUNDAY_NOON,
    ...change,
  };
}
