import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WARNING_PERCENTS } from '@domain/areas/area-ledger';
import { codeFault } from '@domain/areas/missing-papers';
import type { Offer } from '@domain/offers/offer';
import type { ProductId } from '@domain/shared/ids';
import { openKg } from '@domain/shared/stock';
import { Clock } from '../../platform/clock/clock';
import { AreasQueries } from '../areas/areas.queries';
import { LotPapersQueries } from '../areas/lot-papers.queries';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { IdentityQueries } from '../identity/identity.queries';
import { OffersQueries } from '../offers/offers.queries';
import type { MisuseLotView, MisuseView } from './access.dto';

/** The most of either list; the fullest codes and the oldest lots first. */
const LIST_MAX = 200;

/** What the department looks into: codes that are nearly or wholly spoken for, and open lots under a code that is not good for them. */
@Injectable()
export class MisuseQueries {
  constructor(
    private readonly source: DataSource,
    private readonly areas: AreasQueries,
    private readonly offers: OffersQueries,
    private readonly papers: LotPapersQueries,
    private readonly identity: IdentityQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<MisuseView> {
    const seasons = await this.areas.overused(WARNING_PERCENTS[0], LIST_MAX);
    const usage = seasons.map((season) => ({ ...season, percent: Math.floor((season.usedKg * 100) / Math.max(1, season.capacityKg)) }));
    const lots: MisuseLotView[] = [];
    for (const { id } of this.catalogue.products()) lots.push(...(await this.lotsOf(id)));
    return { usage, lots: lots.slice(0, LIST_MAX) };
  }

  private async lotsOf(productId: ProductId): Promise<MisuseLotView[]> {
    const tx = this.source.manager;
    const coded = (await this.offers.openIn(tx, productId)).filter(({ areaCode }) => areaCode !== null);
    if (coded.length === 0) return [];
    const codes = coded.flatMap(({ areaCode }) => areaCode ?? []);
    const known = await this.papers.ofMarket(tx, { codes, holderIds: [], productId });
    const odd = coded.flatMap((offer) => {
      const fault = codeFault(
        known.lot({ productId, sellerId: offer.sellerId, areaCode: offer.areaCode, kg: null }, null),
        this.clock.today(),
      );
      return fault === null ? [] : [{ offer, fault }];
    });
    const names = await this.identity.parties(
      tx,
      odd.map(({ offer }) => offer.sellerId),
    );
    return odd.map(({ offer, fault }) => ({ ...lotOf(offer), sellerName: names.get(offer.sellerId)?.name ?? '', fault }));
  }
}

function lotOf({ id, marketId, areaCode, stock }: Offer): Pick<MisuseLotView, 'offerId' | 'productId' | 'code' | 'kg'> {
  return { offerId: id, productId: marketId, code: areaCode ?? '', kg: openKg(stock) };
}
