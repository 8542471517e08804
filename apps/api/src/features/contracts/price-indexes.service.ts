import { Injectable } from '@nestjs/common';
import type { Contract } from '@domain/contracts/contract';
import { type IndexPoint, indexDaysOf, type IndexReference, settlePrice, type SettledPrice } from '@domain/contracts/price-rule';
import type { Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import type { PlaceId, ProductId } from '@domain/shared/ids';
import { dayAt, instantToIso } from '@domain/shared/instant';
import type { VndPerKg } from '@domain/shared/unit-price';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';

/** Series that prices may follow: at the farm, at the plant, at the border. */
export const INDEX_IDS = ['farm_gate', 'factory_gate', 'border_gate'] as const;

/** A figure to publish. */
export interface IndexFigure {
  readonly indexId: string;
  readonly productId: ProductId;
  readonly placeId: PlaceId | null;
  readonly day: Day;
  readonly vndPerKg: VndPerKg;
  readonly source: string;
}

/** The newest figure of a day, with how often it was corrected. */
export interface PublishedPoint extends IndexPoint {
  readonly publishedAt: string;
  readonly source: string;
}

const POINTS = `SELECT day, revision, vnd_per_kg AS "vndPerKg" FROM index_points
  WHERE index_id = $1 AND product_id = $2 AND place_id = $3 AND day BETWEEN $4 AND $5 ORDER BY day, revision`;

const PUBLISH = `
  INSERT INTO index_points (index_id, product_id, place_id, day, revision, vnd_per_kg, source, member_id, published_at)
  SELECT $1, $2, $3, $4, coalesce(max(revision), 0) + 1, $5, $6, $7, $8 FROM index_points
  WHERE index_id = $1 AND product_id = $2 AND place_id = $3 AND day = $4
  RETURNING revision`;

/** Published market prices, and the price of a contract settled from them. */
@Injectable()
export class PriceIndexesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly log: EventLog,
  ) {}

  /** Publishes a figure, or corrects one: the next revision of its day. What was settled from the earlier one stands. */
  async publish(actor: Actor, figure: IndexFigure): Promise<{ revision: number }> {
    requireIndex(figure.indexId);
    return this.work.run(async (tx) => {
      const now = await databaseNow(tx);
      if (figure.day > dayAt(now)) throw new DomainError('price_index.day_in_future', { day: figure.day }, 'day');
      // One writer of a product's indexes at a time: two corrections of a day get two revisions.
      await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`index:${figure.productId}`]);
      const { indexId, productId, placeId, day, vndPerKg, source } = figure;
      const written = [indexId, productId, placeId ?? '', day, vndPerKg, source, actor.memberId, instantToIso(now)];
      const [row] = await tx.query<{ revision: number }[]>(PUBLISH, written);
      const revision = row?.revision ?? 1;
      await this.log.append(tx, [{ name: 'price_index.published', at: now, marketId: productId, indexId, day, revision, vndPerKg }]);
      return { revision };
    });
  }

  /** The newest figure of each day of an index, newest day first. */
  async list(index: { indexId: string; productId: ProductId; placeId: PlaceId | null }, limit: number): Promise<PublishedPoint[]> {
    requireIndex(index.indexId);
    return this.work.run((tx) =>
      tx.query<PublishedPoint[]>(
        `SELECT DISTINCT ON (day) day, revision, vnd_per_kg AS "vndPerKg", source,
                to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "publishedAt"
         FROM index_points WHERE index_id = $1 AND product_id = $2 AND place_id = $3 ORDER BY day DESC, revision DESC LIMIT $4`,
        [index.indexId, index.productId, index.placeId ?? '', limit],
      ),
    );
  }

  /**
   * Settles prices of call-offs made on a day, from what is published now; figures that many contracts follow are read once.
   *
   * @throws DomainError `price_index.not_published` from each call that asks for one
   */
  settler(tx: Tx, madeOn: Day): (contract: Contract) => Promise<SettledPrice> {
    const known = new Map<string, Promise<IndexPoint[]>>();
    return async ({ price, productId }) => {
      if (price.kind === 'fixed') return settlePrice(price, [], madeOn);
      const name = JSON.stringify([price.index, productId]);
      const points = known.get(name) ?? this.points(tx, price.index, productId, madeOn);
      known.set(name, points);
      return settlePrice(price, await points, madeOn);
    };
  }

  private async points(tx: Tx, index: IndexReference, productId: ProductId, madeOn: Day): Promise<IndexPoint[]> {
    const { from, to } = indexDaysOf(index, madeOn);
    return tx.query<IndexPoint[]>(POINTS, [index.indexId, productId, index.placeId ?? '', from, to]);
  }
}

function requireIndex(id: string): void {
  if (!(INDEX_IDS as readonly string[]).includes(id)) throw new DomainError('price_index.not_found', {}, 'indexId');
}
