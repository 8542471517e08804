import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { IdentityModule } from '../identity/identity.module';
import { MarketDataModule } from '../market-data/market-data.module';
import { Broadcaster } from './broadcaster';
import { SocketAuth } from './socket-auth';
import { StreamExport } from './stream-export';
import { StreamWaiter } from './stream-waiter';
import { StreamsService } from './streams.service';

@Module({
  imports: [IdentityModule, CatalogueModule, MarketDataModule],
  providers: [StreamsService, StreamExport, StreamWaiter, SocketAuth, Broadcaster],
  exports: [StreamsService, StreamExport, StreamWaiter, SocketAuth, Broadcaster],
})
export class RealtimeModule {}
