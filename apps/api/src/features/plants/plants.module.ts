import { Module } from '@nestjs/common';
import { PlantDaysRepository } from './plant-days.repository';
import { PlantDaysService } from './plant-days.service';

@Module({ providers: [PlantDaysRepository, PlantDaysService], exports: [PlantDaysService] })
export class PlantsModule {}
