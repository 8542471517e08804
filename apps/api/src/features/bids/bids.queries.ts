import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Auction } from '@domain/bids/auction';
import type { Bid } from '@domain/bids/bid';
import type { BidFacts } from '@domain/bids/bid-events';
import type { BidTrail } from '@domain/bids/bid-trail';
import { rankBids } from '@domain/bids/rank-bids';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId } from '@domain/shared/ids';
import { invariant } from '@domain/shared/invariant';
import type { Tx } from '../../platform/database/unit-of-work';
import { IdentityQueries } from '../identity/identity.queries';
import { AuctionsRepository } from './auctions.repository';
import { BidsRepository } from './bids.repository';

/** Reads bids for their two sides. */
@Injectable()
export class BidsQueries {
  constructor(
    private readonly source: DataSource,
    private readonly bids: BidsRepository,
    private readonly auctions: AuctionsRepository,
    private readonly identity: IdentityQueries,
  ) {}

  /** @throws DomainError `bid.not_found` */
  async one(party: OrganisationId, id: string): Promise<BidFacts> {
    return this.single(this.source.manager, await this.bids.ofParty(this.source.manager, party, id));
  }

  async allOfParty(party: OrganisationId, before: string | null, limit: number): Promise<BidFacts[]> {
    return this.facts(this.source.manager, await this.bids.allOfParty(this.source.manager, party, before, limit));
  }

  /** The bids on one of the seller's own offers, the best first. */
  async onOffer(seller: OrganisationId, offerId: string): Promise<BidFacts[]> {
    return rankBids(await this.facts(this.source.manager, await this.bids.onOffer(this.source.manager, offerId, seller)));
  }

  /** What bids of the last so many days left behind, for whoever watches over the market. */
  async trails(tx: Tx, days: number, limit: number): Promise<BidTrail[]> {
    return this.bids.trails(tx, days, limit);
  }

  /** @throws DomainError `auction.not_found` */
  async auction(offerId: string): Promise<Auction> {
    const auction = await this.auctions.one(this.source.manager, offerId);
    if (!auction) throw new DomainError('auction.not_found', {});
    return auction;
  }

  /** Bids with the names of their two sides, in the order given. */
  async facts(tx: Tx, bids: readonly Bid[]): Promise<BidFacts[]> {
    if (bids.length === 0) return [];
    const parties = await this.identity.parties(
      tx,
      bids.flatMap((bid) => [bid.sellerId, bid.buyerId]),
    );
    return bids.map((bid) => {
      const [seller, buyer] = [parties.get(bid.sellerId), parties.get(bid.buyerId)];
      invariant(seller !== undefined && buyer !== undefined, 'a bid names a side that does not exist', { id: bid.id });
      return { bid, seller, buyer };
    });
  }

  async single(tx: Tx, bid: Bid): Promise<BidFacts> {
    const [facts] = await this.facts(tx, [bid]);
    invariant(facts !== undefined, 'a bid has no sides', { id: bid.id });
    return facts;
  }
}
