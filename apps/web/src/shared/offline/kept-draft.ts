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
  await (await keptDatabase()).put('drafts', { at: Date.now(), typed }, name).catch(() => undefined);
}

export async function dropDraft(name: string): Promise<void> {
  await (await keptDatabase()).delete('drafts', name).catch(() => undefined);
}
