import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Lack } from '@domain/areas/missing-papers';
import { DomainError } from '@domain/shared/domain-error';
import type { DestinationId, MarketId, OfferId, OrganisationId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { LotPapersQueries } from '../areas/lot-papers.queries';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { OffersQueries } from '../offers/offers.queries';
import { askedPapers } from './asked-papers';
import { RoundBooks } from './round-books';

/** Papers that a lot lacks for one destination market; null: for any buyer who asks for the certificate. */
export interface LackingFor {
  readonly marketId: DestinationId | null;
  readonly missing: readonly Lack[];
}

/** Names the papers that kept an own lot away from what buyers of a round asked for, as they stand today. */
@Injectable()
export class WhyPapersQueries {
  constructor(
    private readonly source: DataSource,
    private readonly books: RoundBooks,
    private readonly offers: OffersQueries,
    private readonly papers: LotPapersQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `round.item_not_yours`, `round.not_kept`, `round.input_tampered` */
  async of(party: OrganisationId, asked: { marketId: MarketId; number: number; itemId: string }): Promise<LackingFor[]> {
    const book = await this.books.of(asked.marketId, asked.number);
    const item = book.itemsOf.get(party)?.find(({ id }) => id === asked.itemId);
    if (!item) throw new DomainError('round.item_not_yours', {});
    if (item.kind !== 'offer') return [];
    const { certificates, destinations } = askedPapers(book.input, item.number);
    const { areaCode } = await this.offers.one(party, item.id as OfferId);
    const wanted = { codes: areaCode === null ? [] : [areaCode], holderIds: [party], productId: asked.marketId };
    const known = await this.papers.ofMarket(this.source.manager, wanted);
    const lot = { productId: asked.marketId, sellerId: party, areaCode, kg: null };
    const markets = destinations.flatMap((place) => this.catalogue.catalogue.destinations[place] ?? []);
    return [
      ...certificates.map((kind) => ({ marketId: null, missing: [{ code: 'paper.missing' as const, papers: [kind] }] })),
      ...markets.map((marketId) => ({ marketId, missing: known.missing(lot, null, marketId, this.clock.today()) })),
    ].filter(({ missing }) => missing.length > 0);
  }
}
