import { Pool, type PoolConfig } from 'pg';

/**
 * A pool whose connections may die with their server without ending the program: idle in the pool, or lent and between two statements,
 * where nobody waits for an answer. Whoever holds one hears of it by the next statement; the next loan opens a new one.
 */
export function lastingPool(config: PoolConfig): Pool {
  const pool = new Pool(config);
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
