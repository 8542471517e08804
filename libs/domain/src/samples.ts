import type { Contract } from './contracts/contract';
import type { ContractFacts } from './contracts/contract-events';
import type { Signatory, SignedContract } from './contracts/register-contract';
import type { Party } from './identity/organisation';
import type { Offer } from './offers/offer';
import type { Order } from './orders/order';
import type { Brand } from './shared/brand';
import { type Day, dayOf } from './shared/day';
import { type GradeId, idOf, type PlaceId, type ProductId, type VarietyId } from './shared/ids';
import { type Instant, instantFromIso } from './shared/instant';
import { openStock } from './shared/stock';
import { priceOf } from './shared/unit-price';
import { lotKgOf, NO_KG } from './shared/weight';
import type { Allocation } from './trades/make-trade';

/** One true-to-life value of each kind, for specs: a spec changes what matters to it and leaves the rest. */
export const SUNDAY: Day = dayOf('2026-06-07', 'day');
export const SUNDAY_NOON: Instant = instantFromIso('2026-06-07T05:00:00Z', 'at');

/** The nth id of a made-up row. */
export function sampleId<Id extends Brand<string, string>>(n: number): Id {
  return idOf<Id>(`01900000-0000-7000-8000-${String(n).padStart(12, '0')}`, 'id');
}

export const HAT_LOT_COOPERATIVE: Party = { id: sampleId(1), name: 'HTX Hát Lót', demo: true };
export const DRIED_FRUIT_PLANT: Party = { id: sampleId(2), name: 'Nhà máy sấy Mai Sơn', demo: true };
export const HANOI_BUYER: Party = { id: sampleId(3), name: 'Siêu thị Hà Nội', demo: true };

export const MANGO = 'mango' as ProductId;
export const GL4 = { id: 'mango-gl4' as VarietyId, productId: MANGO };
export const GRADE_1 = { id: 'mango-grade1' as GradeId, productId: MANGO };
export const HAT_LOT = { id: 'cp-hat-lot' as PlaceId, kind: 'collection_point' };
export const PLANT = { id: 'fac-mai-son' as PlaceId, kind: 'factory' };

/** 12 t of GL4 mango at Hát Lót, 12 to 14 June, at 9,000 VND/kg. */
export function anOffer(change: Partial<Offer>): Offer {
  return {
    id: sampleId(10),
    marketId: MANGO,
    sellerId: HAT_LOT_COOPERATIVE.id,
    varietyId: GL4.id,
    gradeId: GRADE_1.id,
    placeId: HAT_LOT.id,
    stock: openStock(lotKgOf(12_000, 'kg')),
    askVndPerKg: priceOf(9_000, 'askVndPerKg'),
    harvest: { from: dayOf('2026-06-12', 'harvestFrom'), to: dayOf('2026-06-14', 'harvestTo') },
    certificates: ['vietgap'],
    areaCode: 'VN-SLOR-0123',
    certainty: 'ready',
    firm: false,
    state: 'open',
    version: 1,
    submittedAt: SUNDAY_NOON,
    ...change,
  };
}

/** 6 t of any grade-1 mango at the plant, 12 to 16 June, up to 11,000 VND/kg delivered. */
export function anOrder(change: Partial<Order>): Order {
  return {
    id: sampleId(20),
    marketId: MANGO,
    buyerId: HANOI_BUYER.id,
    varietyIds: [],
    gradeIds: [GRADE_1.id],
    placeId: PLANT.id,
    stock: openStock(lotKgOf(6_000, 'kg')),
    limitVndPerKg: priceOf(11_000, 'limitVndPerKg'),
    delivery: { from: dayOf('2026-06-12', 'deliverFrom'), to: dayOf('2026-06-16', 'deliverTo') },
    certificates: [],
    firm: false,
    state: 'open',
    version: 1,
    submittedAt: SUNDAY_NOON,
    ...change,
  };
}

