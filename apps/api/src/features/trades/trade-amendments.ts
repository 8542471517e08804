import { Injectable, type OnModuleInit } from '@nestjs/common';
import { tradeAmendment } from '@domain/trades/amendment-paper';
import { openKgOfOffer } from '@domain/offers/offer';
import { openKgOfOrder } from '@domain/orders/order';
import { DomainError } from '@domain/shared/domain-error';
import type { TradeId } from '@domain/shared/ids';
import { instantFromIso } from '@domain/shared/instant';
import { invariant } from '@domain/shared/invariant';
import { costOfGoods } from '@domain/shared/money';
import type { Kg } from '@domain/shared/weight';
import type { StockEffect } from '@domain/trades/stock-effect';
import type { Trade } from '@domain/trades/trade';
import type { StockLevel } from '../../platform/database/stock-move';
import type { Tx } from '../../platform/database/unit-of-work';
import { type Sweep, Sweeps } from '../../platform/deadlines/sweeps';
import { CreditService } from '../credit/credit.service';
import { DocumentsService } from '../documents/documents.service';
import { TradeChangesRepository } from './trade-changes.repository';
import { sourcesOf } from './trade-holder';
import { TradeStock } from './trade-stock';
import { TradesQueries } from './trades.queries';

/** What a change of a binding trade brings with it: its kilograms and its paper. */
@Injectable()
export class TradeAmendments implements OnModuleInit {
  constructor(
    private readonly stock: TradeStock,
    private readonly documents: DocumentsService,
    private readonly changes: TradeChangesRepository,
    private readonly queries: TradesQueries,
    private readonly sweeps: Sweeps,
    private readonly credit: CreditService,
  ) {}

  onModuleInit(): void {
    this.documents.register({
      kind: 'trade_amendment',
      partiesFor: () => null,
      content: async (tx, issue) => {
        const change = await this.changes.change(tx, issue.subjectId);
        invariant(change !== undefined, 'a paper was asked for a change that does not exist', { id: issue.subjectId });
        const facts = (await this.queries.byId(tx, [change.tradeId as TradeId])).get(change.tradeId);
        invariant(facts !== undefined, 'a change has no trade', { id: change.id });
        return tradeAmendment(facts, change, { at: instantFromIso(issue.issuedAt, 'issuedAt'), running: issue.running });
      },
    });
  }

  sweep(sweep: Sweep): void {
    this.sweeps.add(sweep);
  }

  async ask(tx: Tx, changeId: string, { seller, buyer }: Trade): Promise<void> {
    await this.documents.ask(tx, [{ kind: 'trade_amendment', subjectId: changeId, partyIds: [seller.id, buyer.id] }]);
  }

  async move(tx: Tx, effect: StockEffect): Promise<{ offers: StockLevel[]; orders: StockLevel[] }> {
    return this.stock.apply(tx, [effect]);
  }

  /** @throws DomainError `credit.limit_exceeded` when the change is worth more than the buyer may still owe */
  async requireCredit(tx: Tx, before: Trade, after: Trade): Promise<void> {
    const worth = ({ kg, prices }: Trade) => costOfGoods(kg, prices.farmGateVndPerKg);
    await this.credit.requireMore(tx, { sellerId: after.seller.id, buyerId: after.buyer.id }, worth(after) - worth(before));
  }

  /** More kilograms come from what is still open on both papers. @throws DomainError `stock.not_enough_open` */
  async requireOpen(tx: Tx, trade: Trade, kg: Kg): Promise<void> {
    const { offers, orders } = await this.stock.lock(tx, [sourcesOf(trade)]);
    const open = [...[...offers.values()].map(openKgOfOffer), ...[...orders.values()].map(openKgOfOrder)];
    const least = Math.min(...open);
    if (kg > least) throw new DomainError('stock.not_enough_open', { openKg: least, askedKg: kg }, 'kg');
  }

  /** What the new terms bring more to a plant's line, or on another day, must fit there. @throws DomainError `plant_day.full` */
  async requireRoom(tx: Tx, before: Trade, after: Trade): Promise<void> {
    const moreKg = after.kg - (after.deliverOn === before.deliverOn ? before.kg : 0);
    if (moreKg > 0) await this.stock.requireRoom(tx, { placeId: after.toPlaceId, day: after.deliverOn, kg: moreKg });
  }
}
