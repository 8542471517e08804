import { HANOI_BUYER } from '../identity/samples';
import { GRADE_1, MANGO, PLANT } from '../offers/samples';
import { dayOf } from '../shared/day';
import { sampleId, SUNDAY_NOON } from '../shared/samples';
import { openStock } from '../shared/stock';
import { priceOf } from '../shared/unit-price';
import { lotKgOf } from '../shared/weight';
import type { Order } from './order';
import { PLAIN_ORDER } from './order-rules';

/** 6 t of any grade-1 mango at the plant, 12 to 16 June, up to 11,000 VND/kg delivered. */
export function anOrder(change: Partial<Order>): Order {
  return {
    id: sampleId(20),
    marketId: MANGO,
    buyerId: HANOI_BUYER.id,
    varietyIds: [],
    gradeIds: [GRADE_1.id],
    placeId: PLANT.id,
    destinationId: null,
    stock: openStock(lotKgOf(6_000, 'kg')),
    limitVndPerKg: priceOf(11_000, 'limitVndPerKg'),
    delivery: { from: dayOf('2026-06-12', 'deliverFrom'), to: dayOf('2026-06-16', 'deliverTo') },
    certificates: [],
    firm: false,
    ...PLAIN_ORDER,
    state: 'open',
    version: 1,
    submittedAt: SUNDAY_NOON,
    ...change,
  };
}
