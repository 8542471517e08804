import { Module } from '@nestjs/common';
import { ContractsModule } from '../contracts/contracts.module';
import { IdentityModule } from '../identity/identity.module';
import { OffersModule } from '../offers/offers.module';
import { OrdersModule } from '../orders/orders.module';
import { TradeDocuments } from './trade-documents';
import { TradeStock } from './trade-stock';
import { TradesQueries } from './trades.queries';
import { TradesRepository } from './trades.repository';
import { TradesService } from './trades.service';

@Module({
  imports: [IdentityModule, OffersModule, OrdersModule, ContractsModule],
  providers: [TradesRepository, TradesQueries, TradeDocuments, TradeStock, TradesService],
  exports: [TradesService, TradesQueries],
})
export class TradesModule {}
