import { Global, Module } from '@nestjs/common';
import { environment } from './env';

/** Injection token of {@link Env}. */
export const ENV = Symbol('env');

@Global()
@Module({ providers: [{ provide: ENV, useFactory: () => environment() }], exports: [ENV] })
export class ConfigModule {}
