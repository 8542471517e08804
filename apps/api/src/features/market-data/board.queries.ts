import { Injectable } from '@nestjs/common';
import { marketStream } from '@domain/audience';
import { orderBoard } from '@domain/market-data/order-board';
import { openKgOfOffer } from '@domain/offers/offer';
import { openKgOfOrder } from '@domain/orders/order';
import type { MarketId } from '@domain/shared/ids';
import { instantToIso } from '@domain/shared/instant';
import { publicOffer, publicOrder } from '@domain/views';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ClearingQueries } from '../clearing/clearing.queries';
import { IdentityQueries } from '../identity/identity.queries';
import { OffersQueries } from '../offers/offers.queries';
import { OrdersQueries } from '../orders/orders.queries';
import type { BoardView } from './market-data.dto';

/** A board may be this old when it is asked for again: everyone who comes at once is given the same one, and events bring it up to date. */
const SHARED_MS = 250;

/** The board of a market: everything open, at one number of its stream. */
@Injectable()
export class BoardQueries {
  private readonly building = new Map<string, { board: Promise<BoardView>; at: number }>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly clearing: ClearingQueries,
    private readonly identity: IdentityQueries,
    private readonly offers: OffersQueries,
    private readonly orders: OrdersQueries,
  ) {}

  /** Built once for all who ask within a moment. @throws DomainError `market.unknown` */
  async of(marketId: MarketId): Promise<BoardView> {
    const shared = this.building.get(marketId);
    if (shared && performance.now() - shared.at < SHARED_MS) return shared.board;
    const board = this.build(marketId);
    this.building.set(marketId, { board, at: performance.now() });
    board.catch(() => this.building.delete(marketId));
    return board;
  }

  private async build(marketId: MarketId): Promise<BoardView> {
    return this.work.snapshot(async (tx) => {
      const market = await this.clearing.market(tx, marketId);
      const [row] = await tx.query<{ head: number }[]>('SELECT head FROM streams WHERE name = $1', [marketStream(marketId)]);
      const offers = await this.offers.openIn(tx, marketId);
      const orders = await this.orders.openIn(tx, marketId);
      const sellers = await this.identity.parties(
        tx,
        offers.map((offer) => offer.sellerId),
      );
      const board = orderBoard(
        offers.map((offer) => ({ vndPerKg: offer.askVndPerKg, kg: openKgOfOffer(offer) })),
        orders.map((order) => ({ vndPerKg: order.limitVndPerKg, kg: openKgOfOrder(order) })),
      );
      return {
        stream: marketStream(marketId),
        head: row?.head ?? 0,
        at: instantToIso(await databaseNow(tx)),
        offers: offers.flatMap((offer) => {
          const seller = sellers.get(offer.sellerId);
          return seller ? [publicOffer(offer, seller)] : [];
        }),
        orders: orders.map((order) => publicOrder(order)),
        levels: { supply: [...board.supply], demand: [...board.demand] },
        lastRound: await this.clearing.lastRound(tx, market),
      };
    });
  }
}
