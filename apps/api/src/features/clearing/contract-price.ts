import type { Catalogue } from '@domain/catalogue/catalogue';
import { type Contract, priceOfGrade } from '@domain/contracts/contract';
import { gradeIdsOf } from '@domain/contracts/contract-terms';
import type { Offer } from '@domain/offers/offer';
import type { VndPerKg } from '@domain/shared/unit-price';

/** What fruit of an offer costs under a contract whose price was settled at `base`: with the spread of the grade it comes in. */
export function contractPriceOf(contract: Contract, base: VndPerKg, offer: Offer, catalogue: Catalogue): VndPerKg {
  const served = gradeIdsOf(contract).filter((id) =>
    catalogue.gradesThatServe(contract.productId, [id], 'gradeIds').includes(offer.gradeId),
  );
  return priceOfGrade(contract, base, [offer.gradeId, ...served]);
}
