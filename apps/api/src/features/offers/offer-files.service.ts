import { Injectable } from '@nestjs/common';
import { type OfferColumn, OFFER_COLUMNS, readOfferHeads } from '@domain/offers/offer-columns';
import { OFFER_ROWS_MAX, offerRow, readOfferRow } from '@domain/offers/offer-row';
import { type OfferAsk, openOffer } from '@domain/offers/open-offer';
import type { OfferId, OrganisationId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { BOM, csvLine } from '../../platform/files/csv-line';
import { readFileRows, type RefusedRow } from '../../platform/files/read-file-rows';
import { partyOf, type Actor } from '../../platform/http/actor';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { OffersQueries } from './offers.queries';
import { OffersService } from './offers.service';

/** One file holds what a season of one cooperative is. */
const EXPORT_MAX = 5_000;

/** What a file came to: while one row is refused, nothing is opened. */
export interface OfferImport {
  readonly rows: number;
  readonly opened: number;
  readonly refused: readonly RefusedRow[];
}

/** Lots as a file, in and out in the same shape. */
@Injectable()
export class OfferFilesService {
  constructor(
    private readonly offers: OffersService,
    private readonly queries: OffersQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads a file and opens its lots, all of them or none; tried first, it only says what would happen.
   *
   * @throws DomainError `import.unreadable`, `import.too_many_rows`, `import.too_many_columns`, `import.missing_column`
   */
  async import(actor: Actor, bytes: Buffer, isTrial: boolean): Promise<OfferImport> {
    const { asks, refused } = await readFileRows(bytes, {
      rowsMax: OFFER_ROWS_MAX,
      heads: readOfferHeads,
      row: (cellOf: (column: OfferColumn) => string) => this.read(actor, cellOf),
    });
    const opens = !isTrial && refused.length === 0;
    if (opens) await this.offers.openMany(actor, asks);
    return { rows: asks.length + refused.length, opened: opens ? asks.length : 0, refused };
  }

  /** The open lots of a cooperative, in the shape that an import takes. */
  async export(sellerId: OrganisationId): Promise<string> {
    const offers = await this.queries.ofSeller(sellerId, { state: 'open', before: null, limit: EXPORT_MAX });
    const lines = offers.map((offer) => {
      const row = offerRow(offer);
      return csvLine(OFFER_COLUMNS.map((column) => row[column]));
    });
    return BOM + csvLine(OFFER_COLUMNS) + lines.join('');
  }

  /** Held to every rule of an offer as if it were opened now. */
  private read(actor: Actor, cellOf: (column: OfferColumn) => string): OfferAsk {
    const ask = readOfferRow(cellOf, this.catalogue.catalogue);
    openOffer(ask, { id: '' as OfferId, seller: partyOf(actor), today: this.clock.today(), now: this.clock.now() });
    return ask;
  }
}
