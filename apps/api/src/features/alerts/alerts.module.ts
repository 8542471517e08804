import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { AlertsRepository } from './alerts.repository';
import { AlertsService } from './alerts.service';
import { LotWords } from './lot-words';

@Module({ imports: [CatalogueModule], providers: [AlertsRepository, LotWords, AlertsService], exports: [AlertsService] })
export class AlertsModule {}
