import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module';
import { AskStepsService } from './ask-steps.service';
import { OfferEntity } from './offer.entity';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { OfferFilesService } from './offer-files.service';
import { OfferPhotosService } from './offer-photos.service';
import { OffersQueries } from './offers.queries';
import { OffersRepository } from './offers.repository';
import { OffersService } from './offers.service';

@Module({
  imports: [TypeOrmModule.forFeature([OfferEntity]), IdentityModule, CatalogueModule],
  providers: [OffersRepository, OffersService, OffersQueries, AskStepsService, OfferPhotosService, OfferFilesService],
  exports: [OffersService, OffersQueries, AskStepsService, OfferPhotosService, OfferFilesService],
})
export class OffersModule {}
