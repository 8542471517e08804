import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ClearingModule } from '../clearing/clearing.module';
import { MarketDataModule } from '../market-data/market-data.module';
import { AlertFinder } from './alert-finder';
import { AlertsRepository } from './alerts.repository';
import { AlertsService } from './alerts.service';
import { LotWords } from './lot-words';
import { PriceAlertsRepository } from './price-alerts.repository';
import { PriceAlertsService } from './price-alerts.service';

@Module({
  imports: [CatalogueModule, ClearingModule, MarketDataModule],
  providers: [AlertsRepository, LotWords, AlertFinder, AlertsService, PriceAlertsRepository, PriceAlertsService],
  exports: [AlertsService, PriceAlertsService],
})
export class AlertsModule {}
