import { Injectable } from '@nestjs/common';
import { winAuction, lapseBid } from '@domain/bids/answer-bid';
import { type Auction, leadOf, type Lead } from '@domain/bids/auction';
import type { Bid } from '@domain/bids/bid';
import type { DomainEvent } from '@domain/events';
import type { Offer } from '@domain/offers/offer';
import { DomainError } from '@domain/shared/domain-error';
import type { OfferId, TradeId } from '@domain/shared/ids';
import type { Instant } from '@domain/shared/instant';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import { OffersService } from '../offers/offers.service';
import { AuctionsRepository } from './auctions.repository';
import { BidDeals } from './bid-deals';
import { BidsQueries } from './bids.queries';
import { BidsRepository } from './bids.repository';

/** Auctions looked for in one sweep; each is closed in a transaction of its own. */
const BATCH = 100;

/** The winning bid, and what it made. */
interface Sold {
  readonly bid: Bid;
  readonly events: DomainEvent[];
}

/** Closes auctions whose time is over: the best bid becomes a trade, the others lapse. */
@Injectable()
export class AuctionCloser {
  constructor(
    private readonly work: UnitOfWork,
    private readonly auctions: AuctionsRepository,
    private readonly bids: BidsRepository,
    private readonly queries: BidsQueries,
    private readonly offers: OffersService,
    private readonly deals: BidDeals,
    private readonly log: EventLog,
  ) {}

  /** Answers how many were due, so that the caller comes back for the rest. */
  async closeDue(): Promise<number> {
    const due = await this.work.run((tx) => this.auctions.due(tx, BATCH));
    for (const offerId of due) await this.work.run((tx) => this.close(tx, offerId));
    return due.length;
  }

  /** The clock is read once the offer is held: a bid that came before the end has been written, one after it was refused. */
  private async close(tx: Tx, offerId: OfferId): Promise<void> {
    const [offer] = await this.offers.lockMany(tx, [offerId]);
    const auction = await this.auctions.one(tx, offerId);
    const now = await databaseNow(tx);
    if (!offer || auction?.state !== 'open' || now < auction.closesAt) return;
    const standing = (await this.bids.standing(tx, offerId)).filter((bid) => bid.inAuction);
    await this.offers.setInAuction(tx, offerId, false);
    const sold = await this.sellToBest(tx, { offer: { ...offer, inAuction: false }, auction, standing, now });
    const lost = standing.filter((bid) => bid.id !== sold?.bid.id).map(lapseBid);
    for (const bid of lost) await this.bids.save(tx, bid, null);
    const closed: Auction = { ...auction, state: 'closed' };
    await this.auctions.save(tx, closed, sold?.bid.id ?? null);
    const told = (await this.queries.facts(tx, lost)).map((facts) => ({ ...facts, name: 'bid.lapsed' as const, at: now }));
    const left = sold ? [] : [this.released(offer, now)];
    await this.log.append(tx, [{ name: 'auction.closed', at: now, auction: closed }, ...(sold?.events ?? []), ...told, ...left]);
  }

  /** The best bid wins; one whose buyer has meanwhile no credit left with the seller makes way for the next. */
  private async sellToBest(
    tx: Tx,
    { offer, auction, standing, now }: { offer: Offer; auction: Auction; standing: readonly Bid[]; now: Instant },
  ): Promise<Sold | null> {
    let rest = standing;
    for (let lead = leadOf(auction, rest); lead; lead = leadOf(auction, rest)) {
      const sold = await this.sell(tx, { offer, lead, now });
      if (sold !== 'no_credit') return sold;
      const unpaid = lead.bid.id;
      rest = rest.filter((bid) => bid.id !== unpaid);
    }
    return null;
  }

  /** The winner's trade. A lot that cannot be sold as bid (its days have passed) stays with the seller. */
  private async sell(tx: Tx, { offer, lead, now }: { offer: Offer; lead: Lead; now: Instant }): Promise<Sold | 'no_credit' | null> {
    const terms = { ...lead.bid.terms, farmGateVndPerKg: lead.priceVndPerKg };
    const bid = { ...lead.bid, terms };
    try {
      await tx.query('SAVEPOINT winner');
      const made = await this.deals.make(tx, { offer, bid, terms, sellerSaidYes: offer.firm, now });
      const won = winAuction(bid, made.trades[0]?.id as TradeId);
      await this.bids.save(tx, won, null);
      const facts = await this.queries.single(tx, won);
      const stock: DomainEvent = { name: 'stock.changed', at: now, marketId: offer.marketId, ...made.stock };
      return { bid: won, events: [{ ...facts, name: 'bid.accepted', at: now }, stock, ...made.events] };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await tx.query('ROLLBACK TO SAVEPOINT winner');
      return error.code === 'credit.limit_exceeded' ? 'no_credit' : null;
    }
  }

  /** An unsold lot is open to rounds again, and wakes one. */
  private released(offer: Offer, at: Instant): DomainEvent {
    const openKg = offer.stock.totalKg - offer.stock.heldKg - offer.stock.confirmedKg;
    return { name: 'stock.released', at, marketId: offer.marketId, offers: [{ id: offer.id, openKg }], orders: [] };
  }
}
