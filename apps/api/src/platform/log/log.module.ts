import { Global, Module } from '@nestjs/common';
import { ENV } from '../config/config.module';
import type { Env } from '../config/env';
import { makeLogger } from './logger';
import { Metrics } from './metrics';

/** Injection token of the pino logger. */
export const LOG = Symbol('log');

@Global()
@Module({
  providers: [{ provide: LOG, useFactory: (env: Env) => makeLogger(env.logLevel), inject: [ENV] }, Metrics],
  exports: [LOG, Metrics],
})
export class LogModule {}
