import { dayOf } from '../format/date';
import { keptDatabase } from './database';
import { hasAged, type OutboxRow } from './outbox-row';

const CHANNEL = 'mua-vu.outbox';
/** One holder in the whole browser, tabs and service worker alike: what one sends, no other sends. */
const LOCK = 'mua-vu.outbox';

/** How the rest of the world takes a row: `later` when there is no sensible answer yet. */
export type Sent = { readonly ok: true } | { readonly ok: false; readonly refusal: OutboxRow['refusal'] } | 'later';
export type SendRow = (row: OutboxRow) => Promise<Sent>;

/** Every row of the organisation, oldest first. */
export async function outboxRows(organisationId: string): Promise<OutboxRow[]> {
  const rows = await (await keptDatabase()).getAllFromIndex('outbox', 'draftedAt');
  return rows.filter((row) => row.organisationId === organisationId);
}

export async function putRow(row: OutboxRow): Promise<void> {
  await (await keptDatabase()).put('outbox', row);
  tellOthers();
}

export async function dropRow(key: string): Promise<void> {
  await (await keptDatabase()).delete('outbox', key);
  tellOthers();
}

/**
 * Sends what waits, in the order in which it was drafted. Stops at the first row without an answer: the signal is
 * gone. A row left in `sending` by a browser that was closed is sent again under its key, which does it once.
 */
export async function flushOutbox(organisationId: string, send: SendRow): Promise<void> {
  await alone(async () => {
    for (const row of await outboxRows(organisationId)) {
      if (row.state !== 'waiting' && row.state !== 'sending') continue;
      if (row.state === 'waiting' && hasAged(row, Date.now(), dayOf(Date.now()))) {
        await putRow({ ...row, state: 'asks' });
        continue;
      }
      await putRow({ ...row, state: 'sending' });
      const sent = await send(row);
      if (sent === 'later') {
        await putRow({ ...row, state: 'waiting' });
        return;
      }
      if (sent.ok) await dropRow(row.key);
      else await putRow({ ...row, state: 'refused', refusal: sent.refusal });
    }
  });
}

let queued: Promise<void> | null = null;

/**
 * Runs the work when nobody else in this browser is at it: what the other one could not send is then tried here. A page
 * stands in the queue once. Only pages served safely have locks; others have one tab.
 */
function alone(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  queued ??= navigator.locks.request(LOCK, () => {
    queued = null;
    return work();
  });
  return queued;
}

const flushers = new Set<() => void>();

/** Told when a person has just put something in, so that it leaves at once when there is a signal. */
export function onFlushWanted(flusher: () => void): () => void {
  flushers.add(flusher);
  return () => flushers.delete(flusher);
}

export function wantFlush(): void {
  for (const flusher of flushers) flusher();
}

let channel: BroadcastChannel | null = null;
const listeners = new Set<() => void>();

function tellOthers(): void {
  for (const listener of listeners) listener();
  (channel ??= openChannel()).postMessage('changed');
}

function openChannel(): BroadcastChannel {
  const opened = new BroadcastChannel(CHANNEL);
  opened.onmessage = () => {
    for (const listener of listeners) listener();
  };
  return opened;
}

/** Told of every change, also of those that another tab or the service worker makes. */
export function onOutbox(listener: () => void): () => void {
  channel ??= openChannel();
  listeners.add(listener);
  return () => listeners.delete(listener);
}
