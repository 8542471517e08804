import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OutboxRow } from './outbox-row';

/** What this browser keeps for a phone without a signal: what was read, what was begun, what waits to be sent. */
interface Kept extends DBSchema {
  reads: { key: string; value: { at: number; state: unknown } };
  drafts: { key: string; value: { at: number; typed: unknown } };
  outbox: { key: string; value: OutboxRow; indexes: { draftedAt: string } };
}

let opened: Promise<IDBPDatabase<Kept>> | null = null;

/** One connection a page. A newer page may upgrade: this one then lets go and opens again when it is asked next. */
export function keptDatabase(): Promise<IDBPDatabase<Kept>> {
  opened ??= openDB<Kept>('mua-vu', 1, {
    upgrade(database) {
      database.createObjectStore('reads');
      database.createObjectStore('drafts');
      database.createObjectStore('outbox', { keyPath: 'key' }).createIndex('draftedAt', 'draftedAt');
    },
    blocking: () => {
      void opened?.then((database) => database.close());
      opened = null;
    },
  });
  return opened;
}

/** Everything of the member who signs out goes with them, except what is not yet sent: that is still theirs to send. */
export async function forgetReads(): Promise<void> {
  try {
    const database = await keptDatabase();
    await Promise.all([database.clear('reads'), database.clear('drafts')]);
  } catch {
    // A browser that kept nothing has nothing to forget.
  }
}
