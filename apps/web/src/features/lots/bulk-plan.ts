import type { PlaceOrder } from '../../shared/api/views';
import { addDays, type Day } from '../../shared/format/date';
import type { LotRow } from './lot-store';

/** Beyond the last harvest day fruit still travels and waits for a truck. */
const DELIVERY_DAYS = 2;
const HUNDRED = 100;

export interface PlannedOrder {
  readonly body: PlaceOrder;
  readonly freightVndPerKg: number;
}

/** One order a product for what was picked: its varieties and grades, all its kg, and a limit that covers the dearest lot with its freight. */
export function planOrders(
  rows: readonly LotRow[],
  placeId: string,
  today: Day,
  freightOf: (fromPlaceId: string) => number,
): readonly PlannedOrder[] {
  const markets = [...new Set(rows.map(({ lot }) => lot.marketId))];
  return markets.map((productId) => {
    const lots = rows.map(({ lot }) => lot).filter((lot) => lot.marketId === productId && lot.openKg > 0);
    const dearest = Math.max(...lots.map((lot) => lot.askVndPerKg + freightOf(lot.placeId)));
    const latest = lots.reduce((day, lot) => (lot.harvestTo > day ? lot.harvestTo : day), today);
    const body = {
      productId,
      varietyIds: [...new Set(lots.map((lot) => lot.varietyId))],
      gradeIds: [...new Set(lots.map((lot) => lot.gradeId))],
      placeId,
      kg: lots.reduce((sum, lot) => sum + lot.openKg, 0),
      limitVndPerKg: Math.ceil(dearest / HUNDRED) * HUNDRED,
      deliverFrom: today,
      deliverTo: addDays(latest, DELIVERY_DAYS),
    } as PlaceOrder;
    return { body, freightVndPerKg: Math.max(...lots.map((lot) => freightOf(lot.placeId))) };
  });
}
