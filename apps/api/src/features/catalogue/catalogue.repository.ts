import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type DatedCatalogue, toDatedCatalogue } from './catalogue.mapper';
import { CommuneEntity } from './commune.entity';
import { DestinationMarketEntity } from './destination-market.entity';
import { PlaceEntity } from './place.entity';
import { ProductEntity } from './product.entity';
import { readVersions } from './product-version-rows';
import { ReferencePriceEntity } from './reference-price.entity';
import { RouteEntity } from './route.entity';

/** One version of everything that the catalogue answers from memory. */
export interface CatalogueSnapshot {
  /** Tells states of the data apart: the hashes of the loaded files, and how often products were stated or taken back. */
  readonly version: string;
  readonly dated: DatedCatalogue;
  readonly communes: readonly CommuneEntity[];
  readonly destinationMarkets: readonly DestinationMarketEntity[];
  readonly prices: readonly ReferencePriceEntity[];
}

const VERSION = `
  SELECT coalesce((SELECT string_agg(sha256, ' ' ORDER BY name) FROM datasets), '') || ' ' || count(*) || ' ' || count(withdrawn_at) AS version
  FROM product_versions`;

/** Reads the reference tables. */
@Injectable()
export class CatalogueRepository {
  constructor(private readonly source: DataSource) {}

  /** Outside of any transaction. */
  get manager(): EntityManager {
    return this.source.manager;
  }

  /** The version that the tables hold now; cheap, so that it can be asked often. */
  async version(reader: EntityManager): Promise<string> {
    const [row] = await reader.query<{ version: string }[]>(VERSION);
    return row?.version ?? '';
  }

  /** Everything at one moment, in the order that people see. */
  async snapshot(): Promise<CatalogueSnapshot> {
    return this.source.transaction('REPEATABLE READ', async (tx) => {
      const [row] = await tx.query<{ version: string }[]>(VERSION);
      const destinationMarkets = await tx.find(DestinationMarketEntity, { order: { position: 'ASC' } });
      const dated = toDatedCatalogue({
        destinations: destinationMarkets,
        products: await tx.find(ProductEntity, { order: { position: 'ASC' } }),
        versions: await readVersions(tx, null),
        places: await tx.find(PlaceEntity, { order: { position: 'ASC' } }),
        routes: await tx.find(RouteEntity, { order: { fromPlaceId: 'ASC', toPlaceId: 'ASC' } }),
      });
      return {
        version: row?.version ?? '',
        dated,
        communes: await tx.find(CommuneEntity, { order: { code: 'ASC' } }),
        destinationMarkets,
        prices: await tx.find(ReferencePriceEntity, { order: { id: 'ASC' } }),
      };
    });
  }

  /** Products whose market takes offers and orders now. */
  async openMarkets(): Promise<ReadonlySet<string>> {
    const rows: { id: string }[] = await this.source.query(`SELECT id FROM markets WHERE state = 'open'`);
    return new Set(rows.map(({ id }) => id));
  }
}
