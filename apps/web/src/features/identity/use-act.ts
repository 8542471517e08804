import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showToast } from '../../shared/ui/toast-store';

/** One act of a screen: busy while it runs, its refusal afterwards, and everything about people read again when it is done. */
export function useAct() {
  const cache = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<unknown>, done?: string): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      await work();
      void cache.invalidateQueries({ queryKey: ['people'] });
      if (done !== undefined) showToast({ look: 'ok', title: done });
      return true;
    } catch (refused) {
      setError(refused);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, error };
}
