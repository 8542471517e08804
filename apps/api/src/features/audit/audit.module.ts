import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module';
import { AuditQueries } from './audit.queries';

@Module({ imports: [IdentityModule], providers: [AuditQueries], exports: [AuditQueries] })
export class AuditModule {}
