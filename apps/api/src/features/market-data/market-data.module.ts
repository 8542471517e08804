import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ClearingModule } from '../clearing/clearing.module';
import { IdentityModule } from '../identity/identity.module';
import { MarketsModule } from '../markets/markets.module';
import { OffersModule } from '../offers/offers.module';
import { OrdersModule } from '../orders/orders.module';
import { BoardQueries } from './board.queries';
import { MarketsQueries } from './markets.queries';

@Module({
  imports: [CatalogueModule, ClearingModule, IdentityModule, MarketsModule, OffersModule, OrdersModule],
  providers: [BoardQueries, MarketsQueries],
  exports: [BoardQueries, MarketsQueries],
})
export class MarketDataModule {}
