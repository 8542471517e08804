import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { HelpfulChange } from '@domain/clearing/published/what-if';
import { DomainError } from '@domain/shared/domain-error';
import type { MarketId, OrganisationId } from '@domain/shared/ids';
import type { RoundView } from '@domain/across/views/view-types';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { TradesQueries } from '../trades/trades.queries';
import { CERTIFICATE_OF_BIT } from './certificate-bits';
import { ClearingQueries } from './clearing.queries';
import { ClearingRepository } from './clearing.repository';
import type { PublishedCurves } from './round-maker';
import { RoundBooks, type RoundTexts } from './round-books';
import { WhatIfSolver } from './what-if-solver';

/** A round with its curves and reasons; null where it was made before they were kept. */
export interface RoundResult {
  readonly round: RoundView;
  readonly published: PublishedCurves | null;
}

/** A change that would have helped, its figure in the terms of the people: a price, days, or the name of a certificate or grade. */
export interface NamedChange {
  readonly change: HelpfulChange['change'];
  readonly figure: number | null;
  readonly name: string | null;
  readonly moreKg: number;
}

/** Reads about rounds: for everyone their curves, for each participant what became of their own. */
@Injectable()
export class RoundPartsQueries {
  constructor(
    private readonly source: DataSource,
    private readonly clearing: ClearingQueries,
    private readonly rounds: ClearingRepository,
    private readonly books: RoundBooks,
    private readonly trades: TradesQueries,
    private readonly solver: WhatIfSolver,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** @throws DomainError `market.unknown`, `round.not_found` */
  async result(marketId: MarketId, number: number): Promise<RoundResult> {
    const round = await this.clearing.round(marketId, number);
    return { round, published: (await this.rounds.result(this.source.manager, marketId, number)) ?? null };
  }

  /** Everything of one organisation in a round, and the trades it got. @throws DomainError as `result` and `RoundBooks.texts` */
  async partOf(party: OrganisationId, marketId: MarketId, number: number) {
    await this.clearing.round(marketId, number);
    const book = await this.books.of(marketId, number);
    return { items: book.itemsOf.get(party) ?? [], trades: await this.trades.ofRound(party, marketId, number) };
  }

  /** What would have moved more of an own item, tried by the kernel itself. @throws DomainError as `partOf`, `round.item_not_yours`, `server.busy` */
  async changesFor(party: OrganisationId, asked: { marketId: MarketId; number: number; itemId: string }): Promise<NamedChange[]> {
    const { marketId, number, itemId } = asked;
    await this.clearing.round(marketId, number);
    const book = await this.books.of(marketId, number);
    const item = book.itemsOf.get(party)?.find((each) => each.id === itemId);
    if (!item) throw new DomainError('round.item_not_yours', {});
    if (!item.why || item.kind === 'call_off' || item.kind === 'plan') return [];
    const unmet = {
      kind: item.kind === 'offer' ? ('offer' as const) : ('line' as const),
      id: item.number,
      unmetKg: item.unmetKg,
      ...{ cause: item.why.cause, figure: item.why.figure, destinationId: -1, day: -1 },
    };
    const changes = await this.solver.ask({ input: book.input, unmet });
    return changes.map((change) => this.named(change, marketId));
  }

  /** The very texts that were solved and published. @throws DomainError as `result` and `RoundBooks.texts` */
  async texts(marketId: MarketId, number: number): Promise<RoundTexts> {
    await this.clearing.round(marketId, number);
    return this.books.texts(marketId, number);
  }

  private named({ change, figure, moreKg }: HelpfulChange, marketId: MarketId): NamedChange {
    if (change === 'certificate') return { change, figure: null, name: CERTIFICATE_OF_BIT[figure] ?? null, moreKg };
    if (change === 'grade')
      return { change, figure: null, name: this.catalogue.product(marketId, 'marketId').grades[figure]?.id ?? null, moreKg };
    return { change, figure, name: null, moreKg };
  }
}
