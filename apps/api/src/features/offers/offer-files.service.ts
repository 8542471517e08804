import { Injectable } from '@nestjs/common';
import { type OfferColumn, OFFER_COLUMNS, OFFER_ROWS_MAX, offerRow, readOfferHeads, readOfferRow } from '@domain/offers/offer-row';
import { type OfferAsk, openOffer } from '@domain/offers/open-offer';
import { DomainError } from '@domain/shared/domain-error';
import type { OfferId, OrganisationId } from '@domain/shared/ids';
import { refusalSentence } from '@domain/shared/refusal-codes';
import { Clock } from '../../platform/clock/clock';
import { BOM, csvLine } from '../../platform/files/csv-line';
import { csvRows, type FileRow } from '../../platform/files/csv-rows';
import { partyOf, type Actor } from '../../platform/http/actor';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { OffersQueries } from './offers.queries';
import { OffersService } from './offers.service';

/** One file holds what a season of one cooperative is. */
const EXPORT_MAX = 5_000;

/** What is wrong with one row of a file. */
export interface RefusedRow {
  readonly line: number;
  readonly field: string | null;
  readonly code: string;
  readonly detailVi: string;
  readonly detailEn: string;
}

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
    const asks: OfferAsk[] = [];
    const refused: RefusedRow[] = [];
    let heads: ReadonlyMap<OfferColumn, number> | null = null;
    for await (const row of csvRows(bytes, OFFER_ROWS_MAX)) {
      if (heads === null) {
        heads = readOfferHeads(row.cells ?? []);
        continue;
      }
      try {
        asks.push(this.read(actor, row, heads));
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refused.push(refusedRow(row.line, error));
      }
    }
    if (heads === null) throw new DomainError('import.unreadable', {});
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
  private read(actor: Actor, { cells }: FileRow, heads: ReadonlyMap<OfferColumn, number>): OfferAsk {
    if (cells === null) throw new DomainError('import.wrong_encoding', {});
    const ask = readOfferRow((column) => cells[heads.get(column) ?? -1] ?? '', this.catalogue.catalogue);
    openOffer(ask, { id: '' as OfferId, seller: partyOf(actor), today: this.clock.today(), now: this.clock.now() });
    return ask;
  }
}

function refusedRow(line: number, { code, facts, field }: DomainError): RefusedRow {
  const sentence = (language: 'vi' | 'en') => refusalSentence(code, facts, language);
  return { line, field: field ?? null, code, detailVi: sentence('vi'), detailEn: sentence('en') };
}
