import { Module } from '@nestjs/common';
import { CHANNELS, type MessageChannel } from '../../platform/channels/message-channel';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { IdentityModule } from '../identity/identity.module';
import { PushModule } from '../push/push.module';
import { PushService } from '../push/push.service';
import { DeliveriesQueries } from './deliveries.queries';
import { DeliveriesRepository } from './deliveries.repository';
import { DeliveriesService } from './deliveries.service';
import { DeliveryPlanner } from './delivery-planner';
import { NoticeSettingsRepository } from './notice-settings.repository';
import { NoticeSettingsService } from './notice-settings.service';
import { NoticeTeller } from './notice-teller';
import { NoticesQueries } from './notices.queries';
import { NoticesRepository } from './notices.repository';
import { NoticesService } from './notices.service';
import { OrgNewsReader } from './org-news';

@Module({
  imports: [IdentityModule, CatalogueModule, PushModule],
  providers: [
    OrgNewsReader,
    NoticesRepository,
    NoticesQueries,
    NoticesService,
    NoticeSettingsRepository,
    NoticeSettingsService,
    NoticeTeller,
    DeliveryPlanner,
    DeliveriesRepository,
    DeliveriesQueries,
    DeliveriesService,
    { provide: CHANNELS, inject: [PushService], useFactory: (...channels: MessageChannel[]) => channels },
  ],
  exports: [NoticesService, NoticesQueries, NoticeSettingsService, DeliveriesQueries, DeliveriesService],
})
export class NoticesModule {}
