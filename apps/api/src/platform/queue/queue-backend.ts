import { createPostgresBackend, runMigrations, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import type { Env } from '../config/env';
import { lastingPool } from '../database/lasting-pool';
import { QUEUES } from './queues';

/**
 * Pinned connections: each worker keeps one for LISTEN, so the pool must outgrow the workers by a few or they starve each other.
 * A worker and a queue of each name, half as many at work, and four to spare.
 */
const POOL_SIZE = Math.ceil(QUEUES.length * 2.5) + 4;

/** Tells BullMQ where its jobs live. Must run before the modules that register queues are evaluated. */
export function chooseQueueBackend(redisUrl: string | undefined): void {
  if (!redisUrl) setDefaultBackendFactory(createPostgresBackend as never);
}

/** The connection every queue and worker of this process shares. */
export function queueConnection(env: Env): ConnectionOptions {
  if (env.redisUrl) return new Redis(env.redisUrl, { maxRetriesPerRequest: null });
  const pool = lastingPool({
    connectionString: env.databaseUrl,
    max: POOL_SIZE,
    keepAlive: true,
    options: '-c search_path=bullmq',
    application_name: 'mua-vu queues',
  });
  pool.setMaxListeners(2 * QUEUES.length + 4); // every queue and every worker listens for its faults
  return pool as never;
}

/** Creates or updates BullMQ's own tables. @throws whatever PostgreSQL says */
export async function migrateQueues(databaseUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    await runMigrations(pool as never);
  } finally {
    await pool.end();
  }
}
