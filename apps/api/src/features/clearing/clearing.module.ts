import { Module } from '@nestjs/common';
import { AreasModule } from '../areas/areas.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ContractsModule } from '../contracts/contracts.module';
import { CreditModule } from '../credit/credit.module';
import { IdentityModule } from '../identity/identity.module';
import { MarketsModule } from '../markets/markets.module';
import { OffersModule } from '../offers/offers.module';
import { OrdersModule } from '../orders/orders.module';
import { TradesModule } from '../trades/trades.module';
import { AlarmGauge } from './alarm-gauge';
import { AlarmsQueries } from './alarms.queries';
import { ClearingQueries } from './clearing.queries';
import { ClearingRepository } from './clearing.repository';
import { ClearingService } from './clearing.service';
import { EligibilityReader } from './eligibility-reader';
import { Freezer } from './freezer';
import { GapsRepository } from './gaps.repository';
import { StandbysQueries } from './standbys.queries';
import { FreezerRooms } from './freezer-rooms';
import { IntakeModule } from '../intake/intake.module';
import { PlanDrawing } from './plan-drawing';
import { PlantRoom } from './plant-room.service';
import { PlantsModule } from '../plants/plants.module';
import { PlanReader } from './plan-reader';
import { RoundBooks } from './round-books';
import { RoundCommitter } from './round-committer';
import { RoundFilesRepository } from './round-files.repository';
import { RoundMaker } from './round-maker';
import { RoundPartsQueries } from './round-parts.queries';
import { RoundPlanner } from './round-planner';
import { RoundWatch } from './round-watch';
import { RoundsAndGates } from './rounds-and-gates';
import { WhyPapersQueries } from './why-papers.queries';
import { WhatIfSolver } from './what-if-solver';
import { Solver } from './solver';

@Module({
  imports: [
    IdentityModule,
    CatalogueModule,
    AreasModule,
    MarketsModule,
    OffersModule,
    OrdersModule,
    ContractsModule,
    CreditModule,
    IntakeModule,
    TradesModule,
    PlantsModule,
  ],
  providers: [
    AlarmGauge,
    AlarmsQueries,
    ClearingRepository,
    ClearingQueries,
    ClearingService,
    EligibilityReader,
    PlanReader,
    PlantRoom,
    PlanDrawing,
    Freezer,
    GapsRepository,
    StandbysQueries,
    FreezerRooms,
    RoundCommitter,
    RoundFilesRepository,
    RoundBooks,
    RoundMaker,
    RoundPartsQueries,
    WhatIfSolver,
    WhyPapersQueries,
    RoundPlanner,
    RoundsAndGates,
    RoundWatch,
    Solver,
  ],
  exports: [ClearingQueries, ClearingService, ClearingRepository, RoundPartsQueries, WhyPapersQueries, AlarmsQueries, StandbysQueries],
})
export class ClearingModule {}
