import { Injectable } from '@nestjs/common';
import { type OrderColumn, ORDER_COLUMNS, readOrderHeads } from '@domain/orders/order-columns';
import { ORDER_ROWS_MAX, orderRow, readOrderRow } from '@domain/orders/order-row';
import { type OrderAsk, placeOrder } from '@domain/orders/place-order';
import type { OrderId, OrganisationId } from '@domain/shared/ids';
import { Clock } from '../../platform/clock/clock';
import { BOM, csvLine } from '../../platform/files/csv-line';
import { readFileRows, type RefusedRow } from '../../platform/files/read-file-rows';
import { partyOf, type Actor } from '../../platform/http/actor';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { OrdersQueries } from './orders.queries';
import { OrdersService } from './orders.service';

/** More open orders than a buyer can look after. */
const EXPORT_MAX = 5_000;

/** What a file came to: while one row is refused, nothing is placed. */
export interface OrderImport {
  readonly rows: number;
  readonly placed: number;
  readonly refused: readonly RefusedRow[];
}

/** Orders as a file, in and out in the same shape. */
@Injectable()
export class OrderFilesService {
  constructor(
    private readonly orders: OrdersService,
    private readonly queries: OrdersQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads a file and places its orders, all of them or none; tried first, it only says what would happen.
   *
   * @throws DomainError `import.unreadable`, `import.too_many_rows`, `import.too_many_columns`, `import.missing_column`
   */
  async import(actor: Actor, bytes: Buffer, isTrial: boolean): Promise<OrderImport> {
    const { asks, refused } = await readFileRows(bytes, {
      rowsMax: ORDER_ROWS_MAX,
      heads: readOrderHeads,
      row: (cellOf: (column: OrderColumn) => string) => this.read(actor, cellOf),
    });
    const places = !isTrial && refused.length === 0;
    if (places) await this.orders.placeMany(actor, asks);
    return { rows: asks.length + refused.length, placed: places ? asks.length : 0, refused };
  }

  /** The open orders of a buyer, in the shape that an import takes. */
  async export(buyerId: OrganisationId): Promise<string> {
    const orders = await this.queries.ofBuyer(buyerId, { state: 'open', before: null, limit: EXPORT_MAX });
    const lines = orders.map((order) => {
      const row = orderRow(order);
      return csvLine(ORDER_COLUMNS.map((column) => row[column]));
    });
    return BOM + csvLine(ORDER_COLUMNS) + lines.join('');
  }

  /** Held to every rule of an order as if it were placed now. */
  private read(actor: Actor, cellOf: (column: OrderColumn) => string): OrderAsk {
    const ask = readOrderRow(cellOf, this.catalogue.catalogue);
    placeOrder(ask, { id: '' as OrderId, buyer: partyOf(actor), today: this.clock.today(), now: this.clock.now() });
    return ask;
  }
}
