import { useState } from 'react';
import { useDraftKey } from './draft-key';

/** One act with its refusal beside it: sent under one key until it is done, whatever the network does. */
export interface Act {
  readonly error: unknown;
  readonly isBusy: boolean;
  /** Answers whether it is done. */
  readonly run: (act: (key: string) => Promise<void>) => Promise<boolean>;
}

export function useAct(): Act {
  const key = useDraftKey();
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
      setError(refused);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { error, isBusy, run };
}
