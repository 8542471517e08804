import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { applyContractEvent } from '../features/contracts/api';
import { applyNoticeEvent } from '../features/notices/api';
import { applyOfferEvent } from '../features/offers/api';
import { applyPlanEvent } from '../features/plan/api';
import { applyOrderEvent } from '../features/orders/api';
import { applyTradeEvent } from '../features/trades/api';
import { useTradeNews } from '../features/trades/use-trade-news';
import { useStream } from '../shared/live/live';
import { showToast } from '../shared/ui/toast-store';

const ownLists = [
  'offers',
  'standing-offers',
  'orders',
  'standing-orders',
  'contracts',
  'call-offs',
  'trades',
  'notices',
  'fortnight',
  'plan-shares',
  'spoken-for',
];

/** Keeps every list of the member's own organisation true: each event goes to the room it belongs to. */
export function OrganisationStream({ organisationId }: { organisationId: string }) {
  const cache = useQueryClient();
  const { t } = useTranslation();
  const tell = useTradeNews();
  useStream(`org:${organisationId}`, null, {
    snapshot: () => {
      // No position yet, or too old a one: what the lists hold may have passed by unseen.
      for (const list of ownLists) void cache.invalidateQueries({ queryKey: [list] });
    },
    events: (events) => {
      for (const event of events) {
        applyOfferEvent(cache, event);
        applyOrderEvent(cache, event);
        applyContractEvent(cache, event);
        applyPlanEvent(cache, event);
        applyTradeEvent(cache, event);
        applyNoticeEvent(cache, event);
        if (event.name.startsWith('bid.')) void cache.invalidateQueries({ queryKey: ['bids'] });
        if (/^(trade|correction)\./.test(event.name))
          void cache.invalidateQueries({ queryKey: ['trades', (event.body as { trade: { id: string } }).trade.id] });
        if (event.name === 'gap.answered')
          void cache.invalidateQueries({ queryKey: ['trades', (event.body as { tradeId: string }).tradeId] });
        tell(event);
      }
    },
    // A passing fault shows on the link bar and mends itself.
    refused: (problem) => problem.transient || showToast({ look: 'bad', title: t('failed.title'), detail: problem.code }),
  });
  return null;
}
