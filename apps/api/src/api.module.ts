import { Module } from '@nestjs/common';
import { CatalogueController } from './features/catalogue/catalogue.controller';
import { CatalogueModule } from './features/catalogue/catalogue.module';
import { IdentityController } from './features/identity/identity.controller';
import { IdentityModule } from './features/identity/identity.module';
import { SessionsController } from './features/identity/sessions.controller';
import { OffersController } from './features/offers/offers.controller';
import { OffersModule } from './features/offers/offers.module';

/** Everything people and programs can call: the table of contents of the doors. */
@Module({
  imports: [IdentityModule, CatalogueModule, OffersModule],
  controllers: [SessionsController, IdentityController, CatalogueController, OffersController],
})
export class ApiModule {}
