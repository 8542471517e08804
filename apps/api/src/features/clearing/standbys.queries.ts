import { Injectable } from '@nestjs/common';
import type { OrganisationId, TradeId } from '@domain/shared/ids';
import { TradesQueries } from '../trades/trades.queries';
import type { NamedStandbys } from './round-book';
import { RoundBooks } from './round-books';

const NONE: NamedStandbys = { offerIds: [], orderIds: [] };

/** Who would take a side's place, from the round that made a trade. */
@Injectable()
export class StandbysQueries {
  constructor(
    private readonly trades: TradesQueries,
    private readonly books: RoundBooks,
  ) {}

  /** For a side of the trade: the other offers for its buyer, the other orders for its seller. @throws DomainError `trade.not_found`, as `RoundBooks.texts` */
  async ofTrade(party: OrganisationId, id: TradeId): Promise<NamedStandbys> {
    const { trade } = await this.trades.ofParty(party, id);
    if (trade.roundNumber === null || trade.demand.kind !== 'order') return NONE;
    const book = await this.books.of(trade.marketId, trade.roundNumber);
    const standbys = book.standbysOf.get(`${trade.supply.offerId} ${trade.demand.orderId}`) ?? NONE;
    return trade.buyer.id === party ? { ...NONE, offerIds: standbys.offerIds } : { ...NONE, orderIds: standbys.orderIds };
  }
}
