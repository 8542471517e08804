import { Global, Module } from '@nestjs/common';
import { EventLog } from './event-log';
import { Tail } from './tail';

/** The event log, for every room. */
@Global()
@Module({ providers: [EventLog, Tail], exports: [EventLog, Tail] })
export class EventLogModule {}
