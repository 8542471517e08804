import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/areas.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ContractsModule } from '../contracts/contracts.module';
import { IdentityModule } from '../identity/identity.module';
import { OffersModule } from '../offers/offers.module';
import { StandingLotFacts } from './standing-lot-facts';
import { StandingLotsService } from './standing-lots.service';
import { StandingOffersQueries } from './standing-offers.queries';
import { StandingOffersRepository } from './standing-offers.repository';
import { StandingOffersService } from './standing-offers.service';

@Module({
  imports: [AreasModule, CatalogueModule, ContractsModule, IdentityModule, OffersModule],
  providers: [StandingOffersRepository, StandingLotFacts, StandingLotsService, StandingOffersService, StandingOffersQueries],
  exports: [StandingOffersService, StandingOffersQueries],
})
export class SupplyModule {}
