import { useMemo, useRef } from 'react';

/**
 * The idempotency key of a draft: made when it is first sent, kept through every retry, replaced after success.
 * Sending the same draft twice, by a double tap or after a lost answer, therefore does it once.
 */
export interface DraftKey {
  readonly current: () => string;
  readonly renew: () => void;
  /** The key if there is one already. */
  readonly known: () => string | null;
  /** Goes on with the key of a draft that was begun before. */
  readonly resume: (key: string) => void;
}

export function useDraftKey(): DraftKey {
  const key = useRef<string | null>(null);
  return useMemo(
    () => ({
      current: () => (key.current ??= crypto.randomUUID()),
      renew: () => {
        key.current = null;
      },
      known: () => key.current,
      resume: (known: string) => {
        key.current = known;
      },
    }),
    [],
  );
}
