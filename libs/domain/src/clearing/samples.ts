import type { ClearingIntakePlan, ClearingLine, ClearingOffer } from './clearing-input';

/** One lot for specs: 100 kg of the only fruit at the only orchard, asked at 5,000 VND/kg, ripe on the first two days. */
export const SAMPLE_OFFER: ClearingOffer = {
  id: 1,
  sellerId: 7,
  sellerGroup: 0,
  originId: 0,
  productId: 0,
  variety: 0,
  grade: 0,
  certLow: 0,
  certHigh: 0,
  marketMask: 1,
  kg: 100,
  askVndPerKg: 5_000,
  harvestFrom: 0,
  harvestTo: 1,
  submittedAt: 0,
  minLotKg: 0,
  allOrNothing: false,
};

/** One order for specs: 60 kg of that fruit for the first day, at 9,000 VND/kg at most. */
export const SAMPLE_LINE: ClearingLine = {
  id: 1,
  sellerId: -1,
  buyerGroup: 0,
  destinationId: 0,
  productId: 0,
  varietyMask: 1,
  gradeMask: 1,
  certLow: 0,
  certHigh: 0,
  market: 0,
  kg: 60,
  bidVndPerKg: 9_000,
  deliverFrom: 0,
  deliverTo: 0,
  contract: false,
  contractPriceVndPerKg: null,
  submittedAt: 1,
  minLotKg: 0,
  allOrNothing: false,
};

/** One intake plan for specs: 50 kg on the second day out of two contracts of 40 kg, one at a fixed price. */
export const SAMPLE_PLAN: ClearingIntakePlan = {
  id: 4,
  buyerGroup: 0,
  destinationId: 0,
  productId: 0,
  varietyMask: 1,
  gradeMask: 1,
  certLow: 0,
  certHigh: 0,
  market: 0,
  day: 1,
  kg: 50,
  submittedAt: 0,
  contracts: [
    { contractId: 30, sellerId: 7, remainingKg: 40, bidVndPerKg: 8_000, contractPriceVndPerKg: 6_000, submittedAt: 0 },
    { contractId: 31, sellerId: 8, remainingKg: 40, bidVndPerKg: 8_000, contractPriceVndPerKg: null, submittedAt: 1 },
  ],
};
