import { refusalOf, type Refusal } from '../api/refusal';
import { flushOutbox, dropRow, outboxRows, putRow } from './outbox';
import type { OutboxRow } from './outbox-row';
import { sendOffer } from './send-offer';

/** Asks the browser to wake the service worker when the signal is back; one that cannot sends when it is next opened. */
async function wakeLater(): Promise<void> {
  const registration = (await navigator.serviceWorker.getRegistration('/m/')) as
    (ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } }) | undefined;
  await registration?.sync?.register('outbox').catch(() => undefined);
}

/**
 * Puts a row into the outbox and, with a signal, sends it at once. Answers with the server's no, so that it can
 * stand at its field; with `waiting` while nobody has answered.
 */
export async function sendNow(row: OutboxRow): Promise<'done' | 'waiting' | Refusal> {
  await putRow(row);
  if (navigator.onLine) await flushOutbox(row.organisationId, sendOffer);
  const left = (await outboxRows(row.organisationId)).find((one) => one.key === row.key);
  if (left === undefined) return 'done';
  if (left.state === 'refused' && left.refusal !== null) {
    await dropRow(row.key);
    return refusalOf(left.refusal.status, left.refusal.problem);
  }
  if ('serviceWorker' in navigator) void wakeLater();
  return 'waiting';
}
