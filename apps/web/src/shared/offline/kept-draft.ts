import { keptDatabase } from './database';

export interface KeptDraft<T> {
  readonly at: number;
  readonly typed: T;
}

export async function readDraft<T>(name: string): Promise<KeptDraft<T> | null> {
  try {
    return ((await (await keptDatabase()).get('drafts', name)) as KeptDraft<T> | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Nothing typed is lost: kept in this browser until it is sent or cleared. */
export async function keepDraft(name: string, typed: unknown): Promise<void> {
  try {
    const writing = (await keptDatabase()).transaction('drafts', 'readwrite');
    const written = writing.store.put({ at: Date.now(), typed }, name);
    // Without this a page that is closed in the same moment takes the letter along.
    writing.commit();
    await Promise.all([written, writing.done]);
  } catch {
    // A browser that keeps nothing still sends.
  }
}

export async function dropDraft(name: string): Promise<void> {
  await (await keptDatabase()).delete('drafts', name).catch(() => undefined);
}
