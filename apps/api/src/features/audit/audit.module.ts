import { Module } from '@nestjs/common';
import { BidsModule } from '../bids/bids.module';
import { IdentityModule } from '../identity/identity.module';
import { AuditQueries } from './audit.queries';
import { RingsQueries } from './rings.queries';

@Module({ imports: [IdentityModule, BidsModule], providers: [AuditQueries, RingsQueries], exports: [AuditQueries, RingsQueries] })
export class AuditModule {}
