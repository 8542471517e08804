import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module';
import { OrderEntity } from './order.entity';
import { OrdersQueries } from './orders.queries';
import { OrdersRepository } from './orders.repository';
import { OrdersService } from './orders.service';

@Module({
  imports: [TypeOrmModule.forFeature([OrderEntity]), IdentityModule],
  providers: [OrdersRepository, OrdersService, OrdersQueries],
  exports: [OrdersService, OrdersQueries],
})
export class OrdersModule {}
