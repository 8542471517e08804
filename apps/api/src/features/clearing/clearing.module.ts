import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ContractsModule } from '../contracts/contracts.module';
import { IdentityModule } from '../identity/identity.module';
import { OffersModule } from '../offers/offers.module';
import { OrdersModule } from '../orders/orders.module';
import { TradesModule } from '../trades/trades.module';
import { ClearingQueries } from './clearing.queries';
import { ClearingRepository } from './clearing.repository';
import { ClearingService } from './clearing.service';
import { Freezer } from './freezer';
import { FreezerRooms } from './freezer-rooms';
import { RoundMaker } from './round-maker';
import { RoundWatch } from './round-watch';
import { Solver } from './solver';

@Module({
  imports: [IdentityModule, CatalogueModule, OffersModule, OrdersModule, ContractsModule, TradesModule],
  providers: [ClearingRepository, ClearingQueries, ClearingService, Freezer, FreezerRooms, RoundMaker, RoundWatch, Solver],
  exports: [ClearingQueries, ClearingService, ClearingRepository],
})
export class ClearingModule {}
