import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogueQueries } from './catalogue.queries';
import { CatalogueRepository } from './catalogue.repository';
import { CommuneEntity } from './commune.entity';
import { DestinationMarketEntity } from './destination-market.entity';
import { PlaceEntity } from './place.entity';
import { ProductEntity } from './product.entity';
import { ProductVersionsQueries } from './product-versions.queries';
import { ProductVersionsService } from './product-versions.service';
import { ReferencePriceEntity } from './reference-price.entity';
import { RouteEntity } from './route.entity';

const ENTITIES = [ProductEntity, PlaceEntity, RouteEntity, CommuneEntity, DestinationMarketEntity, ReferencePriceEntity];

/** Reference data: products, places, ways, prices. */
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [CatalogueRepository, CatalogueQueries, ProductVersionsService, ProductVersionsQueries],
  exports: [CatalogueQueries, ProductVersionsService, ProductVersionsQueries],
})
export class CatalogueModule {}
