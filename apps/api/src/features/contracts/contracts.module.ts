import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { DocumentsModule } from '../documents/documents.module';
import { IdentityModule } from '../identity/identity.module';
import { AgreementsService } from './agreements.service';
import { CallOffChangesService } from './call-off-changes.service';
import { CallOffEntity } from './call-off.entity';
import { CallOffSweepsService } from './call-off-sweeps.service';
import { CallOffsRepository } from './call-offs.repository';
import { CallOffsService } from './call-offs.service';
import { ContractAreas } from './contract-areas';
import { ContractEntity } from './contract.entity';
import { ContractFilesService } from './contract-files.service';
import { ContractPapers } from './contract-papers';
import { ContractRecordService } from './contract-record.service';
import { ContractRooms } from './contract-rooms';
import { ContractSubjectsReader } from './contract-subjects';
import { ContractsQueries } from './contracts.queries';
import { ContractsRepository } from './contracts.repository';
import { ContractsService } from './contracts.service';
import { PlanCallOffsService } from './plan-call-offs.service';
import { PriceIndexesService } from './price-indexes.service';
import { ShortCauses } from './short-causes';
import { VersionsRepository } from './versions.repository';

const ROWS = [ContractsRepository, CallOffsRepository, VersionsRepository, ContractRooms];
const READERS = [ContractsQueries, ContractSubjectsReader, ContractAreas, ShortCauses, ContractPapers];
const SERVICES = [
  ContractsService,
  AgreementsService,
  ContractFilesService,
  CallOffsService,
  CallOffChangesService,
  CallOffSweepsService,
  ContractRecordService,
  PlanCallOffsService,
  PriceIndexesService,
];

@Module({
  imports: [TypeOrmModule.forFeature([ContractEntity, CallOffEntity]), IdentityModule, CatalogueModule, DocumentsModule],
  providers: [...ROWS, ...READERS, ...SERVICES],
  exports: [...SERVICES, ContractsQueries],
})
export class ContractsModule {}
