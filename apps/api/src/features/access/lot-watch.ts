import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@domain/events';
import type { Concerned } from '@domain/areas/concerned';
import type { PlantingArea } from '@domain/areas/planting-area';
import type { Offer } from '@domain/offers/offer';
import type { Day } from '@domain/shared/day';
import type { OrganisationId, ProductId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { databaseNow } from '../../platform/database/database-clock';
import type { Tx } from '../../platform/database/unit-of-work';
import { AreasQueries } from '../areas/areas.queries';
import { LotPapersQueries, type MarketPapers } from '../areas/lot-papers.queries';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { OffersQueries } from '../offers/offers.queries';
import { TradesQueries } from '../trades/trades.queries';
import { marketLosses } from './market-losses';

/** Looks at open lots before and after a change of papers. */
@Injectable()
export class LotWatch {
  constructor(
    private readonly offers: OffersQueries,
    private readonly trades: TradesQueries,
    private readonly areas: AreasQueries,
    private readonly papers: LotPapersQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a change and says what it does: one event for each lot that loses a market, and one for each market of produce, whose next round
   * it wakes. `dayBefore` is the day on which the papers are looked at before the change; it differs from today when time is the change.
   */
  async around<Done>(
    tx: Tx,
    concerned: Concerned,
    change: () => Promise<Done>,
    dayBefore: Day,
  ): Promise<{ done: Done; events: DomainEvent[] }> {
    const scopes = [];
    for (const productId of concerned.productIds) {
      const offers = (await this.offers.openIn(tx, productId)).filter((offer) => isConcerned(offer, concerned));
      scopes.push({ productId, offers, before: await this.papersOf(tx, productId, offers) });
    }
    const done = await change();
    const events: DomainEvent[] = [];
    for (const { productId, offers, before } of scopes) {
      const at = await databaseNow(tx);
      const after = { papers: await this.papersOf(tx, productId, offers), day: this.clock.today() };
      const markets = this.catalogue.catalogue.destinations;
      events.push({
        name: 'papers.changed',
        at,
        marketId: productId,
        code: concerned.codes?.length === 1 ? (concerned.codes[0] ?? null) : null,
      });
      events.push(...marketLosses(offers, { before: { papers: before, day: dayBefore }, after, markets, at }));
    }
    return { done, events };
  }

  /** Who must hear of a change of a code: its holder, whoever may use it, and both sides of trades that still draw on it. */
  async toldOf(tx: Tx, area: PlantingArea): Promise<OrganisationId[]> {
    const open = [...(await this.trades.byId(tx, await this.areas.openTrades(tx, area.id))).values()];
    const users = area.authorisations.filter(({ withdrawn }) => !withdrawn).map(({ userId }) => userId);
    const sides = open.flatMap(({ trade }) => [trade.seller.id, trade.buyer.id]);
    return [...new Set([...(area.holderId === null ? [] : [area.holderId]), ...users, ...sides])];
  }

  private async papersOf(tx: Tx, productId: ProductId, offers: readonly Offer[]): Promise<MarketPapers> {
    return this.papers.ofMarket(tx, {
      codes: offers.flatMap(({ areaCode }) => areaCode ?? []),
      holderIds: offers.map(({ sellerId }) => sellerId),
      productId,
    });
  }
}

function isConcerned(offer: Offer, { codes, sellerIds }: Concerned): boolean {
  return (
    (codes === undefined || (offer.areaCode !== null && codes.includes(offer.areaCode))) &&
    (sellerIds === undefined || sellerIds.includes(offer.sellerId))
  );
}
