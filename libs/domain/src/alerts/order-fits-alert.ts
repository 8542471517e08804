import type { AlertTerms } from './alert';
import type { RoadKm } from './lot-fits-alert';

/** What the market is told of an order, as far as an alert asks for it: never who buys, nor up to which price. */
export interface FoundOrder {
  readonly id: string;
  readonly marketId: string;
  readonly gradeIds: readonly string[];
  readonly placeId: string;
  readonly openKg: number;
  readonly deliverFrom: string;
}

/** What everyone can see around an order. */
export interface AroundOrder {
  /** Grades that fruit of the alert's grade may be delivered as. */
  readonly served: readonly string[];
  readonly km: RoadKm;
  /** The day until which delivery must be able to begin; null: any day. */
  readonly until: string | null;
  /** The best limit on the market's board, VND/kg delivered, in its public steps; null when nobody wants anything. */
  readonly bestVndPerKg: number | null;
}

/**
 * Whether an order is one that somebody asked for. The price is held against the market's public board and never against this order: whoever
 * asked with one price after another would learn its limit.
 */
export function orderFitsAlert(terms: AlertTerms, order: FoundOrder, { served, km, until, bestVndPerKg }: AroundOrder): boolean {
  if (order.openKg === 0 || order.openKg < (terms.minKg ?? 0)) return false;
  if (!(terms.productIds as readonly string[]).includes(order.marketId)) return false;
  if (terms.gradeId !== null && !order.gradeIds.some((wanted) => served.includes(wanted))) return false;
  if (terms.maxKm !== null && (km === null || km > terms.maxKm)) return false;
  if (until !== null && order.deliverFrom > until) return false;
  return terms.minVndPerKg === null || (bestVndPerKg !== null && bestVndPerKg >= terms.minVndPerKg);
}
