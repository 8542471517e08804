import type { ApiClient, SignedIn } from '../http/api-client';
import type { DemoDemand } from '../world/demands';
import type { DemoLot } from '../world/lots';

/** An offer, order or call-off as the server answers it. */
export interface Placed {
  readonly id: string;
  readonly version: number;
}

/** A trade as far as a player looks at it. */
export interface TradeSeen {
  readonly id: string;
  readonly state: string;
  readonly seller: { readonly id: string };
  readonly sellerConfirmedAt: string | null;
  readonly buyerConfirmedAt: string | null;
}

/** Puts a lot up for sale. */
export async function postOffer(api: ApiClient, as: SignedIn, lot: DemoLot, key: string): Promise<Placed> {
  return api.must<Placed>({ method: 'POST', path: '/offers', route: '/offers', as, key, body: lot.body });
}

/** Places an order. */
export async function placeOrder(api: ApiClient, as: SignedIn, demand: DemoDemand, key: string): Promise<Placed> {
  return api.must<Placed>({ method: 'POST', path: '/orders', route: '/orders', as, key, body: demand.body });
}

/** Calls kg off a contract. */
export async function callOff(api: ApiClient, as: SignedIn, ask: CallOffAsk): Promise<Placed> {
  const { contractId, key, kg, deliverOn } = ask;
  return api.must<Placed>({
    method: 'POST',
    path: `/contracts/${contractId}/call-offs`,
    route: '/contracts/:id/call-offs',
    as,
    key,
    body: { kg, deliverOn },
  });
}

export interface CallOffAsk {
  readonly contractId: string;
  readonly key: string;
  readonly kg: number;
  readonly deliverOn: string;
}

/** The trades that wait for this organisation's yes: one page, as on a screen. */
export async function heldTrades(api: ApiClient, as: SignedIn): Promise<readonly TradeSeen[]> {
  const page = await api.must<{ items: readonly TradeSeen[] }>({
    method: 'GET',
    path: '/trades?state=held&limit=100',
    route: '/trades',
    as,
  });
  return page.items.filter(
    ({ seller, sellerConfirmedAt, buyerConfirmedAt }) => (seller.id === as.organisationId ? sellerConfirmedAt : buyerConfirmedAt) === null,
  );
}

/** What may come back when a trade is answered while the other side, or the clock, answers it too. */
const ANSWERED_ALREADY = new Set(['trade.not_held', 'trade.window_over', 'trade.already_confirmed']);

/** Says yes or no to a trade; true if the answer counted. @throws Error on any refusal but "too late" and "said already" */
export async function answerTrade(api: ApiClient, as: SignedIn, trade: TradeSeen, yes: boolean): Promise<boolean> {
  const verb = yes ? 'confirmation' : 'refusal';
  const answer = await api.send({
    method: 'POST',
    path: `/trades/${trade.id}/${verb}`,
    route: `/trades/:id/${verb}`,
    as,
    body: yes ? {} : { reason: 'Không còn xe trong ngày (mẫu)' },
  });
  if (answer.status < 300) return true;
  if (ANSWERED_ALREADY.has(answer.code)) return false;
  throw new Error(`${verb} of a trade was refused: ${answer.status} ${answer.code}`);
}
