import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Catalogue } from '@domain/catalogue/catalogue';
import { toCatalogue } from './catalogue.mapper';
import { CommuneEntity } from './commune.entity';
import { DestinationMarketEntity } from './destination-market.entity';
import { GradeEntity } from './grade.entity';
import { GradeServesEntity } from './grade-serves.entity';
import { PlaceEntity } from './place.entity';
import { ProductEntity } from './product.entity';
import { ReferencePriceEntity } from './reference-price.entity';
import { RouteEntity } from './route.entity';
import { VarietyEntity } from './variety.entity';

/** One version of everything that the catalogue answers from memory. */
export interface CatalogueSnapshot {
  /** Tells versions of the data apart: the hashes of the loaded files. */
  readonly version: string;
  readonly catalogue: Catalogue;
  readonly communes: readonly CommuneEntity[];
  readonly destinationMarkets: readonly DestinationMarketEntity[];
  readonly prices: readonly ReferencePriceEntity[];
}

/** Reads the reference tables. */
@Injectable()
export class CatalogueRepository {
  constructor(private readonly source: DataSource) {}

  /** The version that the tables hold now; cheap, so that it can be asked often. */
  async version(): Promise<string> {
    const rows: { sha256: string }[] = await this.source.query('SELECT sha256 FROM datasets ORDER BY name');
    return rows.map(({ sha256 }) => sha256).join(' ');
  }

  /** Everything at one moment, in the order that people see. */
  async snapshot(): Promise<CatalogueSnapshot> {
    return this.source.transaction('REPEATABLE READ', async (tx) => {
      const versions: { sha256: string }[] = await tx.query('SELECT sha256 FROM datasets ORDER BY name');
      const destinationMarkets = await tx.find(DestinationMarketEntity, { order: { position: 'ASC' } });
      const catalogue = toCatalogue({
        destinations: destinationMarkets,
        products: await tx.find(ProductEntity, { order: { position: 'ASC' } }),
        varieties: await tx.find(VarietyEntity, { order: { position: 'ASC' } }),
        grades: await tx.find(GradeEntity, { order: { rank: 'ASC' } }),
        gradeServes: await tx.find(GradeServesEntity),
        places: await tx.find(PlaceEntity, { order: { position: 'ASC' } }),
        routes: await tx.find(RouteEntity, { order: { fromPlaceId: 'ASC', toPlaceId: 'ASC' } }),
      });
      return {
        version: versions.map(({ sha256 }) => sha256).join(' '),
        catalogue,
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
