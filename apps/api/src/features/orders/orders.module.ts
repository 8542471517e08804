import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ContractsModule } from '../contracts/contracts.module';
import { CreditModule } from '../credit/credit.module';
import { IdentityModule } from '../identity/identity.module';
import { MarketsModule } from '../markets/markets.module';
import { OffersModule } from '../offers/offers.module';
import { OrderEntity } from './order.entity';
import { OrderFilesService } from './order-files.service';
import { OrdersQueries } from './orders.queries';
import { OrdersRepository } from './orders.repository';
import { OrdersService } from './orders.service';
import { StandingFacts } from './standing-facts';
import { StandingLinesService } from './standing-lines.service';
import { StandingOrdersQueries } from './standing-orders.queries';
import { StandingOrdersRepository } from './standing-orders.repository';
import { StandingOrdersService } from './standing-orders.service';

const STANDING = [StandingOrdersRepository, StandingFacts, StandingLinesService, StandingOrdersService, StandingOrdersQueries];

@Module({
  imports: [
    TypeOrmModule.forFeature([OrderEntity]),
    CatalogueModule,
    ContractsModule,
    CreditModule,
    IdentityModule,
    MarketsModule,
    OffersModule,
  ],
  providers: [OrdersRepository, OrdersService, OrdersQueries, OrderFilesService, ...STANDING],
  exports: [OrdersService, OrdersQueries, OrderFilesService, StandingOrdersService, StandingOrdersQueries],
})
export class OrdersModule {}
