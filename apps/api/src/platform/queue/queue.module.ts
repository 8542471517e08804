import { BullModule } from '@nestjs/bullmq';
import type { ConnectionOptions } from 'bullmq';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { ENV } from '../config/config.module';
import type { Env } from '../config/env';
import { queueConnection } from './queue-backend';
import { JOB_DEFAULTS, QUEUES } from './queues';

const CONNECTION = Symbol('queue connection');

@Global()
@Module({ providers: [{ provide: CONNECTION, inject: [ENV], useFactory: (env: Env) => queueConnection(env) }], exports: [CONNECTION] })
class QueueConnectionModule implements OnApplicationShutdown {
  constructor(@Inject(CONNECTION) private readonly connection: { end?: () => Promise<void>; quit?: () => Promise<unknown> }) {}

  async onApplicationShutdown(): Promise<void> {
    await (this.connection.quit?.() ?? this.connection.end?.());
  }
}

/** All queues of the program, on Redis or PostgreSQL. */
@Global()
@Module({
  imports: [
    QueueConnectionModule,
    BullModule.forRootAsync({
      imports: [QueueConnectionModule],
      inject: [CONNECTION],
      useFactory: (connection: ConnectionOptions) => ({ connection, defaultJobOptions: JOB_DEFAULTS }),
    }),
    BullModule.registerQueue(...QUEUES.map((name) => ({ name }))),
  ],
  exports: [BullModule],
})
export class QueueModule {}
