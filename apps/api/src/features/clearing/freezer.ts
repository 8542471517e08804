import { Injectable } from '@nestjs/common';
import type { MarketId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ClearingRepository } from './clearing.repository';
import { FreezerRooms } from './freezer-rooms';
import type { FrozenMarket } from './frozen-market';

/** Takes the picture of a market that a round solves. Locks nothing. */
@Injectable()
export class Freezer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rounds: ClearingRepository,
    private readonly rooms: FreezerRooms,
    private readonly clock: Clock,
  ) {}

  /** All open supply and demand at one moment; undefined if nothing has happened since the last picture or the market is halted. */
  async freeze(marketId: MarketId): Promise<FrozenMarket | undefined> {
    return this.work.snapshot(async (tx) => {
      const market = await this.rounds.market(tx, marketId);
      if (market?.state !== 'open' || !(await this.rounds.hasNews(tx, market))) return undefined;
      const { catalogue, identity, offers, orders, contracts, trades } = this.rooms;
      const open = {
        offers: await offers.openIn(tx, marketId),
        orders: await orders.openIn(tx, marketId),
        callOffs: await contracts.openCallOffs(tx, marketId),
      };
      const organisations = [
        ...open.offers.map((offer) => offer.sellerId),
        ...open.orders.map((order) => order.buyerId),
        ...open.callOffs.flatMap(({ contract }) => [contract.cooperativeId, contract.processorId]),
      ];
      return {
        ...open,
        marketId,
        product: catalogue.product(marketId, 'marketId'),
        frozenNumber: await this.rounds.head(tx, marketId),
        lastRoundNumber: market.lastRoundNumber,
        frozenAt: await databaseNow(tx),
        today: this.clock.today(),
        refused: await trades.refusedPairs(tx, marketId),
        groups: await identity.ownerGroups(tx, organisations),
      };
    });
  }
}
