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
  limitAt: string;
  /** What may be left out is empty. */
  minLot: string;
  maxPerSeller: string;
  /** By grade: so much less is paid. */
  spread: Record<string, string>;
  allOrNothing: boolean;
  /** A day or none, and a time on it, by the clock on the wall in Vietnam. */
  expiresOn: string;
  expiresTime: string;
  alternativeTo: string;
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
    limitAt: 'delivered',
    minLot: '',
    maxPerSeller: '',
    spread: {},
    allOrNothing: false,
    expiresOn: '',
    expiresTime: '18:00',
    alternativeTo: '',
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
    ...rulesOf(draft, language),
  };
}

/** How it may be filled, as far as it is said. */
export function rulesOf(draft: OrderDraft, language: Language): Partial<PlaceOrder> {
  const kg = (text: string): number | undefined => {
    const read = readWeight(text, 'kg', language);
    return read.ok ? read.kg : undefined;
  };
  const [minLotKg, maxPerSellerKg] = [kg(draft.minLot), kg(draft.maxPerSeller)];
  const gradeSpread = draft.gradeIds.flatMap((gradeId) => {
    const read = readPrice(draft.spread[gradeId] ?? '', language);
    return read.ok ? [{ gradeId, lessVndPerKg: read.vndPerKg }] : [];
  });
  return {
    limitAt: draft.limitAt === 'farm_gate' ? 'farm_gate' : 'delivered',
    allOrNothing: draft.allOrNothing,
    ...(minLotKg === undefined ? {} : { minLotKg }),
    ...(maxPerSellerKg === undefined ? {} : { maxPerSellerKg }),
    ...(gradeSpread.length === 0 ? {} : { gradeSpread }),
    ...(draft.expiresOn === '' ? {} : { expiresAt: new Date(`${draft.expiresOn}T${draft.expiresTime}:00+07:00`).toISOString() }),
    ...(draft.alternativeTo === '' ? {} : { alternativeTo: draft.alternativeTo }),
  };
}
