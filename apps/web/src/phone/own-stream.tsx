import { useQueryClient } from '@tanstack/react-query';
import { applyContractEvent } from '../features/contracts/api';
import { applyOfferEvent } from '../features/offers/api';
import { applyPlanEvent } from '../features/plan/api';
import { applyTradeEvent } from '../features/trades/api';
import { useTradeNews } from '../features/trades/use-trade-news';
import { readAgain } from '../shared/api/read-again';
import { useStream } from '../shared/live/live';

const ownLists = ['offers', 'standing-offers', 'contracts', 'call-offs', 'trades', 'notices', 'plan-shares'];

/** Keeps the lists of the phone true, each event at the room it belongs to. A fault shows on the link chip. */
export function OwnStream({ organisationId }: { organisationId: string }) {
  const cache = useQueryClient();
  const tell = useTradeNews();
  useStream(`org:${organisationId}`, null, {
    snapshot: () => {
      for (const list of ownLists) void cache.invalidateQueries({ queryKey: [list] });
    },
    events: (events) => {
      for (const event of events) {
        applyOfferEvent(cache, event);
        applyContractEvent(cache, event);
        applyPlanEvent(cache, event);
        applyTradeEvent(cache, event);
        if (event.name.startsWith('notice.')) readAgain(cache, ['notices']);
        if (event.name.endsWith('.price_reached')) readAgain(cache, ['price-alerts']);
        tell(event);
      }
    },
    refused: () => undefined,
  });
  return null;
}
