import { Injectable } from '@nestjs/common';
import { INDEX_DAYS_MAX, type LineFacts } from '@domain/orders/make-line';
import type { StandingOrder } from '@domain/orders/standing-order';
import { daysBetween, dayOf } from '@domain/shared/day';
import { dayAt } from '@domain/shared/instant';
import { invariant } from '@domain/shared/invariant';
import { priceOf, type VndPerKg } from '@domain/shared/unit-price';
import { databaseNow } from '../../platform/database/database-clock';
import type { Tx } from '../../platform/database/unit-of-work';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { PriceIndexesService } from '../contracts/price-indexes.service';
import { CreditQueries } from '../credit/credit.queries';
import { IdentityQueries } from '../identity/identity.queries';
import { MarketRulesQueries } from '../markets/market-rules.queries';
import { OffersQueries } from '../offers/offers.queries';

/** What each of some standing orders meets now. The order's id is the maker's to add. */
export type FactsOf = (standing: StandingOrder) => Omit<LineFacts, 'id'>;

/** Reads what stands in the way of lines, for many standing orders at once. */
@Injectable()
export class StandingFacts {
  constructor(
    private readonly catalogue: CatalogueQueries,
    private readonly identity: IdentityQueries,
    private readonly markets: MarketRulesQueries,
    private readonly offers: OffersQueries,
    private readonly credits: CreditQueries,
    private readonly indexes: PriceIndexesService,
  ) {}

  async read(tx: Tx, standings: readonly StandingOrder[]): Promise<FactsOf> {
    const now = await databaseNow(tx);
    const buyerIds = standings.map(({ buyerId }) => buyerId);
    const buyers = await this.identity.parties(tx, buyerIds);
    const keptOut = await this.identity.keptOut(tx, buyerIds);
    const halts = await this.markets.statuses(tx);
    const usedUp = await this.usedUp(tx, standings);
    const newest = await this.newest(standings, dayAt(now));
    return (standing) => {
      const buyer = buyers.get(standing.buyerId);
      invariant(buyer !== undefined, 'a standing order has no buyer', { id: standing.id });
      return {
        buyer,
        now,
        today: dayAt(now),
        catalogue: this.catalogue.catalogue,
        isSuspended: keptOut.has(standing.buyerId),
        haltReason: halts.get(standing.marketId)?.halt?.reason ?? null,
        isCreditUsedUp: usedUp.has(`${standing.marketId} ${standing.buyerId}`),
        indexVndPerKg: newest.get(indexKey(standing) ?? '') ?? null,
      };
    };
  }

  /** Markets and buyers of whom every seller in the market has nothing left to deliver on credit. A market without a seller is none. */
  private async usedUp(tx: Tx, standings: readonly StandingOrder[]): Promise<ReadonlySet<string>> {
    const sellers = await this.offers.sellersIn(tx, [...new Set(standings.map(({ marketId }) => marketId))]);
    const buyers = [...new Set(standings.map(({ buyerId }) => buyerId))];
    const left = await this.credits.leftBetween(tx, [...new Set(sellers.map(({ sellerId }) => sellerId))], buyers);
    const nothingLeft = new Set(left.filter(({ leftVnd }) => leftVnd === '0').map(({ sellerId, buyerId }) => `${sellerId} ${buyerId}`));
    if (nothingLeft.size === 0) return new Set();
    const pairs = standings.map(({ marketId, buyerId }) => ({ marketId, buyerId }));
    const isUsedUp = ({ marketId, buyerId }: (typeof pairs)[number]) => {
      const here = sellers.filter((seller) => seller.marketId === marketId);
      return here.length > 0 && here.every(({ sellerId }) => nothingLeft.has(`${sellerId} ${buyerId}`));
    };
    return new Set(pairs.filter(isUsedUp).map(({ marketId, buyerId }) => `${marketId} ${buyerId}`));
  }

  /** The newest figure of each index that a limit follows, if it is of the last days. */
  private async newest(standings: readonly StandingOrder[], today: LineFacts['today']): Promise<ReadonlyMap<string, VndPerKg>> {
    const figures = new Map<string, VndPerKg>();
    const followed = new Map(standings.flatMap((one) => (one.limit.kind === 'index' ? [[indexKey(one) ?? '', one] as const] : [])));
    for (const [key, { marketId, limit }] of followed) {
      if (limit.kind !== 'index') continue;
      const [point] = await this.indexes.list({ indexId: limit.indexId, productId: marketId, placeId: null }, 1);
      if (point && daysBetween(dayOf(point.day, 'day'), today) <= INDEX_DAYS_MAX) figures.set(key, priceOf(point.vndPerKg, 'limit'));
    }
    return figures;
  }
}

function indexKey({ marketId, limit }: StandingOrder): string | null {
  return limit.kind === 'index' ? `${marketId} ${limit.indexId}` : null;
}
