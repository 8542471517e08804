import { Module } from '@nestjs/common';
import { AccessModule } from './features/access/access.module';
import { RegisterProcessor, RegisterScheduler } from './features/access/register.processor';
import { AlertFollower } from './features/alerts/alert-follower';
import { PriceFollower } from './features/alerts/price-follower';
import { AlertsModule } from './features/alerts/alerts.module';
import { AreasModule } from './features/areas/areas.module';
import { BidsModule } from './features/bids/bids.module';
import { ClearingModule } from './features/clearing/clearing.module';
import { ClearingProcessor } from './features/clearing/clearing.processor';
import { ContractsModule } from './features/contracts/contracts.module';
import { DocumentsModule } from './features/documents/documents.module';
import { DocumentsProcessor, DocumentsScheduler } from './features/documents/documents.processor';
import { MarketsModule } from './features/markets/markets.module';
import { DeliveryLoop } from './features/notices/delivery-loop';
import { NoticeFollower } from './features/notices/notice-follower';
import { NoticesModule } from './features/notices/notices.module';
import { PushModule } from './features/push/push.module';
import { OffersModule } from './features/offers/offers.module';
import { OrdersModule } from './features/orders/orders.module';
import { SupplyModule } from './features/supply/supply.module';
import { RoundScheduler } from './features/clearing/round-scheduler';
import { DeadlinesProcessor, DeadlineScheduler } from './features/trades/deadlines.processor';
import { TradesModule } from './features/trades/trades.module';
import { HousekeepingProcessor, HousekeepingScheduler } from './platform/housekeeping/housekeeping.processor';
import { AuditSealer } from './platform/audit/audit-sealer';
import { Relay, SUBSCRIBERS, type Subscriber } from './platform/event-log/relay';
import { SUBSCRIPTIONS } from './subscriptions';

/** Everything that runs from queues and the relay of events. */
@Module({
  imports: [
    AccessModule,
    AreasModule,
    BidsModule,
    DocumentsModule,
    ClearingModule,
    MarketsModule,
    TradesModule,
    OffersModule,
    OrdersModule,
    SupplyModule,
    ContractsModule,
    NoticesModule,
    PushModule,
    AlertsModule,
  ],
  providers: [
    ClearingProcessor,
    RoundScheduler,
    DeadlineScheduler,
    DeadlinesProcessor,
    DocumentsScheduler,
    DocumentsProcessor,
    HousekeepingScheduler,
    RegisterScheduler,
    RegisterProcessor,
    HousekeepingProcessor,
    AuditSealer,
    NoticeFollower,
    DeliveryLoop,
    AlertFollower,
    PriceFollower,
    Relay,
    { provide: SUBSCRIBERS, inject: [...SUBSCRIPTIONS], useFactory: (...subscribers: Subscriber[]) => subscribers },
  ],
})
export class WorkerModule {}
