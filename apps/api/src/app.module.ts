import { Module, type DynamicModule } from '@nestjs/common';
import { ApiModule } from './api.module';
import { ClockModule } from './platform/clock/clock.module';
import { ConfigModule } from './platform/config/config.module';
import type { Env } from './platform/config/env';
import { DatabaseModule } from './platform/database/database.module';
import { SweepsModule } from './platform/deadlines/sweeps.module';
import { EventLogModule } from './platform/event-log/event-log.module';
import { HttpModule } from './platform/http/http.module';
import { LogModule } from './platform/log/log.module';
import { QueueModule } from './platform/queue/queue.module';
import { WorkerModule } from './worker.module';

/** The composition root: the platform, and the doors and workers that this process's role asks for. */
@Module({})
export class AppModule {
  static forRole(role: Env['role']): DynamicModule {
    const doors = role === 'worker' ? [] : [ApiModule];
    const workers = role === 'api' ? [] : [WorkerModule];
    return {
      module: AppModule,
      imports: [
        ConfigModule,
        ClockModule,
        SweepsModule,
        LogModule,
        DatabaseModule,
        EventLogModule,
        QueueModule,
        HttpModule,
        ...doors,
        ...workers,
      ],
    };
  }
}
