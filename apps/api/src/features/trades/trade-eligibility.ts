import { Injectable } from '@nestjs/common';
import { goodPapers } from '@domain/areas/missing-papers';
import type { Offer } from '@domain/offers/offer';
import type { Order } from '@domain/orders/order';
import type { Day } from '@domain/shared/day';
import type { OrganisationId } from '@domain/shared/ids';
import type { Allocation } from '@domain/trades/make-trade';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/unit-of-work';
import { AreaLedgerService } from '../areas/area-ledger.service';
import { LotPapersQueries } from '../areas/lot-papers.queries';
import type { HeldSources } from './held-sources';

/** What decides whether a lot may go to a demand: the demand's own wishes for papers, and who buys. */
type Wish = Pick<Order, 'destinationId' | 'certificates' | 'buyerId'>;

/** Looks once more, with everything held, whether the papers and the ledgers of lots still allow their trades. */
@Injectable()
export class TradeEligibility {
  constructor(
    private readonly papers: LotPapersQueries,
    private readonly ledger: AreaLedgerService,
    private readonly clock: Clock,
  ) {}

  /** Leaves out allocations whose code was suspended, whose paper has ended or whose ground bears no more since the round was frozen. */
  async admit(tx: Tx, allocations: readonly Allocation[], held: HeldSources): Promise<Allocation[]> {
    return this.withinGround(tx, await this.withPapers(tx, allocations, held), held);
  }

  private async withPapers(tx: Tx, allocations: readonly Allocation[], held: HeldSources): Promise<readonly Allocation[]> {
    const asking = allocations.flatMap((allocation) => {
      const offer = held.offers.get(allocation.supply.offerId);
      const wish = wishOf(allocation, held);
      return offer && wish && (wish.destinationId !== null || wish.certificates.length > 0) ? [{ allocation, offer, wish }] : [];
    });
    const [first] = asking;
    if (!first) return allocations;
    const today = this.clock.today();
    const papers = await this.papers.hold(tx, {
      // The codes of all, not only of those that ask: leaves to pack are held after areas, and areas must not be waited for afterwards.
      codes: allocations.flatMap(({ supply }) => held.offers.get(supply.offerId)?.areaCode ?? []),
      holderIds: asking.flatMap(({ offer, wish }) => [offer.sellerId, wish.buyerId]),
      productId: first.offer.marketId,
    });
    const refused = new Set(
      asking
        .filter(({ allocation: { kg }, offer, wish }) => {
          const lot = { productId: offer.marketId, sellerId: offer.sellerId, areaCode: offer.areaCode, kg };
          const good: readonly string[] = goodPapers(papers.lot(lot, wish.buyerId), today);
          if (wish.certificates.some((kind) => !good.includes(kind))) return true;
          if (wish.destinationId === null) return false;
          if (papers.missing(lot, wish.buyerId, wish.destinationId, today).length > 0) return true;
          papers.pack(lot, wish.buyerId, wish.destinationId, today);
          return false;
        })
        .map(({ allocation }) => allocation),
    );
    return allocations.filter((allocation) => !refused.has(allocation));
  }

  /** Allocations that still fit under the codes of their lots, the earlier ones first. */
  private async withinGround(tx: Tx, allocations: readonly Allocation[], held: HeldSources): Promise<Allocation[]> {
    const codes = allocations.flatMap(({ supply }) => held.offers.get(supply.offerId)?.areaCode ?? []);
    if (codes.length === 0) return [...allocations];
    const book = await this.ledger.hold(tx, codes);
    return allocations.filter(({ supply, kg, pickUpOn }) => {
      const offer = held.offers.get(supply.offerId);
      const place = offer?.areaCode ? book.placeOf(ledgerLot(offer, offer.areaCode, pickUpOn)) : null;
      if (place === null) return true;
      if (kg > book.roomAt(place)) return false;
      book.take(place, { heldKg: kg, confirmedKg: 0, deliveredKg: 0 });
      return true;
    });
  }
}

/** A lot as the ledger of its code sees it. */
function ledgerLot(
  offer: Offer,
  areaCode: string,
  pickUpOn: Day,
): { areaCode: string; sellerId: OrganisationId; productId: Offer['marketId']; pickUpOn: Day } {
  return { areaCode, sellerId: offer.sellerId, productId: offer.marketId, pickUpOn };
}

function wishOf({ demand }: Allocation, held: HeldSources): Wish | undefined {
  return demand.source.kind === 'order' ? held.orders.get(demand.source.orderId) : undefined;
}
