import { useState } from 'react';
import { useDraftKey } from '../../shared/api/draft-key';

/** One act with its refusal beside it: sent once under one key, whatever the network does. */
export function useAct(): {
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly run: (act: (key: string) => Promise<void>) => Promise<boolean>;
} {
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
