import { Injectable } from '@nestjs/common';
import { type Credit, type CreditChanged, creditLeft, requireCredit, setCredit, withinCredit } from '@domain/credit/credit';
import { DomainError } from '@domain/shared/domain-error';
import type { OrganisationId, TradeId } from '@domain/shared/ids';
import type { Instant } from '@domain/shared/instant';
import { costOfGoods, type Vnd } from '@domain/shared/money';
import type { VndPerKg } from '@domain/shared/unit-price';
import type { Kg } from '@domain/shared/weight';
import { databaseNow } from '../../platform/database/database-clock';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work';
import { EventLog } from '../../platform/event-log/event-log';
import type { Actor } from '../../platform/http/actor';
import { IdentityQueries } from '../identity/identity.queries';
import { CreditRepository, type CreditState, type Pair } from './credit.repository';

/** A deal between two that would tie up credit. */
export interface CreditDeal extends Pair {
  readonly kg: Kg;
  readonly farmGateVndPerKg: VndPerKg;
}

/** Sets what buyers may owe, and holds deals to it. */
@Injectable()
export class CreditService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly credits: CreditRepository,
    private readonly identity: IdentityQueries,
    private readonly log: EventLog,
  ) {}

  /** The seller says what a buyer may owe. @throws DomainError `organisation.not_found`, `credit.own`, `credit.out_of_range` */
  async set(actor: Actor, ask: { buyerId: OrganisationId; limitVnd: Vnd | null; depositVnd: Vnd }): Promise<CreditChanged> {
    return this.work.run(async (tx) => {
      const pair = { sellerId: actor.organisationId, buyerId: ask.buyerId };
      if (pair.sellerId === pair.buyerId) throw new DomainError('credit.own', {}, 'buyerId');
      await this.identity.party(tx, ask.buyerId);
      const before = await this.credits.lockOne(tx, pair);
      const now = await databaseNow(tx);
      const credit = setCredit(before?.credit ?? null, { ...pair, ...ask });
      await this.credits.save(tx, credit, { at: now, memberId: actor.memberId });
      return this.tell(tx, credit, now);
    });
  }

  /** The seller writes down that a confirmed trade is paid; it ties up nothing from then on. Once is as good as twice. */
  async paid(actor: Actor, tradeId: TradeId): Promise<CreditChanged | null> {
    return this.work.run(async (tx) => {
      const pair = await this.credits.pairOfSold(tx, actor.organisationId, tradeId);
      if (!pair) throw new DomainError('trade.not_found', {});
      if (pair.state !== 'confirmed') throw new DomainError('trade.not_confirmed', {});
      const state = await this.credits.lockOne(tx, pair);
      const now = await databaseNow(tx);
      await this.credits.insertPayment(tx, tradeId, now, actor.memberId);
      return state && !pair.paid ? this.tell(tx, state.credit, now) : null;
    });
  }

  /** Deals that still fit, the earlier ones first. Holds the pairs' rows. */
  async fitting<Deal>(tx: Tx, deals: readonly Deal[], read: (deal: Deal) => CreditDeal | null): Promise<Deal[]> {
    const asked = deals.map((deal) => {
      const pair = read(deal);
      return { deal, asked: pair, pair: pair ? nameOf(pair) : '', vnd: pair ? costOfGoods(pair.kg, pair.farmGateVndPerKg) : (0n as Vnd) };
    });
    const pairs = new Map(asked.flatMap(({ asked: one, pair }) => (one ? [[pair, one] as const] : [])));
    const held = await this.credits.lock(tx, [...pairs.values()]);
    if (held.length === 0) return [...deals];
    const left = new Map(held.map(({ credit, tiedVnd }) => [nameOf(credit), creditLeft(credit, tiedVnd)]));
    return withinCredit(asked, left).map(({ deal }) => deal);
  }

  /** @throws DomainError `credit.limit_exceeded`. Holds the pair's row. */
  async require(tx: Tx, deal: CreditDeal): Promise<void> {
    const [state] = await this.credits.lock(tx, [deal]);
    if (state) requireCredit(creditLeft(state.credit, state.tiedVnd), costOfGoods(deal.kg, deal.farmGateVndPerKg));
  }

  /** @throws DomainError `credit.limit_exceeded` when a change makes a trade worth so much more than the pair has left */
  async requireMore(tx: Tx, pair: Pair, moreVnd: bigint): Promise<void> {
    if (moreVnd <= 0n) return;
    const [state] = await this.credits.lock(tx, [pair]);
    if (state) requireCredit(creditLeft(state.credit, state.tiedVnd), moreVnd as Vnd);
  }

  private async tell(tx: Tx, credit: Credit, at: Instant): Promise<CreditChanged> {
    const parties = await this.identity.parties(tx, [credit.sellerId, credit.buyerId]);
    const [seller, buyer] = [parties.get(credit.sellerId), parties.get(credit.buyerId)];
    const tied = (await this.credits.lockOne(tx, credit)) as CreditState;
    if (!seller || !buyer) throw new DomainError('organisation.not_found', {});
    const event: CreditChanged = { name: 'credit.changed', at, credit, tiedVnd: tied.tiedVnd, seller, buyer };
    await this.log.append(tx, [event]);
    return event;
  }
}

function nameOf({ sellerId, buyerId }: Pair): string {
  return `${sellerId} ${buyerId}`;
}
