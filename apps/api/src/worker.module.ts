import { Module } from '@nestjs/common';

/** Everything that runs from queues and the relay of events. */
@Module({})
export class WorkerModule {}
