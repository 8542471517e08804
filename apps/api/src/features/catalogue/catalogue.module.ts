import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogueQueries } from './catalogue.queries';
import { CatalogueRepository } from './catalogue.repository';
import { CommuneEntity } from './commune.entity';
import { DestinationMarketEntity } from './destination-market.entity';
import { GradeEntity } from './grade.entity';
import { GradeServesEntity } from './grade-serves.entity';
import { PlaceEntity } from './place.entity';
import { ProductEntity } from './product.entity';
import { ReferencePriceEntity } from './reference-price.entity';
import { RouteEntity } from './route.entity';
import { VarietyEntity } from './variety.entity';

const ENTITIES = [
  ProductEntity,
  VarietyEntity,
  GradeEntity,
  GradeServesEntity,
  PlaceEntity,
  RouteEntity,
  CommuneEntity,
  DestinationMarketEntity,
  ReferencePriceEntity,
];

/** Reference data: products, places, ways, prices. */
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [CatalogueRepository, CatalogueQueries],
  exports: [CatalogueQueries],
})
export class CatalogueModule {}
