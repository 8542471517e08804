import { Global, Module } from '@nestjs/common';
import { Clock } from './clock';
import { ClockSync } from './clock-sync';
import { IdSource } from './id-source';

@Global()
@Module({ providers: [Clock, ClockSync, IdSource], exports: [Clock, IdSource] })
export class ClockModule {}
