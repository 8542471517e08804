import { Global, Module } from '@nestjs/common';
import { EventLog } from './event-log';

/** The event log, for every room. */
@Global()
@Module({ providers: [EventLog], exports: [EventLog] })
export class EventLogModule {}
