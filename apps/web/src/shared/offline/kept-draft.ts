import type { Session } from '../api/views';
import { keptDatabase } from './database';
import { isPast, outlived } from './outlived';

export interface KeptDraft<T> {
  readonly at: number;
  readonly typed: T;
}

/** What one member writes for one organisation in one form: nobody else who uses this browser finds it. */
export function draftName(session: Session | null, form: string): string {
  return session === null ? `-/-/${form}` : `${session.organisation.id}/${session.member.id}/${form}`;
}

export async function readDraft<T>(name: string): Promise<KeptDraft<T> | null> {
  try {
    const found = (await (await keptDatabase()).get('drafts', name)) as KeptDraft<T> | undefined;
    return found === undefined || isPast(found.at, Date.now()) ? null : found;
  } catch {
    return null;
  }
}

/** Forms that were begun in this page: with each the others are gone through once, so that they never grow without end. */
const begun = new Set<string>();

/** Nothing typed is lost: kept in this browser until it is sent or cleared. */
export async function keepDraft(name: string, typed: unknown): Promise<void> {
  try {
    const database = await keptDatabase();
    const writing = database.transaction('drafts', 'readwrite');
    const written = writing.store.put({ at: Date.now(), typed }, name);
    // Without this a page that is closed in the same moment takes the letter along.
    writing.commit();
    await Promise.all([written, writing.done]);
    if (begun.has(name)) return;
    begun.add(name);
    await dropOutlived();
  } catch {
    // A browser that keeps nothing still sends.
  }
}

export async function dropDraft(name: string): Promise<void> {
  await (await keptDatabase()).delete('drafts', name).catch(() => undefined);
}

async function dropOutlived(): Promise<void> {
  const { store, done } = (await keptDatabase()).transaction('drafts', 'readwrite');
  const [names, drafts] = await Promise.all([store.getAllKeys(), store.getAll()]);
  const kept = names.map((name, nth) => ({ name, at: drafts[nth]?.at ?? 0 }));
  await Promise.all([...outlived(kept, Date.now()).map((name) => store.delete(name)), done]);
}
