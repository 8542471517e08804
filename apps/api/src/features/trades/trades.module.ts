import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ContractsModule } from '../contracts/contracts.module';
import { DocumentsModule } from '../documents/documents.module';
import { IdentityModule } from '../identity/identity.module';
import { OffersModule } from '../offers/offers.module';
import { OrdersModule } from '../orders/orders.module';
import { TradeDocuments } from './trade-documents';
import { TradePapers } from './trade-papers';
import { TradeStock } from './trade-stock';
import { TradesQueries } from './trades.queries';
import { TradesRepository } from './trades.repository';
import { TradesService } from './trades.service';

@Module({
  imports: [IdentityModule, CatalogueModule, DocumentsModule, OffersModule, OrdersModule, ContractsModule],
  providers: [TradesRepository, TradesQueries, TradeDocuments, TradePapers, TradeStock, TradesService],
  exports: [TradesService, TradesQueries],
})
export class TradesModule {}
