import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/areas.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { IdentityModule } from '../identity/identity.module';
import { OffersModule } from '../offers/offers.module';
import { TradesModule } from '../trades/trades.module';
import { AccessPages } from './access-pages';
import { AccessService } from './access.service';
import { CodesService } from './codes.service';
import { DayTurnService } from './day-turn.service';
import { LotWatch } from './lot-watch';
import { MisuseQueries } from './misuse.queries';
import { OpenTradesQueries } from './open-trades.queries';
import { Registers } from './registers';

/** Where lots may go, and what changes of papers mean for them. */
@Module({
  imports: [IdentityModule, CatalogueModule, AreasModule, OffersModule, TradesModule],
  providers: [AccessPages, AccessService, CodesService, DayTurnService, LotWatch, MisuseQueries, OpenTradesQueries, Registers],
  exports: [AccessPages, AccessService, CodesService, DayTurnService, MisuseQueries, OpenTradesQueries],
})
export class AccessModule {}
