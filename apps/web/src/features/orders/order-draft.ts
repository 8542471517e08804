import type { PlaceOrder } from '../../shared/api/views';
import { addDays, type Day } from '../../shared/format/date';
import type { Language } from '../../shared/format/language';
import { readPrice } from '../../shared/format/money';
import { readWeight, type WeightUnit } from '../../shared/format/weight';

/** An order as typed. */
export interface OrderDraft {
  productId: string;
  /** Empty: any variety. */
  varietyId: string;
  gradeIds: string[];
  placeId: string;
  /** The market that the fruit goes on to; empty: no papers of a market are needed. */
  destinationId: string;
  weight: { text: string; unit: WeightUnit };
  limit: string;
  deliverFrom: Day;
  deliverTo: Day;
  certificates: string[];
  firm: boolean;
}

/** Orders are for fruit that hangs on the tree already. */
export const DELIVERY_DAYS_AHEAD = 60;

export function emptyOrder(known: { productId: string; placeId: string; limit: string; today: Day }): OrderDraft {
  const { today, ...rest } = known;
  return {
    ...rest,
    varietyId: '',
    destinationId: '',
    gradeIds: [],
    weight: { text: '', unit: 'tan' },
    deliverFrom: addDays(today, 1),
    deliverTo: addDays(today, 5),
    certificates: [],
    firm: false,
  };
}

/** What is sent. The form has checked both figures. */
export function orderBody(draft: OrderDraft, language: Language): PlaceOrder {
  const weight = readWeight(draft.weight.text, draft.weight.unit, language);
  const limit = readPrice(draft.limit, language);
  if (!weight.ok || !limit.ok) throw new Error('A draft with unreadable figures was sent.');
  return {
    productId: draft.productId,
    varietyIds: draft.varietyId === '' ? [] : [draft.varietyId],
    gradeIds: draft.gradeIds,
    placeId: draft.placeId,
    ...(draft.destinationId === '' ? {} : { destinationId: draft.destinationId }),
    kg: weight.kg,
    limitVndPerKg: limit.vndPerKg,
    deliverFrom: draft.deliverFrom,
    deliverTo: draft.deliverTo,
    certificates: draft.certificates as NonNullable<PlaceOrder['certificates']>,
    firm: draft.firm,
  };
}
