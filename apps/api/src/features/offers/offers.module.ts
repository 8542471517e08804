import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module';
import { AskStepsService } from './ask-steps.service';
import { OfferEntity } from './offer.entity';
import { OfferPhotosService } from './offer-photos.service';
import { OffersQueries } from './offers.queries';
import { OffersRepository } from './offers.repository';
import { OffersService } from './offers.service';

@Module({
  imports: [TypeOrmModule.forFeature([OfferEntity]), IdentityModule],
  providers: [OffersRepository, OffersService, OffersQueries, AskStepsService, OfferPhotosService],
  exports: [OffersService, OffersQueries, AskStepsService, OfferPhotosService],
})
export class OffersModule {}
