import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/areas.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ContractsModule } from '../contracts/contracts.module';
import { CreditModule } from '../credit/credit.module';
import { DocumentsModule } from '../documents/documents.module';
import { IdentityModule } from '../identity/identity.module';
import { OffersModule } from '../offers/offers.module';
import { OrdersModule } from '../orders/orders.module';
import { PlantsModule } from '../plants/plants.module';
import { OrderPapers } from './order-papers';
import { TradeDocuments } from './trade-documents';
import { TradeAmendments } from './trade-amendments';
import { TradeChangesRepository } from './trade-changes.repository';
import { TradeChangesService } from './trade-changes.service';
import { TradeHolder } from './trade-holder';
import { TradeEligibility } from './trade-eligibility';
import { TradeLedger } from './trade-ledger';
import { TradePapers } from './trade-papers';
import { TradeStock } from './trade-stock';
import { TradeTimelineQueries } from './trade-timeline.queries';
import { TradesQueries } from './trades.queries';
import { TradesRepository } from './trades.repository';
import { TradesService } from './trades.service';

@Module({
  imports: [
    IdentityModule,
    CatalogueModule,
    AreasModule,
    CreditModule,
    DocumentsModule,
    OffersModule,
    OrdersModule,
    ContractsModule,
    PlantsModule,
  ],
  providers: [
    TradesRepository,
    TradesQueries,
    TradeDocuments,
    TradeEligibility,
    TradeLedger,
    TradePapers,
    OrderPapers,
    TradeStock,
    TradeHolder,
    TradesService,
    TradeChangesRepository,
    TradeAmendments,
    TradeChangesService,
    TradeTimelineQueries,
  ],
  exports: [TradesService, TradesQueries, TradeChangesService, TradeTimelineQueries],
})
export class TradesModule {}
