import { Injectable } from '@nestjs/common';
import type { StockEffect } from '@domain/trades/stock-effect';
import type { Tx } from '../../platform/database/unit-of-work';
import { AreaLedgerService } from '../areas/area-ledger.service';
import { PackingLedgerService } from '../areas/packing-ledger.service';
import { OffersService } from '../offers/offers.service';
import { OrdersService } from '../orders/orders.service';

/** Kilograms of a trade that change their state: differences, which may be negative. */
export interface BookedEffect {
  readonly effect: StockEffect;
  readonly heldKg: number;
  readonly confirmedKg: number;
}

/** Books every kilogram that moves under the codes it is sold and packed under, in the trade's own transaction. */
@Injectable()
export class TradeLedger {
  constructor(
    private readonly offers: OffersService,
    private readonly orders: OrdersService,
    private readonly areas: AreaLedgerService,
    private readonly packing: PackingLedgerService,
  ) {}

  /** @throws DomainError `area.capacity_exceeded`, `authorisation.exceeded`, `trade.no_packing` */
  async book(tx: Tx, moves: readonly BookedEffect[]): Promise<void> {
    const growing = moves.filter(({ heldKg, confirmedKg }) => heldKg + confirmedKg > 0).map(({ effect }) => effect);
    await this.debitAreas(tx, moves, growing);
    await this.debitPacking(tx, moves, growing);
  }

  private async debitAreas(tx: Tx, moves: readonly BookedEffect[], growing: readonly StockEffect[]): Promise<void> {
    const codes = await this.offers.areaCodes(tx, [...new Set(growing.map(({ offerId }) => offerId))]);
    const entries = moves.flatMap(({ effect: { tradeId, offerId, lot }, heldKg, confirmedKg }) => {
      const areaCode = heldKg + confirmedKg > 0 ? codes.get(offerId) : null;
      if (areaCode === undefined) return [];
      return [{ tradeId, heldKg, confirmedKg, deliveredKg: 0, lot: areaCode === null ? null : { ...lot, areaCode } }];
    });
    if (entries.length > 0) await this.areas.book(tx, entries);
  }

  private async debitPacking(tx: Tx, moves: readonly BookedEffect[], growing: readonly StockEffect[]): Promise<void> {
    const orderIds = growing.flatMap(({ demand }) => (demand.kind === 'order' ? [demand.orderId] : []));
    const wishes = await this.orders.destinations(tx, [...new Set(orderIds)]);
    const booked = moves.flatMap(({ effect: { tradeId, demand, lot }, heldKg, confirmedKg }) => {
      const kg = heldKg + confirmedKg;
      const wish = demand.kind === 'order' && kg > 0 ? wishes.get(demand.orderId) : undefined;
      // Whatever goes to an order without a market was never packed under a leave.
      if (demand.kind !== 'order' || (kg > 0 && !wish)) return [];
      return [{ tradeId, kg, wish: wish ? { ...wish, productId: lot.productId, sellerId: lot.sellerId } : null }];
    });
    await this.packing.book(tx, booked);
  }
}
