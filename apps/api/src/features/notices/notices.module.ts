import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { IdentityModule } from '../identity/identity.module';
import { NoticesQueries } from './notices.queries';
import { NoticesRepository } from './notices.repository';
import { NoticesService } from './notices.service';
import { OrgNewsReader } from './org-news';

@Module({
  imports: [IdentityModule, CatalogueModule],
  providers: [OrgNewsReader, NoticesRepository, NoticesQueries, NoticesService],
  exports: [NoticesService, NoticesQueries],
})
export class NoticesModule {}