const COOPERATIVE: Signatory = { ...HAT_LOT_COOPERATIVE, kind: 'cooperative', group: null };
const PROCESSOR: Signatory = { ...DRIED_FRUIT_PLANT, kind: 'processor', group: null };

/** 20 t ± 10 % of mango for the season of 2026, 48 hours' notice, 8,500 VND/kg. */
export function aSignedContract(change: Partial<SignedContract>): SignedContract {
  return {
    number: '12/2026/HĐBT',
    cooperative: COOPERATIVE,
    processor: PROCESSOR,
    productId: MANGO,
    varieties: [GL4],
    grades: [GRADE_1],
    place: PLANT,
    agreedKg: lotKgOf(20_000, 'agreedKg'),
    toleranceBp: 1_000,
    priceVndPerKg: priceOf(8_500, 'priceVndPerKg'),
    season: { from: dayOf('2026-06-01', 'seasonFrom'), to: dayOf('2026-08-31', 'seasonTo') },
    noticeHours: 48,
    ...change,
  };
}

/** The same contract once registered, with nothing called off. */
export function aContract(change: Partial<Contract>): ContractFacts {
  const signed = aSignedContract({});
  const contract: Contract = {
    id: sampleId(30),
    number: signed.number,
    cooperativeId: signed.cooperative.id,
    processorId: signed.processor.id,
    productId: MANGO,
    varietyIds: [GL4.id],
    gradeIds: [GRADE_1.id],
    placeId: PLANT.id,
    agreedKg: signed.agreedKg,
    toleranceBp: signed.toleranceBp,
    priceVndPerKg: signed.priceVndPerKg,
    season: signed.season,
    noticeHours: signed.noticeHours,
    calledOffKg: NO_KG,
    state: 'in_force',
    version: 1,
    registeredAt: SUNDAY_NOON,
    ...change,
  };
  const progress = { heldKg: NO_KG, confirmedKg: NO_KG };
  return { contract, progress, cooperative: HAT_LOT_COOPERATIVE, processor: DRIED_FRUIT_PLANT };
}

/** 4 t of the offer to the order at 9,200 VND/kg and 300 VND/kg of freight, on 13 June. */
export function anAllocation(change: Partial<Allocation>): Allocation {
  const offer = anOffer({});
  const order = anOrder({});
  return {
    marketId: MANGO,
    roundNumber: 7,
    supply: {
      offerId: offer.id,
      version: offer.version,
      askVndPerKg: offer.askVndPerKg,
      party: { id: offer.sellerId, group: null },
      varietyId: offer.varietyId,
      gradeId: offer.gradeId,
      placeId: offer.placeId,
      firm: false,
    },
    demand: {
      source: { kind: 'order', orderId: order.id, version: order.version, limitVndPerKg: order.limitVndPerKg },
      party: { id: order.buyerId, group: null },
      placeId: order.placeId,
      firm: false,
    },
    kg: lotKgOf(4_000, 'kg'),
    farmGateVndPerKg: priceOf(9_200, 'farmGateVndPerKg'),
    freightVndPerKg: priceOf(300, 'freightVndPerKg'),
    ageVndPerKg: priceOf(100, 'ageVndPerKg'),
    pickUpOn: dayOf('2026-06-13', 'pickUpOn'),
    deliverOn: dayOf('2026-06-13', 'deliverOn'),
    ...change,
  };
}

/** The same draw under the contract's price: binding for both sides. */
export function aContractAllocation(change: Partial<Allocation>): Allocation {
  const { contract } = aContract({});
  return anAllocation({
    demand: {
      source: { kind: 'call_off', callOffId: sampleId(40), contractId: contract.id, version: 1, priceVndPerKg: contract.priceVndPerKg },
      party: { id: contract.processorId, group: null },
      placeId: contract.placeId,
      firm: false,
    },
    farmGateVndPerKg: contract.priceVndPerKg,
    ...change,
  });
}
