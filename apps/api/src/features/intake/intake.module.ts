import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ContractsModule } from '../contracts/contracts.module';
import { OrdersModule } from '../orders/orders.module';
import { IntakeGrid } from './intake-grid.queries';
import { IntakeQueries } from './intake.queries';
import { IntakeRepository } from './intake.repository';
import { IntakeService } from './intake.service';
import { PlanSweepsService } from './plan-sweeps.service';
import { RestOrdersService } from './rest-orders.service';

@Module({
  imports: [CatalogueModule, ContractsModule, OrdersModule],
  providers: [PlanSweepsService, IntakeRepository, IntakeQueries, IntakeGrid, IntakeService, RestOrdersService],
  exports: [IntakeQueries, IntakeGrid, IntakeService, RestOrdersService],
})
export class IntakeModule {}
