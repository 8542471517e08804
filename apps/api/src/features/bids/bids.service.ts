import { Injectable } from '@nestjs/common';
import { acceptBid, counterBid, refuseBid, reviseBid, withdrawBid } from '@domain/bids/answer-bid';
import { type Bid, type BidTerms, termsOnTable } from '@domain/bids/bid';
import type { BidEvent, BidFacts } from '@domain/bids/bid-events';
import { type BidAsk, expiryOf, placeBid, requireReach } from '@domain/bids/place-bid';
import { maySeeOffer } from '@domain/offers/lot-rules';
import type { Offer } from '@domain/offers/offer';
import { DomainError } from '@domain/shared/domain-error';
import type { MemberId, OfferId, TradeId } from '@domain/shared/ids';
import type { Instant } from '@domain/shared/instant';
import { requireVersion } from '@domain/shared/version';
import type { Side } from '@domain/trades/trade';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { OffersService } from '../offers/offers.service';
import { BidDeals } from './bid-deals';
import { BidsQueries } from './bids.queries';
import { BidsRepository } from './bids.repository';

/** A bid of the actor's with its offer, both held, and the clock read after. */
interface Table {
  readonly bid: Bid;
  readonly offer: Offer;
  readonly side: Side;
  readonly now: Instant;
}

