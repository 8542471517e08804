import { useState } from 'react';
import { useDraftKey, type DraftKey } from './draft-key';
import { keyOfAnother } from './key-of-another';

/** One act with its refusal beside it: sent under one key until it is done, whatever the network does. */
export interface Act {
  readonly error: unknown;
  readonly isBusy: boolean;
  /** Answers whether it is done. */
  readonly run: (act: (key: string) => Promise<void>) => Promise<boolean>;
}

/** With the key of a kept draft the act is done once even when the page was closed before the answer came. */
export function useAct(ofDraft?: DraftKey): Act {
  const own = useDraftKey();
  const key = ofDraft ?? own;
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (act: (key: string) => Promise<void>): Promise<boolean> => {
    setError(null);
    setBusy(true);
    try {
      await act(key.current());
      key.renew();
      return true;
    } catch (refused) {
      if (keyOfAnother(refused)) key.renew();
      setError(refused);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { error, isBusy, run };
}
