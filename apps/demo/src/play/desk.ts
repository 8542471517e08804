import type { ApiClient, SignedIn } from '../http/api-client';
import { toStep } from '../world/prices';
import type { DemoAction } from '../world/script';
import { answerTrade, callOff, heldTrades, type Placed, placeOrder, postOffer, type TradeSeen } from './write';

/** An offer as its seller looks at it before a change. */
interface OfferSeen extends Placed {
  readonly state: string;
  readonly openKg: number;
  readonly askVndPerKg: number;
}

/** What may come back when the market was faster than the member: sold, closed or changed in the meantime. */
const OVERTAKEN = new Set(['offer.closed', 'offer.no_change', 'order.closed', 'version.stale']);

/** Trades declined and trades left to lapse, in hundredths; the rest are confirmed. Assumption. */
const DECLINED_PERCENT = 4;
const IGNORED_PERCENT = 3;

/** Does what a member does, in the member's name. What was posted is remembered, so that it can be changed later. */
export class Desk {
  private readonly offers = new Map<number, Promise<Placed>>();
  private readonly orders = new Map<number, Promise<Placed>>();

  constructor(
    private readonly api: ApiClient,
    private readonly contractIds: ReadonlyMap<object, string>,
    private readonly runId: string,
  ) {}

  /** @throws Error when the server refuses what it should take */
  async act(action: DemoAction, as: SignedIn): Promise<void> {
    switch (action.what) {
      case 'offer':
        await remember(this.offers, action.at, postOffer(this.api, as, action.lot, `${this.runId}-offer-${action.at}`));
        return;
      case 'order':
        await remember(this.orders, action.at, placeOrder(this.api, as, action.demand, `${this.runId}-order-${action.at}`));
        return;
      case 'call_off':
        return this.callOff(action, as);
      case 'amend':
        return this.amend(action.at, action.askPercent, as);
      case 'withdraw':
        return this.end(this.offers.get(action.at), 'offers', 'withdrawal', as);
      case 'cancel':
        return this.end(this.orders.get(action.at), 'orders', 'cancellation', as);
      case 'answer':
        return this.answer(as);
    }
  }

  private async callOff(action: Extract<DemoAction, { what: 'call_off' }>, as: SignedIn): Promise<void> {
    const contractId = this.contractIds.get(action.contract);
    const ask = action.contract.callOffs[action.at];
    if (contractId === undefined || ask === undefined) throw new Error(`no contract ${action.contract.body.number}`);
    await callOff(this.api, as, { ...ask, contractId, key: `${this.runId}-call-off-${contractId}-${action.at}` });
  }

  /** A seller lowers the ask of a lot that is still open. */
  private async amend(at: number, askPercent: number, as: SignedIn): Promise<void> {
    const placed = await placedOrNothing(this.offers.get(at));
    if (placed === undefined) return;
    const offer = await this.api.must<OfferSeen>({ method: 'GET', path: `/offers/${placed.id}`, route: '/offers/:id', as });
    if (offer.state !== 'open' || offer.openKg === 0) return;
    const answer = await this.api.send({
      method: 'PATCH',
      path: `/offers/${placed.id}`,
      route: '/offers/:id',
      as,
      ifMatch: offer.version,
      body: { askVndPerKg: toStep((offer.askVndPerKg * askPercent) / 100) },
    });
    if (answer.status >= 300 && !OVERTAKEN.has(answer.code)) throw new Error(`an amendment was refused: ${answer.status} ${answer.code}`);
  }

  private async end(posting: Promise<Placed> | undefined, list: 'offers' | 'orders', verb: string, as: SignedIn): Promise<void> {
    const placed = await placedOrNothing(posting);
    if (placed === undefined) return;
    const ask = {
      method: 'POST' as const,
      path: `/${list}/${placed.id}/${verb}`,
      route: `/${list}/:id/${verb}`,
      as,
      body: {},
      key: `${this.runId}-${verb}-${placed.id}`,
    };
    const answer = await this.api.send(ask);
    if (answer.status >= 300 && !OVERTAKEN.has(answer.code)) throw new Error(`a ${verb} was refused: ${answer.status} ${answer.code}`);
  }

  private async answer(as: SignedIn): Promise<void> {
    for (const trade of await heldTrades(this.api, as)) {
      const mood = moodOf(trade);
      if (mood < IGNORED_PERCENT) continue;
      await answerTrade(this.api, as, trade, mood >= IGNORED_PERCENT + DECLINED_PERCENT);
    }
  }
}

/** Remembers the posting at once, so that a change that comes early waits for it. */
async function remember(list: Map<number, Promise<Placed>>, at: number, posting: Promise<Placed>): Promise<void> {
  list.set(at, posting);
  await posting;
}

/** A change that waits for a failed posting has nothing to change; the failure itself is told once, by the posting. */
async function placedOrNothing(posting: Promise<Placed> | undefined): Promise<Placed | undefined> {
  return posting?.catch(() => undefined);
}

/** 0 to 99, the same for both sides of a trade and for every run over it. */
function moodOf(trade: TradeSeen): number {
  return parseInt(trade.id.replaceAll('-', '').slice(-6), 16) % 100;
}
