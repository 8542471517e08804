import { Injectable } from '@nestjs/common';
import type { Alert } from '@domain/alerts/alert';
import type { AlertLot } from '@domain/alerts/alert-events';
import { lotFitsAlert, type RoadKm } from '@domain/alerts/lot-fits-alert';
import { type FoundOrder, orderFitsAlert } from '@domain/alerts/order-fits-alert';
import { addDays, type Day } from '@domain/shared/day';
import type { MarketId, PlaceId, ProductId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { BoardQueries } from '../market-data/board.queries';
import { AlertsRepository } from './alerts.repository';
import { LotWords } from './lot-words';

/** A board that is being built when it is asked for may be older than the order: it is asked again, so often at most. */
const BOARDS_MAX = 5;

/** What the public stream of a market has told. */
export interface MarketNews {
  readonly lots: readonly AlertLot[];
  readonly orders: readonly FoundOrder[];
  /** The best limit on the public board; null when nobody asked for it, or nothing is wanted. */
  readonly bestVndPerKg: number | null;
  readonly today: Day;
}

/** What is found for alerts: read and compared with nothing but what everyone is told. */
@Injectable()
export class AlertFinder {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alerts: AlertsRepository,
    private readonly catalogue: CatalogueQueries,
    private readonly words: LotWords,
    private readonly boards: BoardQueries,
    private readonly clock: Clock,
  ) {}

  async read(marketId: string, numbers: readonly number[]): Promise<MarketNews> {
    const { lots, orders, asksPrice } = await this.work.run(async (tx) => ({
      ...(await this.alerts.newsOf(tx, marketId, numbers)),
      asksPrice: await this.alerts.asksPrice(tx, marketId),
    }));
    const bestVndPerKg = asksPrice && orders.length > 0 ? await this.bestLimit(marketId as MarketId, Math.max(...numbers)) : null;
    return { lots, orders, bestVndPerKg, today: this.clock.today() };
  }

  /** What of it fits an alert, oldest first. One's own lots are no news. */
  fits(alert: Alert, { lots, orders, bestVndPerKg, today }: MarketNews): readonly (AlertLot | FoundOrder)[] {
    if (alert.kind === 'lots') {
      return lots.filter(
        (lot) =>
          lot.seller.id !== alert.organisationId && lotFitsAlert(alert, lot, this.words.of(lot), this.km(lot.placeId, alert.placeId)),
      );
    }
    const until = alert.withinDays === null ? null : addDays(today, alert.withinDays);
    return orders.filter((order) => {
      const served = this.servedBy(order.marketId, alert.gradeId);
      return orderFitsAlert(alert, order, { served, km: this.km(alert.placeId, order.placeId), until, bestVndPerKg });
    });
  }

  private km(from: string | null, to: string | null): RoadKm {
    return from === null || to === null ? null : (this.catalogue.route(from as PlaceId, to as PlaceId)?.km ?? null);
  }

  /** Nothing for a grade that the product no longer has. */
  private servedBy(marketId: string, gradeId: Alert['gradeId']): readonly string[] {
    const product = this.catalogue.products().find(({ id }) => id === marketId);
    if (gradeId === null || !product?.grades.some(({ id }) => id === gradeId)) return [];
    return this.catalogue.catalogue.gradesServedBy(marketId as ProductId, gradeId);
  }

  private async bestLimit(marketId: MarketId, number: number): Promise<number | null> {
    let board = await this.boards.shared(marketId, (head) => head >= number);
    for (let tries = 1; board.head < number && tries < BOARDS_MAX; tries++) {
      board = await this.boards.shared(marketId, (head) => head >= number);
    }
    return board.levels.demand[0]?.vndPerKg ?? null;
  }
}
