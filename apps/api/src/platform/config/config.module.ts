import { Global, Module } from '@nestjs/common';
import { readEnv } from './env';

/** Injection token of {@link Env}. */
export const ENV = Symbol('env');

@Global()
@Module({ providers: [{ provide: ENV, useFactory: () => readEnv(process.env) }], exports: [ENV] })
export class ConfigModule {}
