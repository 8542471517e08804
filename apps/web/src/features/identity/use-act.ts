import { useQueryClient } from '@tanstack/react-query';
import { useAct as useOneAct } from '../../shared/api/use-act';
import { showToast } from '../../shared/ui/toast-store';

/** One act of a screen: busy while it runs, its refusal afterwards, and everything about people read again when it is done. */
export function useAct() {
  const cache = useQueryClient();
  const { error, isBusy, run } = useOneAct();
  const act = (work: () => Promise<unknown>, done?: string): Promise<boolean> =>
    run(async () => {
      await work();
      void cache.invalidateQueries({ queryKey: ['people'] });
      if (done !== undefined) showToast({ look: 'ok', title: done });
    });
  return { act, busy: isBusy, error };
}
