import { refusalOf, type Refusal } from '../api/refusal';
import { flushOutbox, dropRow, outboxRows, putRow } from './outbox';
import type { OutboxRow } from './outbox-row';
import { ANSWER_WITHIN_MS, sendOffer } from './send-offer';

/** Asks the browser to wake the service worker when the signal is back; one that cannot sends when it is next opened. */
async function wakeLater(): Promise<void> {
  const registration = (await navigator.serviceWorker.getRegistration('/m/')) as
    (ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } }) | undefined;
  await registration?.sync?.register('outbox').catch(() => undefined);
}

const afterMs = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Puts a row into the outbox and, with a signal, sends it at once. Answers with the server's no, so that it can
 * stand at its field; with `waiting` while nobody has answered.
 */
export async function sendNow(row: OutboxRow): Promise<'done' | 'waiting' | Refusal> {
  await putRow(row);
  // Another tab may be sending on a bad line just now: the person is not kept waiting for that.
  if (navigator.onLine) await Promise.race([flushOutbox(row.organisationId, sendOffer), afterMs(ANSWER_WITHIN_MS)]);
  const left = (await outboxRows(row.organisationId)).find((one) => one.key === row.key);
  if (left === undefined) return 'done';
  if (left.state === 'refused' && left.refusal !== null) {
    await dropRow(row.key);
    return refusalOf(left.refusal.status, left.refusal.problem);
  }
  if ('serviceWorker' in navigator) void wakeLater();
  return 'waiting';
}