/** Takes bids and the answers to them. The offer's row is held first, whatever is done. */
@Injectable()
export class BidsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly bids: BidsRepository,
    private readonly queries: BidsQueries,
    private readonly offers: OffersService,
    private readonly deals: BidDeals,
    private readonly log: EventLog,
  ) {}

  /** Bids on an offer that is in no auction. A firm offer says yes at once to its ask or more. */
  async place(actor: Actor, offerId: OfferId, ask: BidAsk): Promise<BidFacts> {
    return this.work.run(async (tx) => {
      const offer = await this.lockOffer(tx, offerId);
      if (!maySeeOffer(offer, actor.organisationId)) throw new DomainError('offer.not_found', {});
      if (offer.inAuction) throw new DomainError('offer.in_auction', {});
      const now = await databaseNow(tx);
      if (await this.bids.openOf(tx, offerId, actor.organisationId)) throw new DomainError('bid.already_open', {});
      const meeting = await this.deals.meeting(tx, offer, { buyerId: actor.organisationId, placeId: ask.placeId }, now);
      const bid = placeBid({ ...ask, limitVndPerKg: null }, offer, meeting, await this.deals.placing(tx, actor, now, false));
      await this.deals.requireCredit(tx, offer, bid.buyerId, bid.terms);
      await this.bids.insert(tx, bid, actor.memberId);
      const placed = await this.tell(tx, bid, 'bid.placed', now);
      const isTaken = offer.firm && bid.terms.farmGateVndPerKg >= offer.askVndPerKg;
      return isTaken ? this.bind(tx, { bid, offer, side: 'seller', now }, { seenVersion: bid.version, memberId: null }) : placed;
    });
  }

  /** The buyer changes an open bid. */
  async revise(actor: Actor, id: string, change: { terms: BidTerms; standsMinutes: number }): Promise<BidFacts> {
    return this.step(actor, id, { by: 'buyer', name: 'bid.revised' }, async (tx, { bid, offer, now }) => {
      if (bid.inAuction) throw new DomainError('bid.in_auction', {});
      requireReach(change.terms, offer, await this.deals.meeting(tx, offer, bid, now));
      await this.deals.requireCredit(tx, offer, bid.buyerId, change.terms);
      const seq = await this.bids.nextSeq(tx);
      return reviseBid(bid, { terms: change.terms, limitVndPerKg: null, seq, expiresAt: expiryOf(change.standsMinutes, now) }, now);
    });
  }

  /** The seller answers with other terms. */
  async counter(actor: Actor, id: string, change: { terms: BidTerms; standsMinutes: number }): Promise<BidFacts> {
    return this.step(actor, id, { by: 'seller', name: 'bid.countered' }, async (tx, { bid, offer, now }) => {
      requireReach(change.terms, offer, await this.deals.meeting(tx, offer, bid, now));
      return counterBid(bid, change.terms, { now, expiresAt: expiryOf(change.standsMinutes, now) });
    });
  }

  /** A binding yes to the terms that the actor saw: the trade is made at once. */
  async accept(actor: Actor, id: string, seenVersion: number): Promise<BidFacts> {
    return this.work.run(async (tx) => {
      const table = await this.hold(tx, actor, id);
      return this.bind(tx, table, { seenVersion, memberId: actor.memberId });
    });
  }

  async refuse(actor: Actor, id: string): Promise<BidFacts> {
    return this.step(actor, id, { by: null, name: 'bid.refused' }, (_, { bid, side, now }) => refuseBid(bid, side, now));
  }

  async withdraw(actor: Actor, id: string): Promise<BidFacts> {
    return this.step(actor, id, { by: 'buyer', name: 'bid.withdrawn' }, (_, { bid, now }) => withdrawBid(bid, now));
  }

  private async bind(
    tx: Tx,
    { bid, offer, side, now }: Table,
    { seenVersion, memberId }: { seenVersion: number; memberId: MemberId | null },
  ): Promise<BidFacts> {
    // Whether the answer is allowed is asked before anything is made; the trade's id is known only afterwards.
    acceptBid(bid, side, now, bid.id as string as TradeId);
    // A bid that is over is said to be over, not to have changed.
    requireVersion(bid.version, seenVersion);
    if (offer.state !== 'open') throw new DomainError('offer.closed', { state: offer.state });
    // A bid from before the auction waits until it is over; then it can be taken again, if anything is left.
    if (offer.inAuction) throw new DomainError('offer.in_auction', {});
    const made = await this.deals.make(tx, { offer, bid, terms: termsOnTable(bid), sellerSaidYes: true, now });
    const tradeId = made.trades[0]?.id as TradeId;
    const { bid: accepted } = acceptBid(bid, side, now, tradeId);
    await this.bids.save(tx, accepted, memberId);
    const facts = await this.queries.single(tx, accepted);
    await this.log.append(tx, [
      { ...facts, name: 'bid.accepted', at: now },
      { name: 'stock.changed', at: now, marketId: offer.marketId, ...made.stock },
      ...made.events,
    ]);
    return facts;
  }

  /** One step of a negotiation by one side (null: either). */
  private async step(
    actor: Actor,
    id: string,
    { by, name }: { by: Side | null; name: BidEvent['name'] },
    change: (tx: Tx, table: Table) => Bid | Promise<Bid>,
  ): Promise<BidFacts> {
    return this.work.run(async (tx) => {
      const table = await this.hold(tx, actor, id);
      if (by !== null && table.side !== by) throw new DomainError('bid.not_your_turn', {});
      const bid = await change(tx, table);
      await this.bids.save(tx, bid, actor.memberId);
      return this.tell(tx, bid, name, table.now);
    });
  }

  private async tell(tx: Tx, bid: Bid, name: BidEvent['name'], at: Instant): Promise<BidFacts> {
    const facts = await this.queries.single(tx, bid);
    await this.log.append(tx, [{ ...facts, name, at }]);
    return facts;
  }

  /** Another's bid is answered like one that does not exist. */
  private async hold(tx: Tx, actor: Actor, id: string): Promise<Table> {
    const seen = await this.bids.ofParty(tx, actor.organisationId, id);
    const offer = await this.lockOffer(tx, seen.offerId);
    const bid = await this.bids.lock(tx, id);
    return { bid, offer, side: bid.sellerId === actor.organisationId ? 'seller' : 'buyer', now: await databaseNow(tx) };
  }

  private async lockOffer(tx: Tx, id: OfferId): Promise<Offer> {
    const [offer] = await this.offers.lockMany(tx, [id]);
    if (!offer) throw new DomainError('offer.not_found', {});
    return offer;
  }
}
