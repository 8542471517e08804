import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { ENV } from '../config/config.module';
import type { Env } from '../config/env';
import { LOG } from '../log/log.module';
import { BatchedPokes } from './batched-pokes';
import { PokeBus } from './poke-bus';

const CHANNEL = 'mua-vu:poke';

/** Wake-ups over Redis pub/sub, for the scaled profile. */
@Injectable()
export class RedisPokeBus extends PokeBus implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly batch = new BatchedPokes((streams) => void this.send(streams));
  private readonly publisher: Redis;
  private readonly subscriber: Redis;

  constructor(@Inject(ENV) env: Env, @Inject(LOG) log: Logger) {
    super();
    const url = env.redisUrl ?? 'redis://127.0.0.1:6379';
    this.publisher = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1 });
    this.subscriber = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null });
    for (const redis of [this.publisher, this.subscriber])
      redis.on('error', (error) => log.warn({ error: error.message }, 'Redis does not answer'));
  }

  override publish(streams: readonly string[]): void {
    this.batch.add(streams);
  }

  override subscribe(listener: (streams: readonly string[]) => void): void {
    this.batch.listeners.push(listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.subscriber.on('message', (_channel, payload) => this.batch.heard(payload));
    await this.subscriber.subscribe(CHANNEL);
  }

  onApplicationShutdown(): void {
    this.batch.stop();
    this.publisher.disconnect();
    this.subscriber.disconnect();
  }

  private async send(streams: readonly string[]): Promise<void> {
    await this.publisher.publish(CHANNEL, `${this.batch.self} ${streams.join(' ')}`).catch(() => undefined); // the heartbeat heals a lost poke
  }
}
