import { Module } from '@nestjs/common';
import { BidsController } from './features/bids/bids.controller';
import { BidsModule } from './features/bids/bids.module';
import { DealingsController } from './features/bids/dealings.controller';
import { OfferBidsController } from './features/bids/offer-bids.controller';
import { AccessController } from './features/access/access.controller';
import { AreaChangesController } from './features/access/area-changes.controller';
import { FacilityChangesController } from './features/access/facility-changes.controller';
import { AccessModule } from './features/access/access.module';
import { LotMarketsController } from './features/access/lot-markets.controller';
import { AreasController } from './features/areas/areas.controller';
import { AreasModule } from './features/areas/areas.module';
import { ImportsController } from './features/areas/imports.controller';
import { FacilitiesController } from './features/areas/facilities.controller';
import { PaperFilesController } from './features/areas/paper-files.controller';
import { PapersController } from './features/areas/papers.controller';
import { AuditController } from './features/audit/audit.controller';
import { AuditModule } from './features/audit/audit.module';
import { RingsController } from './features/audit/rings.controller';
import { CatalogueController } from './features/catalogue/catalogue.controller';
import { ProductsController } from './features/catalogue/products.controller';
import { ProductVersionsController } from './features/catalogue/product-versions.controller';
import { CatalogueModule } from './features/catalogue/catalogue.module';
import { StandbysController } from './features/clearing/standbys.controller';
import { AlarmsController } from './features/clearing/alarms.controller';
import { ClearingController } from './features/clearing/clearing.controller';
import { RoundPartsController } from './features/clearing/round-parts.controller';
import { ClearingModule } from './features/clearing/clearing.module';
import { AgreementsController } from './features/contracts/agreements.controller';
import { ContractFilesController } from './features/contracts/contract-files.controller';
import { CallOffChangesController } from './features/contracts/call-off-changes.controller';
import { CallOffsController } from './features/contracts/call-offs.controller';
import { ContractRecordController } from './features/contracts/contract-record.controller';
import { ContractsController } from './features/contracts/contracts.controller';
import { ContractsModule } from './features/contracts/contracts.module';
import { DocumentsController } from './features/documents/documents.controller';
import { CreditController } from './features/credit/credit.controller';
import { DocumentsModule } from './features/documents/documents.module';
import { CreditModule } from './features/credit/credit.module';
import { ApiKeysController } from './features/identity/api-keys.controller';
import { ApplicationsController } from './features/identity/applications.controller';
import { IntakeController } from './features/intake/intake.controller';
import { IntakeModule } from './features/intake/intake.module';
import { IdentityController } from './features/identity/identity.controller';
import { IdentityModule } from './features/identity/identity.module';
import { MembersController } from './features/identity/members.controller';
import { ProfileController } from './features/identity/profile.controller';
import { SessionsController } from './features/identity/sessions.controller';
import { MarketDataModule } from './features/market-data/market-data.module';
import { MarketsController } from './features/market-data/markets.controller';
import { MarketSettingsController } from './features/markets/market-settings.controller';
import { MarketsModule } from './features/markets/markets.module';
import { AlertsController } from './features/alerts/alerts.controller';
import { PriceAlertsController } from './features/alerts/price-alerts.controller';
import { AlertsModule } from './features/alerts/alerts.module';
import { DeliveriesController } from './features/notices/deliveries.controller';
import { NoticesController } from './features/notices/notices.controller';
import { NoticesModule } from './features/notices/notices.module';
import { DevicesController } from './features/push/devices.controller';
import { PushModule } from './features/push/push.module';
import { OfferExtrasController } from './features/offers/offer-extras.controller';
import { OfferFilesController } from './features/offers/offer-files.controller';
import { OfferPhotosController } from './features/offers/offer-photos.controller';
import { LotPagesController } from './features/offers/lot-pages.controller';
import { OffersController } from './features/offers/offers.controller';
import { OffersModule } from './features/offers/offers.module';
import { OrderFilesController } from './features/orders/order-files.controller';
import { OrdersController } from './features/orders/orders.controller';
import { StandingOrdersController } from './features/orders/standing-orders.controller';
import { OrdersModule } from './features/orders/orders.module';
import { StandingOffersController } from './features/supply/standing-offers.controller';
import { SupplyModule } from './features/supply/supply.module';
import { TradeChangesController } from './features/trades/trade-changes.controller';
import { TradesController } from './features/trades/trades.controller';
import { TradesModule } from './features/trades/trades.module';
import { RealtimeGateway } from './features/realtime/realtime.gateway';
import { RealtimeModule } from './features/realtime/realtime.module';
import { StreamsController } from './features/realtime/streams.controller';

/** Everything people and programs can call: the table of contents of the doors. */
@Module({
  imports: [
    IdentityModule,
    AuditModule,
    CatalogueModule,
    AreasModule,
    AccessModule,
    DocumentsModule,
    CreditModule,
    MarketsModule,
    OffersModule,
    OrdersModule,
    SupplyModule,
    ContractsModule,
    IntakeModule,
    TradesModule,
    BidsModule,
    ClearingModule,
    MarketDataModule,
    NoticesModule,
    PushModule,
    AlertsModule,
    RealtimeModule,
  ],
  controllers: [
    SessionsController,
    ProfileController,
    MembersController,
    ApiKeysController,
    AuditController,
    RingsController,
    ApplicationsController,
    IdentityController,
    CatalogueController,
    ProductVersionsController,
    ProductsController,
    AreasController,
    FacilitiesController,
    ImportsController,
    PapersController,
    PaperFilesController,
    AccessController,
    AreaChangesController,
    FacilityChangesController,
    LotMarketsController,
    DocumentsController,
    CreditController,
    OfferExtrasController,
    OfferPhotosController,
    OfferFilesController,
    OrderFilesController,
    OffersController,
    LotPagesController,
    OrdersController,
    StandingOrdersController,
    StandingOffersController,
    AgreementsController,
    ContractFilesController,
    ContractsController,
    CallOffsController,
    CallOffChangesController,
    ContractRecordController,
    IntakeController,
    TradesController,
    TradeChangesController,
    BidsController,
    OfferBidsController,
    DealingsController,
    ClearingController,
    RoundPartsController,
    AlarmsController,
    StandbysController,
    MarketSettingsController,
    MarketsController,
    NoticesController,
    DeliveriesController,
    DevicesController,
    AlertsController,
    PriceAlertsController,
    StreamsController,
  ],
  providers: [RealtimeGateway],
})
export class ApiModule {}
