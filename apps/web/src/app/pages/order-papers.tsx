import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { askForPaper, papersQuery } from '../../features/documents/api';
import { Papers } from '../../features/documents/papers';
import { useAct } from '../../shared/api/use-act';
import { useMay } from '../../shared/auth/session';
import { useSay } from '../../shared/i18n/use-say';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import mine from './mine.module.css';

/** The papers of one order, read when they are looked at; each asking makes another edition, as the order stands then. */
export function OrderPapers({ orderId }: { orderId: string }) {
  const say = useSay();
  const may = useMay();
  const cache = useQueryClient();
  const act = useAct();
  const [isOpen, setOpen] = useState(false);
  if (!may('document.read')) return null;
  const print = () =>
    void act.run(async (key) => {
      await askForPaper('order_summary', orderId, key);
      await cache.invalidateQueries({ queryKey: papersQuery(orderId).queryKey });
    });
  return (
    <details className={mine['papers']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('deal.papers')}</summary>
      {isOpen && (
        <>
          <Papers subjectId={orderId} none={say('deal.summaryNone')} />
          <Button size="small" busy={act.isBusy} onClick={print}>
            {say('deal.summary')}
          </Button>
          {act.error !== null && <RefusalNote error={act.error} title={say('deal.failed')} flush />}
        </>
      )}
    </details>
  );
}
