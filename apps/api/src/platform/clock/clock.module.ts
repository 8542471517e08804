import { Global, Module } from '@nestjs/common';
import { Clock } from './clock';
import { IdSource } from './id-source';

@Global()
@Module({ providers: [Clock, IdSource], exports: [Clock, IdSource] })
export class ClockModule {}
