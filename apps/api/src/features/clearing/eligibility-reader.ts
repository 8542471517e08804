import { Injectable } from '@nestjs/common';
import type { Product } from '@domain/catalogue/product';
import { type Offer, openKgOfOffer } from '@domain/offers/offer';
import type { Order } from '@domain/orders/order';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/unit-of-work';
import { AreaLedgerService } from '../areas/area-ledger.service';
import { LotPapersQueries } from '../areas/lot-papers.queries';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { Eligibility } from './eligibility';

/** Reads what papers and codes allow, in the picture that a round is frozen in. */
@Injectable()
export class EligibilityReader {
  constructor(
    private readonly papers: LotPapersQueries,
    private readonly ledger: AreaLedgerService,
    private readonly catalogue: CatalogueQueries,
    private readonly clock: Clock,
  ) {}

  async read(
    tx: Tx,
    product: Product,
    open: { readonly offers: readonly Offer[]; readonly orders: readonly Order[] },
  ): Promise<Eligibility> {
    const codes = open.offers.flatMap(({ areaCode }) => areaCode ?? []);
    const papers = await this.papers.ofMarket(tx, {
      codes,
      holderIds: [...open.offers.map(({ sellerId }) => sellerId), ...open.orders.map(({ buyerId }) => buyerId)],
      productId: product.id,
    });
    return new Eligibility(papers, this.catalogue.catalogue, await this.groundLeft(tx, codes, open.offers), this.clock.today());
  }

  /** Older lots take from their ground first, so that what a round gives away fits when it is booked. */
  private async groundLeft(tx: Tx, codes: readonly string[], offers: readonly Offer[]): Promise<Map<string, number>> {
    const left = new Map<string, number>();
    if (codes.length === 0) return left;
    const book = await this.ledger.picture(tx, codes);
    for (const offer of [...offers].sort((a, b) => a.submittedAt - b.submittedAt || (a.id < b.id ? -1 : 1))) {
      if (offer.areaCode === null) continue;
      const place = book.placeOf({
        areaCode: offer.areaCode,
        sellerId: offer.sellerId,
        productId: offer.marketId,
        pickUpOn: offer.harvest.from,
      });
      if (place === null) continue;
      const kg = Math.min(openKgOfOffer(offer), Math.max(0, book.roomAt(place)));
      if (kg > 0) book.take(place, { heldKg: kg, confirmedKg: 0, deliveredKg: 0 });
      left.set(offer.id, kg);
    }
    return left;
  }
}
