import type { Catalogue } from '@domain/catalogue/catalogue';
import type { ClearingLanes } from '@domain/clearing/clearing-input';
import type { Offer } from '@domain/offers/offer';
import { limitForGrades } from '@domain/orders/order-rules';
import type { Order } from '@domain/orders/order';
import type { GradeId, PlaceId } from '@domain/shared/ids';

/** Where fruit starts, as one row of the kernel's lanes: a place, and what else decides who may have it and what it is worth there. */
interface OriginClass {
  readonly placeId: PlaceId;
  /** Named where some order pays less for a grade; null where the grade makes no difference. */
  readonly gradeId: GradeId | null;
  /** The buyers whom the lot is for; null for everyone, none for contracts only. */
  readonly audience: readonly string[] | null;
}

/** Where fruit goes, as one column. */
interface DestinationClass {
  readonly placeId: PlaceId;
  /** Null where every way is open and as dear as the road: call-offs and plans, and orders that ask for nothing more. */
  readonly order: Pick<Order, 'buyerId' | 'limitAt' | 'gradeSpread' | 'gradeIds' | 'limitVndPerKg'> | null;
}

/**
 * The rows and columns of a round's lanes. Beside the road, a lane says what no mask of the kernel can: that a lot is for named buyers or
 * for contracts (no way to anybody else), that an order pays less for a grade (a dearer way), and that a limit is meant at the farm gate
 * (a way that costs the limit nothing). All of it exact, and proved by the checker with the rest.
 */
export class LaneClasses {
  private readonly rows = new Map<string, OriginClass>();
  private readonly columns = new Map<string, DestinationClass>();
  private readonly spreads: boolean;
  private readonly closed: boolean;

  constructor(
    offers: readonly Offer[],
    orders: readonly Order[],
    contractPlaces: readonly PlaceId[],
    private readonly catalogue: Catalogue,
  ) {
    this.spreads = orders.some(({ gradeSpread }) => gradeSpread.length > 0);
    this.closed = offers.some(({ visibility }) => visibility !== 'public');
    for (const offer of offers) this.rows.set(this.rowKey(offer), this.originOf(offer));
    for (const order of orders)
      this.columns.set(this.columnKey(order), { placeId: order.placeId, order: this.isPlain(order) ? null : order });
    for (const placeId of contractPlaces) this.columns.set(placeId, { placeId, order: null });
    // In the order of their names, so that the same market gives the same input.
    this.rows = sorted(this.rows);
    this.columns = sorted(this.columns);
  }

  get rowKeys(): string[] {
    return [...this.rows.keys()];
  }

  get columnKeys(): string[] {
    return [...this.columns.keys()];
  }

  /** Rows of lots that are not for everyone. */
  get closedRows(): number[] {
    return [...this.rows.values()].flatMap(({ audience }, row) => (audience === null ? [] : [row]));
  }

  get origins(): PlaceId[] {
    return [...this.rows.values()].map(({ placeId }) => placeId);
  }

  get destinations(): PlaceId[] {
    return [...this.columns.values()].map(({ placeId }) => placeId);
  }

  rowKey(offer: Offer): string {
    const { placeId, gradeId, audience } = this.originOf(offer);
    return audience === null && gradeId === null ? placeId : JSON.stringify([placeId, gradeId, audience]);
  }

  /** A column is named after its place alone where only the road counts: there also stand call-offs and plans. */
  columnKey(order: Order): string {
    const { placeId, limitAt, gradeSpread } = order;
    if (this.isPlain(order)) return placeId;
    const spread = gradeSpread.length === 0 ? null : [gradeSpread, order.gradeIds];
    return JSON.stringify([placeId, limitAt, spread, this.closed ? order.buyerId : null]);
  }

  lanes(productId: number, marketId: Offer['marketId']): ClearingLanes {
    const cells = [...this.rows.values()].flatMap((row) => [...this.columns.values()].map((column) => this.cell(row, column, marketId)));
    return {
      productId,
      transitDays: Int32Array.from(cells, ({ days }) => days),
      transportVndPerKg: Int32Array.from(cells, ({ vndPerKg }) => vndPerKg),
    };
  }

  private cell(row: OriginClass, { placeId, order }: DestinationClass, marketId: Offer['marketId']): { days: number; vndPerKg: number } {
    const route = this.catalogue.route(row.placeId, placeId);
    const mayHave = order === null || row.audience === null || row.audience.includes(order.buyerId);
    if (route === null || !mayHave) return { days: -1, vndPerKg: 0 };
    if (order === null) return { days: route.transitDays, vndPerKg: route.freightVndPerKg };
    const freight = order.limitAt === 'farm_gate' ? 0 : route.freightVndPerKg;
    if (row.gradeId === null) return { days: route.transitDays, vndPerKg: freight };
    const limit = limitForGrades(order, this.catalogue.gradesServedBy(marketId, row.gradeId));
    return { days: route.transitDays, vndPerKg: freight + (limit === null ? 0 : order.limitVndPerKg - limit) };
  }

  private isPlain({ limitAt, gradeSpread }: Order): boolean {
    return limitAt === 'delivered' && gradeSpread.length === 0 && !this.closed;
  }

  private originOf({ placeId, gradeId, visibility, invitedIds }: Offer): OriginClass {
    const audience = visibility === 'public' ? null : visibility === 'invited' ? [...invitedIds].sort() : [];
    return { placeId, gradeId: this.spreads ? gradeId : null, audience };
  }
}

function sorted<T>(map: ReadonlyMap<string, T>): Map<string, T> {
  return new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
