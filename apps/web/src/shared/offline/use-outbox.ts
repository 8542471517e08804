import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { flushOutbox, onFlushWanted, onOutbox, outboxRows } from './outbox';
import type { OutboxRow } from './outbox-row';
import { sendOffer } from './send-offer';

/** How often a page with a signal tries again what had no answer. */
const AGAIN_MS = 15_000;

/** What waits on this device, kept true over all tabs. */
export function useOutboxRows(organisationId: string): readonly OutboxRow[] {
  const [rows, setRows] = useState<readonly OutboxRow[]>([]);
  useEffect(() => {
    let isGone = false;
    const read = () => void outboxRows(organisationId).then((found) => isGone || setRows(found));
    read();
    const stop = onOutbox(read);
    return () => {
      isGone = true;
      stop();
    };
  }, [organisationId]);
  return rows;
}

/** Sends when the page opens, when the signal returns, when the page is looked at again, and every so often. */
export function useOutboxFlush(organisationId: string): void {
  const cache = useQueryClient();
  useEffect(() => {
    const flush = () => {
      if (!navigator.onLine) return;
      void flushOutbox(organisationId, async (row) => {
        const sent = await sendOffer(row);
        if (sent !== 'later' && sent.ok) void cache.invalidateQueries({ queryKey: ['offers'] });
        return sent;
      });
    };
    const onLook = () => document.visibilityState === 'visible' && flush();
    flush();
    const stop = onFlushWanted(flush);
    const timer = setInterval(flush, AGAIN_MS);
    addEventListener('online', flush);
    document.addEventListener('visibilitychange', onLook);
    return () => {
      stop();
      clearInterval(timer);
      removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', onLook);
    };
  }, [cache, organisationId]);
}
