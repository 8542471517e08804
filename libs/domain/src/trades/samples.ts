import { aContract, SETTLED } from '../contracts/samples';
import { anOffer, MANGO } from '../offers/samples';
import { anOrder } from '../orders/samples';
import { dayOf } from '../shared/day';
import { sampleId } from '../shared/samples';
import { priceOf } from '../shared/unit-price';
import { lotKgOf } from '../shared/weight';
import type { Allocation } from './make-trade';

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
      source: { kind: 'call_off', callOffId: sampleId(40), contractId: contract.id, version: 1, priceVndPerKg: SETTLED.vndPerKg },
      party: { id: contract.processorId, group: null },
      placeId: contract.placeId,
      firm: false,
    },
    farmGateVndPerKg: SETTLED.vndPerKg,
    ...change,
  });
}
