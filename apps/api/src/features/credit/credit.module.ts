import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module';
import { CreditQueries } from './credit.queries';
import { CreditRepository } from './credit.repository';
import { CreditService } from './credit.service';

@Module({
  imports: [IdentityModule],
  providers: [CreditRepository, CreditService, CreditQueries],
  exports: [CreditService, CreditQueries],
})
export class CreditModule {}
