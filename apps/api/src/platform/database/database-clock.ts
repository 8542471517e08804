import { instantOf, type Instant } from '@domain/shared/instant';
import type { Tx } from './unit-of-work';

/** The database's clock now, not at the start of the transaction: what decides deadlines, asked after the locks are held. */
export async function databaseNow(tx: Tx): Promise<Instant> {
  const [row] = await tx.query<{ ms: string }[]>('SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS ms');
  return instantOf(Number(row?.ms));
}
