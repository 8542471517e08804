import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { ENV } from '../config/config.module';
import type { Env } from '../config/env';
import { LOG } from '../log/log.module';
import { BatchedPokes } from './batched-pokes';
import { PokeBus } from './poke-bus';

const CHANNEL = 'poke';
/** A channel payload may hold 8,000 bytes; a longer list is sent as a poke without names, which wakes everyone. */
const PAYLOAD_MAX = 7_900;
const RECONNECT_MS = 1_000;

/** Wake-ups over PostgreSQL LISTEN/NOTIFY, on a connection of its own and outside every transaction. */
@Injectable()
export class PgPokeBus extends PokeBus implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly batch = new BatchedPokes((streams) => {
    this.sending = this.sending.then(() => this.notify(streams));
  });
  /** One message at a time: a connection answers one question after the other. */
  private sending = Promise.resolve();
  private client: Client | undefined;
  private closing = false;

  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(LOG) private readonly log: Logger,
  ) {
    super();
  }

  override publish(streams: readonly string[]): void {
    this.batch.add(streams);
  }

  override subscribe(listener: (streams: readonly string[]) => void): void {
    this.batch.listeners.push(listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    this.batch.stop();
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({ connectionString: this.env.databaseUrl, application_name: 'mua-vu pokes', keepAlive: true });
    client.on('error', (error) => this.log.warn({ error: error.message }, 'the wake-up connection was lost'));
    client.on('end', () => {
      this.client = undefined;
      if (!this.closing) setTimeout(() => void this.connect(), RECONNECT_MS).unref();
    });
    client.on('notification', ({ payload }) => this.batch.heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.client = client;
    } catch (error) {
      this.log.warn({ error: (error as Error).message }, 'the wake-up connection could not be opened');
    }
  }

  private async notify(streams: readonly string[]): Promise<void> {
    const names = streams.join(' ');
    const payload = `${this.batch.self} ${names.length > PAYLOAD_MAX ? '' : names}`;
    await this.client?.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]).catch(() => undefined); // the heartbeat heals a lost poke
  }
}
