import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { IdentityModule } from '../identity/identity.module';
import { AccessRulesService } from './access-rules.service';
import { AreaLedgerRepository } from './area-ledger.repository';
import { AreaLedgerService } from './area-ledger.service';
import { CodeViewsQueries } from './code-views.queries';
import { AreasQueries } from './areas.queries';
import { AreasRepository } from './areas.repository';
import { AreasService } from './areas.service';
import { CodeHistoryQueries } from './code-history.queries';
import { FacilitiesService } from './facilities.service';
import { FacilitiesRepository } from './facilities.repository';
import { ImportsRepository } from './imports.repository';
import { ImportsService } from './imports.service';
import { LeavesRepository } from './leaves.repository';
import { LeavesService } from './leaves.service';
import { PackingLedgerService } from './packing-ledger.service';
import { RegisterFiles } from './register-files';
import { RegisterExport } from './register-export';
import { RegisterNamesQueries } from './register-names.queries';
import { LotPapersQueries } from './lot-papers.queries';
import { PaperFilesService } from './paper-files.service';
import { PapersRepository } from './papers.repository';
import { PapersService } from './papers.service';

const DOORS = [
  AccessRulesService,
  AreaLedgerService,
  CodeViewsQueries,
  AreasQueries,
  AreasService,
  CodeHistoryQueries,
  FacilitiesService,
  ImportsService,
  LeavesService,
  LotPapersQueries,
  PackingLedgerService,
  PaperFilesService,
  PapersService,
];

/** Codes, papers, market rules and the ledger of codes. */
@Module({
  imports: [IdentityModule, CatalogueModule],
  providers: [
    AreasRepository,
    AreaLedgerRepository,
    FacilitiesRepository,
    ImportsRepository,
    LeavesRepository,
    PapersRepository,
    RegisterFiles,
    RegisterNamesQueries,
    RegisterExport,
    ...DOORS,
  ],
  exports: [...DOORS, ImportsRepository, RegisterExport],
})
export class AreasModule {}
