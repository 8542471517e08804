import { Injectable } from '@nestjs/common';
import type { Bid, BidTerms } from '@domain/bids/bid';
import { dealDays } from '@domain/bids/deal-days';
import type { BidMeeting, BidPlacing } from '@domain/bids/place-bid';
import type { Offer } from '@domain/offers/offer';
import { dayAt, type Instant } from '@domain/shared/instant';
import { DomainError } from '@domain/shared/domain-error';
import type { BidId, OrganisationId, PlaceId } from '@domain/shared/ids';
import { costOf } from '@domain/shared/unit-price';
import type { Allocation } from '@domain/trades/make-trade';
import { IdSource } from '../../platform/clock/id-source';
import { partyOf, type Actor } from '../../platform/http/actor';
import type { Tx } from '../../platform/database/unit-of-work';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { CreditService } from '../credit/credit.service';
import { IdentityQueries } from '../identity/identity.queries';
import { MarketRulesQueries } from '../markets/market-rules.queries';
import { type MadeTrades, NOTHING_WRITTEN, TradesService } from '../trades/trades.service';
import { BidsRepository } from './bids.repository';

/** What was agreed, and who has said yes. */
export interface Agreement {
  readonly offer: Offer;
  readonly bid: Bid;
  readonly terms: BidTerms;
  /** False for the winner of an auction whose seller still has to say yes. */
  readonly sellerSaidYes: boolean;
  readonly now: Instant;
}

/** Turns agreed bids into trades, and looks up what a bid's two papers do not say. */
@Injectable()
export class BidDeals {
  constructor(
    private readonly trades: TradesService,
    private readonly catalogue: CatalogueQueries,
    private readonly identity: IdentityQueries,
    private readonly bids: BidsRepository,
    private readonly ids: IdSource,
    private readonly rules: MarketRulesQueries,
    private readonly credit: CreditService,
  ) {}

  /** Who bids now, under which id and in which place of the row. */
  async placing(tx: Tx, actor: Actor, now: Instant, inAuction: boolean): Promise<BidPlacing> {
    return { id: this.ids.next() as BidId, seq: await this.bids.nextSeq(tx), buyer: partyOf(actor), now, inAuction };
  }

  async meeting(tx: Tx, offer: Offer, to: { buyerId: OrganisationId; placeId: PlaceId }, now: Instant): Promise<BidMeeting> {
    const groups = await this.identity.ownerGroups(tx, [offer.sellerId, to.buyerId]);
    const route = this.catalogue.route(offer.placeId, to.placeId);
    return {
      sellerGroup: groups.get(offer.sellerId) ?? null,
      buyerGroup: groups.get(to.buyerId) ?? null,
      road: route && { transitDays: route.transitDays, freightVndPerKg: route.freightVndPerKg },
      maxHoldDays: this.catalogue.product(offer.marketId, 'marketId').maxHoldDays,
      today: dayAt(now),
    };
  }

  /** @throws DomainError `credit.limit_exceeded` when the bid is worth more than the buyer may still owe this seller */
  async requireCredit(tx: Tx, { sellerId }: Offer, buyerId: OrganisationId, { kg, farmGateVndPerKg }: BidTerms): Promise<void> {
    await this.credit.require(tx, { sellerId, buyerId, kg, farmGateVndPerKg });
  }

  /** Makes the one trade of a bid. @throws DomainError `bid.window_unreachable`, `plant_day.full`, `stock.not_enough_open` when the offer has changed */
  async make(tx: Tx, { offer, bid, terms, sellerSaidYes, now }: Agreement): Promise<MadeTrades> {
    const meeting = await this.meeting(tx, offer, bid, now);
    const { transitDays, freightVndPerKg } = bid.road;
    const bounds = {
      harvest: offer.harvest,
      delivery: terms.delivery,
      transitDays,
      maxHoldDays: meeting.maxHoldDays,
      today: meeting.today,
    };
    const days = dealDays(bounds);
    await this.requireCredit(tx, offer, bid.buyerId, terms);
    if (days === null) throw new DomainError('bid.window_unreachable', { transitDays });
    const allocation: Allocation = {
      marketId: offer.marketId,
      roundNumber: null,
      supply: {
        offerId: offer.id,
        version: offer.version,
        askVndPerKg: offer.askVndPerKg,
        party: { id: offer.sellerId, group: meeting.sellerGroup },
        varietyId: offer.varietyId,
        gradeId: offer.gradeId,
        placeId: offer.placeId,
        firm: sellerSaidYes,
      },
      demand: {
        source: { kind: 'bid', bidId: bid.id, version: bid.version, priceVndPerKg: terms.farmGateVndPerKg },
        party: { id: bid.buyerId, group: meeting.buyerGroup },
        placeId: bid.placeId,
        firm: true,
      },
      kg: terms.kg,
      farmGateVndPerKg: terms.farmGateVndPerKg,
      freightVndPerKg: costOf(freightVndPerKg, 'freightVndPerKg'),
      ageVndPerKg: costOf(0, 'ageVndPerKg'),
      ...days,
    };
    await this.trades.requireRoom(tx, allocation);
    const meant = {
      marketId: offer.marketId,
      roundNumber: null,
      at: now,
      confirmWithinMs: (await this.rules.settingsAt(tx, offer.marketId, now)).confirmWithinMs,
      allocations: [allocation],
    };
    const made = await this.trades.makeFromRound(tx, meant, NOTHING_WRITTEN);
    if (made.trades.length === 0) throw new DomainError('stock.not_enough_open', { openKg: 0, askedKg: terms.kg }, 'kg');
    return made;
  }
}
