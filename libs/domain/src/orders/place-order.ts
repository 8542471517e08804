import type { Party } from '../identity/organisation';
import type { Certificate } from '../offers/certificate';
import {
  type KnownGrade,
  type KnownPlace,
  type KnownVariety,
  requireDeliveryPlace,
  requireGradeOf,
  requireVarietyOf,
} from '../offers/fruit';
import { asSet } from '../shared/bounded-list';
import type { Day } from '../shared/day';
import type { DestinationId, OrderId, ProductId } from '../shared/ids';
import type { Instant } from '../shared/instant';
import { openStock } from '../shared/stock';
import type { VndPerKg } from '../shared/unit-price';
import { FIRST_VERSION } from '../shared/version';
import type { Kg } from '../shared/weight';
import { type DayWindow, requireUpcoming } from '../shared/window';
import { DELIVERY_AHEAD_DAYS_MAX, DELIVERY_FIELDS } from './delivery-window';
import type { Order } from './order';
import type { OrderPlaced } from './order-events';
import { type OrderRules, requireOrderRules } from './order-rules';

/** No product has more; the clearing gives a demand 32 bits for each. */
const VARIETIES_MAX = 32;
const GRADES_MAX = 32;

/** What a buyer wants, each value already read by its own constructor. */
export interface OrderAsk {
  readonly productId: ProductId;
  readonly varieties: readonly KnownVariety[];
  readonly grades: readonly KnownGrade[];
  readonly place: KnownPlace;
  readonly destinationId: DestinationId | null;
  readonly kg: Kg;
  readonly limitVndPerKg: VndPerKg;
  readonly delivery: DayWindow;
  readonly certificates: readonly Certificate[];
  readonly firm: boolean;
  readonly rules: OrderRules;
}

/** Who places the order, when, and under which id. */
export interface OrderPlacing {
  readonly id: OrderId;
  readonly buyer: Party;
  readonly today: Day;
  readonly now: Instant;
}

/**
 * Makes a buyer's demand known to the market of its product. Every kilogram is open.
 *
 * Units: kg, VND/kg where the limit is meant, calendar days of Vietnam.
 * @throws DomainError `variety.wrong_product`, `grade.wrong_product`, `list.*`, `place.wrong_kind`, `window.in_past`,
 * `window.too_far_ahead`, `order.*` (in that order)
 */
export function placeOrder(ask: OrderAsk, placing: OrderPlacing): { order: Order; event: OrderPlaced } {
  for (const variety of ask.varieties) requireVarietyOf(ask.productId, variety, 'varietyIds');
  for (const grade of ask.grades) requireGradeOf(ask.productId, grade, 'gradeIds');
  const varietyIds = asSet(
    ask.varieties.map((variety) => variety.id),
    { min: 0, max: VARIETIES_MAX },
    'varietyIds',
  );
  const gradeIds = asSet(
    ask.grades.map((grade) => grade.id),
    { min: 1, max: GRADES_MAX },
    'gradeIds',
  );
  requireDeliveryPlace(ask.place, 'placeId');
  requireUpcoming(ask.delivery, placing.today, DELIVERY_AHEAD_DAYS_MAX, DELIVERY_FIELDS);
  requireOrderRules(ask.rules, { kg: ask.kg, gradeIds, limitVndPerKg: ask.limitVndPerKg, now: placing.now });
  const order: Order = {
    id: placing.id,
    marketId: ask.productId,
    buyerId: placing.buyer.id,
    varietyIds,
    gradeIds,
    placeId: ask.place.id,
    destinationId: ask.destinationId,
    stock: openStock(ask.kg),
    limitVndPerKg: ask.limitVndPerKg,
    delivery: ask.delivery,
    certificates: ask.certificates,
    firm: ask.firm,
    ...ask.rules,
    state: 'open',
    version: FIRST_VERSION,
    submittedAt: placing.now,
  };
  return { order, event: { name: 'order.placed', at: placing.now, order, buyer: placing.buyer } };
}
