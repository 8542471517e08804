import { Injectable } from '@nestjs/common';
import { afterBid, type Auction, leadOf, requireFitsAuction } from '@domain/bids/auction';
import { reviseBid } from '@domain/bids/answer-bid';
import type { Bid } from '@domain/bids/bid';
import type { BidFacts } from '@domain/bids/bid-events';
import { openAuction, type AuctionAsk } from '@domain/bids/open-auction';
import { type BidAsk, placeBid } from '@domain/bids/place-bid';
import type { DomainEvent } from '@domain/events';
import { maySeeOffer } from '@domain/offers/lot-rules';
import type { Offer } from '@domain/offers/offer';
import { DomainError } from '@domain/shared/domain-error';
import type { OfferId } from '@domain/shared/ids';
import { databaseNow } from '../../platform/database/database-clock';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { OffersService } from '../offers/offers.service';
import { AuctionsRepository } from './auctions.repository';
import { BidDeals } from './bid-deals';
import { BidsQueries } from './bids.queries';
import { BidsRepository } from './bids.repository';

/** Opens auctions and takes bids in them. The clock that decides is read once the offer's row is held. */
@Injectable()
export class AuctionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly auctions: AuctionsRepository,
    private readonly bids: BidsRepository,
    private readonly queries: BidsQueries,
    private readonly offers: OffersService,
    private readonly deals: BidDeals,
    private readonly log: EventLog,
  ) {}

  /** The seller puts what is open of an offer up to the best bid. */
  async open(actor: Actor, offerId: OfferId, ask: AuctionAsk): Promise<Auction> {
    return this.work.run(async (tx) => {
      const offer = await this.lockOffer(tx, offerId);
      if (offer.sellerId !== actor.organisationId) throw new DomainError('offer.not_found', {});
      const now = await databaseNow(tx);
      const auction = openAuction(offer, ask, now);
      await asProgram('an auction is the market’s', () => this.auctions.insert(tx, auction, now));
      await this.offers.setInAuction(tx, offerId, true);
      await this.log.append(tx, [{ name: 'auction.opened', at: now, auction }]);
      return auction;
    });
  }

  /** Bids in a running auction, or raises one's own bid in it. */
  async bid(actor: Actor, offerId: OfferId, ask: BidAsk): Promise<BidFacts> {
    return this.work.run(async (tx) => {
      const offer = await this.lockOffer(tx, offerId);
      const auction = await this.auctions.one(tx, offerId);
      if (!auction || !maySeeOffer(offer, actor.organisationId)) throw new DomainError('auction.not_found', {});
      const now = await databaseNow(tx);
      const all = await asProgram('an auction weighs everyone’s bids', () => this.bids.standing(tx, offerId));
      const standing = all.filter((each) => each.inAuction);
      const own = standing.find((each) => each.buyerId === actor.organisationId) ?? null;
      const lead = leadOf(auction, standing);
      const limit = auction.mode === 'open' ? (ask.limitVndPerKg ?? ask.terms.farmGateVndPerKg) : null;
      const worth = limit ?? ask.terms.farmGateVndPerKg;
      requireFitsAuction(auction, { kg: ask.terms.kg, worth, before: own, leads: own !== null && lead?.bid.id === own.id }, now);
      const meeting = await this.deals.meeting(tx, offer, { buyerId: actor.organisationId, placeId: ask.placeId }, now);
      const fresh = placeBid({ ...ask, limitVndPerKg: limit }, offer, meeting, await this.deals.placing(tx, actor, now, true));
      await this.deals.requireCredit(tx, offer, actor.organisationId, { ...fresh.terms, farmGateVndPerKg: worth });
      const bid = own
        ? reviseBid(own, { terms: fresh.terms, limitVndPerKg: limit, seq: fresh.seq, expiresAt: fresh.expiresAt }, now)
        : fresh;
      await (own ? this.bids.save(tx, bid, actor.memberId) : this.bids.insert(tx, bid, actor.memberId));
      return this.settle(tx, { auction, standing, bid, now });
    });
  }

  private async settle(
    tx: Tx,
    table: { auction: Auction; standing: readonly Bid[]; bid: Bid; now: Auction['closesAt'] },
  ): Promise<BidFacts> {
    const { auction, standing, bid, now } = table;
    const before = leadOf(auction, standing);
    const after = leadOf(auction, [...standing.filter((each) => each.id !== bid.id), bid]);
    const moved = after ? afterBid(auction, { before, after }, now) : auction;
    const facts = await this.queries.single(tx, bid);
    const events: DomainEvent[] = [{ ...facts, name: bid.version === 1 ? 'bid.placed' : 'bid.revised', at: now }];
    if (moved.leadVndPerKg !== auction.leadVndPerKg || moved.closesAt !== auction.closesAt) {
      await asProgram('a bid moves an auction of another', () => this.auctions.save(tx, moved, null));
      events.push({ name: 'auction.changed', at: now, auction: moved });
    }
    await this.log.append(tx, events);
    return facts;
  }

  private async lockOffer(tx: Tx, id: OfferId): Promise<Offer> {
    const [offer] = await this.offers.lockMany(tx, [id]);
    if (!offer) throw new DomainError('offer.not_found', {});
    return offer;
  }
}
