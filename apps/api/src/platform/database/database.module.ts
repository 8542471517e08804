import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ENV } from '../config/config.module';
import type { Env } from '../config/env';
import { PokeModule } from '../event-log/poke.module';
import { dataSourceOptions } from './data-source';
import { scoped } from './scoped-runner';
import { servingRole } from './serving-role';
import { UnitOfWork } from './unit-of-work';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [ENV],
      useFactory: async (env: Env) => ({
        ...dataSourceOptions(env.databaseUrl, { poolSize: env.poolSize, entities: [], role: await servingRole(env.databaseUrl) }),
        autoLoadEntities: true,
        retryAttempts: 3,
        retryDelay: 500,
      }),
      dataSourceFactory: async (options?: DataSourceOptions) => scoped(await new DataSource(options as DataSourceOptions).initialize()),
    }),
    PokeModule,
  ],
  providers: [UnitOfWork],
  exports: [UnitOfWork],
})
export class DatabaseModule {}
