import { useCallback, useRef } from 'react';

/**
 * The idempotency key of a draft: made when the draft begins, kept through every retry, replaced after success.
 * Sending the same draft twice, by a double tap or after a lost answer, therefore does it once.
 */
export function useDraftKey(): { current: () => string; renew: () => void } {
  const key = useRef<string | null>(null);
  const current = useCallback(() => (key.current ??= crypto.randomUUID()), []);
  const renew = useCallback(() => {
    key.current = null;
  }, []);
  return { current, renew };
}
