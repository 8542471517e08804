import { Global, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { ENV } from '../config/config.module';
import type { Env } from '../config/env';
import { LOG } from '../log/log.module';
import { PgPokeBus } from './pg-poke-bus';
import { PokeBus } from './poke-bus';
import { RedisPokeBus } from './redis-poke-bus';

/** Wake-ups between processes: over Redis where there is one, else over PostgreSQL. */
@Global()
@Module({
  providers: [
    {
      provide: PokeBus,
      inject: [ENV, LOG],
      useFactory: (env: Env, log: Logger) => (env.redisUrl ? new RedisPokeBus(env, log) : new PgPokeBus(env, log)),
    },
  ],
  exports: [PokeBus],
})
export class PokeModule {}
