import { Injectable } from '@nestjs/common';
import { marketStream } from '@domain/across/audience/audience';
import { asProgram } from '../../platform/database/row-scope';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { ClearingQueries } from '../clearing/clearing.queries';
import { MarketRulesQueries } from '../markets/market-rules.queries';
import { invariant } from '@domain/shared/invariant';
import type { MarketView } from './market-data.dto';

interface Sums {
  market_id: string;
  count: number;
  open_kg: number;
}

const OPEN_OFFERS = `
  SELECT market_id, count(*) AS count, sum(offered_kg - held_kg - confirmed_kg)::bigint AS open_kg FROM offers
  WHERE state = 'open' AND offered_kg > held_kg + confirmed_kg GROUP BY market_id`;
const OPEN_ORDERS = `
  SELECT market_id, count(*) AS count, sum(wanted_kg - held_kg - confirmed_kg)::bigint AS open_kg FROM orders
  WHERE state = 'open' AND wanted_kg > held_kg + confirmed_kg GROUP BY market_id`;

/** All markets at a glance. */
@Injectable()
export class MarketsQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clearing: ClearingQueries,
    private readonly rules: MarketRulesQueries,
    private readonly catalogue: CatalogueQueries,
  ) {}

  all(): Promise<MarketView[]> {
    return asProgram('sums over everyone’s offers and orders', () => this.read());
  }

  private async read(): Promise<MarketView[]> {
    return this.work.snapshot(async (tx) => {
      const { catalogue } = this.catalogue;
      const markets = (await this.clearing.markets(tx)).filter(({ id }) => catalogue.hasProduct(id));
      const statuses = await this.rules.statuses(tx);
      const rounds = await this.clearing.lastRounds(tx);
      const heads = await tx.query<{ name: string; head: number }[]>(`SELECT name, head FROM streams WHERE name LIKE 'market:%'`);
      const headOf = new Map(heads.map(({ name, head }) => [name, head]));
      const offers = byMarket(await tx.query<Sums[]>(OPEN_OFFERS));
      const orders = byMarket(await tx.query<Sums[]>(OPEN_ORDERS));
      return markets.map(({ id }) => {
        const status = statuses.get(id);
        invariant(status !== undefined, 'a market has no status', { id });
        return {
          id,
          productId: id,
          status,
          head: headOf.get(marketStream(id)) ?? 0,
          offers: offers.get(id)?.count ?? 0,
          openOfferKg: offers.get(id)?.open_kg ?? 0,
          orders: orders.get(id)?.count ?? 0,
          openOrderKg: orders.get(id)?.open_kg ?? 0,
          lastRound: rounds.get(id) ?? null,
        };
      });
    });
  }
}

function byMarket(rows: readonly Sums[]): ReadonlyMap<string, Sums> {
  return new Map(rows.map((row) => [row.market_id, row]));
}
