import { Module } from '@nestjs/common';
import { CatalogueController } from './features/catalogue/catalogue.controller';
import { CatalogueModule } from './features/catalogue/catalogue.module';
import { CallOffsController } from './features/contracts/call-offs.controller';
import { ContractsController } from './features/contracts/contracts.controller';
import { ContractsModule } from './features/contracts/contracts.module';
import { IdentityController } from './features/identity/identity.controller';
import { IdentityModule } from './features/identity/identity.module';
import { SessionsController } from './features/identity/sessions.controller';
import { OffersController } from './features/offers/offers.controller';
import { OffersModule } from './features/offers/offers.module';
import { OrdersController } from './features/orders/orders.controller';
import { OrdersModule } from './features/orders/orders.module';

/** Everything people and programs can call: the table of contents of the doors. */
@Module({
  imports: [IdentityModule, CatalogueModule, OffersModule, OrdersModule, ContractsModule],
  controllers: [
    SessionsController,
    IdentityController,
    CatalogueController,
    OffersController,
    OrdersController,
    ContractsController,
    CallOffsController,
  ],
})
export class ApiModule {}
