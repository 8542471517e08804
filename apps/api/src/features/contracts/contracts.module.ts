import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module';
import { CallOffEntity } from './call-off.entity';
import { CallOffsRepository } from './call-offs.repository';
import { CallOffsService } from './call-offs.service';
import { ContractEntity } from './contract.entity';
import { ContractsQueries } from './contracts.queries';
import { ContractsRepository } from './contracts.repository';
import { ContractsService } from './contracts.service';

@Module({
  imports: [TypeOrmModule.forFeature([ContractEntity, CallOffEntity]), IdentityModule],
  providers: [ContractsRepository, CallOffsRepository, ContractsService, CallOffsService, ContractsQueries],
  exports: [ContractsService, CallOffsService, ContractsQueries],
})
export class ContractsModule {}
