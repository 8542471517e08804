import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ClearingModule } from '../clearing/clearing.module';
import { AlertsRepository } from './alerts.repository';
import { AlertsService } from './alerts.service';
import { LotWords } from './lot-words';
import { PriceAlertsRepository } from './price-alerts.repository';
import { PriceAlertsService } from './price-alerts.service';

@Module({
  imports: [CatalogueModule, ClearingModule],
  providers: [AlertsRepository, LotWords, AlertsService, PriceAlertsRepository, PriceAlertsService],
  exports: [AlertsService, PriceAlertsService],
})
export class AlertsModule {}
