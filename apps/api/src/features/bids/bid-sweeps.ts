import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lapseBid } from '@domain/bids/answer-bid';
import { isOpenBid } from '@domain/bids/bid';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Sweeps } from '../../platform/deadlines/sweeps';
import { EventLog } from '../../platform/event-log/event-log';
import { OffersService } from '../offers/offers.service';
import { AuctionCloser } from './auction-closer';
import { BidsQueries } from './bids.queries';
import { BidsRepository } from './bids.repository';

const BATCH = 200;

/** Lets bids run out and auctions close, whenever deadlines are swept. */
@Injectable()
export class BidSweeps implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly work: UnitOfWork,
    private readonly bids: BidsRepository,
    private readonly queries: BidsQueries,
    private readonly offers: OffersService,
    private readonly closer: AuctionCloser,
    private readonly log: EventLog,
  ) {}

  onModuleInit(): void {
    this.sweeps.add(() => this.closer.closeDue());
    this.sweeps.add(() => this.lapseDue());
  }

  /** Bids that ran out, or whose offer closed: silence is a no. */
  private async lapseDue(): Promise<number> {
    return this.work.run(async (tx) => {
      const due = await this.bids.due(tx, BATCH);
      if (due.length === 0) return 0;
      const offers = new Map(
        (await this.offers.lockMany(tx, [...new Set(due.map(({ offerId }) => offerId))])).map((offer) => [offer.id, offer]),
      );
      const now = await databaseNow(tx);
      const held = await this.bids.lockMany(
        tx,
        due.map(({ id }) => id),
      );
      const over = held.filter((bid) => isOpenBid(bid) && (bid.expiresAt <= now || offers.get(bid.offerId)?.state !== 'open'));
      const lapsed = over.map(lapseBid);
      for (const bid of lapsed) await this.bids.save(tx, bid, null);
      await this.log.append(
        tx,
        (await this.queries.facts(tx, lapsed)).map((facts) => ({ ...facts, name: 'bid.lapsed', at: now })),
      );
      return due.length;
    });
  }
}
