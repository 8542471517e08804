import { Injectable } from '@nestjs/common';
import { marketStream } from '@domain/across/audience/audience';
import { orderBoard } from '@domain/market-data/order-board';
import { openKgOfOffer } from '@domain/offers/offer';
import { openKgOfOrder } from '@domain/orders/order';
import type { MarketId } from '@domain/shared/ids';
import { instantToIso } from '@domain/shared/instant';
import { publicOffer, publicOrder } from '@domain/across/views/views';
import { databaseNow } from '../../platform/database/database-clock';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Metrics } from '../../platform/log/metrics';
import { ClearingQueries } from '../clearing/clearing.queries';
import { IdentityQueries } from '../identity/identity.queries';
import { MarketRulesQueries } from '../markets/market-rules.queries';
import { OffersQueries } from '../offers/offers.queries';
import { OrdersQueries } from '../orders/orders.queries';
import type { BoardView } from './market-data.dto';

/** A board may be this old when it is asked for alone: everyone who comes at once is given the same one. */
const SHARED_MS = 250;
/** How old it may be for those who are given the events since then with it. */
const SHARED_WITH_EVENTS_MS = 5_000;

interface Shared {
  readonly board: Promise<BoardView>;
  readonly at: number;
  /** The same, once it is there. */
  built: BoardView | undefined;
}

/** The board of a market: everything open, at one number of its stream. */
@Injectable()
export class BoardQueries {
  private readonly building = new Map<string, Shared>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly clearing: ClearingQueries,
    private readonly rules: MarketRulesQueries,
    private readonly identity: IdentityQueries,
    private readonly offers: OffersQueries,
    private readonly orders: OrdersQueries,
    private readonly metrics: Metrics,
  ) {}

  /** Built once for all who ask within a moment. @throws DomainError `market.unknown` */
  async of(marketId: MarketId): Promise<BoardView> {
    return this.current(marketId, SHARED_MS, () => true);
  }

  /** For those who are given the events after its number with it: an older one serves as long as `isNear` says so of that number. */
  async shared(marketId: MarketId, isNear: (head: number) => boolean): Promise<BoardView> {
    return this.current(marketId, SHARED_WITH_EVENTS_MS, isNear);
  }

  /** As {@link shared}, if it stands already: most of a crowd need not wait for anything. */
  standing(marketId: MarketId, isNear: (head: number) => boolean): BoardView | undefined {
    return this.fresh(marketId, SHARED_WITH_EVENTS_MS, isNear)?.built;
  }

  private fresh(marketId: MarketId, withinMs: number, isNear: (head: number) => boolean): Shared | undefined {
    const known = this.building.get(marketId);
    return known && performance.now() - known.at < withinMs && (!known.built || isNear(known.built.head)) ? known : undefined;
  }

  private current(marketId: MarketId, withinMs: number, isNear: (head: number) => boolean): Promise<BoardView> {
    const known = this.fresh(marketId, withinMs, isNear);
    if (known) return known.board;
    const board = asProgram('a board is made of everyone’s offers and orders, and shows their public part', () => this.build(marketId));
    const fresh: Shared = { board, at: performance.now(), built: undefined };
    this.building.set(marketId, fresh);
    fresh.board.then(
      (built) => (fresh.built = built),
      () => this.building.get(marketId) === fresh && this.building.delete(marketId),
    );
    return fresh.board;
  }

  private async build(marketId: MarketId): Promise<BoardView> {
    this.metrics.boardsBuilt.inc({ market: marketId });
    return this.work.snapshot(async (tx) => {
      const market = await this.clearing.market(tx, marketId);
      const [row] = await tx.query<{ head: number }[]>('SELECT head FROM streams WHERE name = $1', [marketStream(marketId)]);
      const offers = await this.offers.onBoard(tx, marketId);
      const orders = await this.orders.onBoard(tx, marketId);
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
        status: await this.rules.status(tx, marketId),
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
