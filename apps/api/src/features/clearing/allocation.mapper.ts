import type { Catalogue } from '@domain/catalogue/catalogue';
import { FIRST_VERSION } from '@domain/shared/version';
import type { ClearingFill, PlanFill } from '@domain/clearing/clearing-result';
import { addDays, daysBetween } from '@domain/shared/day';
import { costOf, priceOf, type VndPerKg } from '@domain/shared/unit-price';
import { lotKgOf } from '@domain/shared/weight';
import type { RoundPrice } from '@domain/across/views/view-types';
import type { Allocation, AllocatedDemand } from '@domain/trades/make-trade';
import { invariant } from '@domain/shared/invariant';
import type { PublishedResult } from './clear.worker';
import { certificatesOfMask } from './certificate-bits';
import type { Offer } from '@domain/offers/offer';
import type { Order } from '@domain/orders/order';
import { deliveredLimit, limitForGrades } from '@domain/orders/order-rules';
import { contractPriceOf } from './contract-price';
import type { FrozenMarket } from './frozen-market';
import type { Snapshot } from './snapshot.mapper';

/** The kernel's fills as allocations of named offers to named demand. */
export function toAllocations(market: FrozenMarket, snapshot: Snapshot, result: PublishedResult, catalogue: Catalogue): Allocation[] {
  const lines = result.fills.map((fill) =>
    toAllocation({ market, snapshot, catalogue }, fill, (offer) => demandOf(market, snapshot, fill, { offer, catalogue })),
  );
  const plans = result.planFills.map((fill) =>
    toAllocation({ market, snapshot, catalogue }, fill, (offer) => planDemandOf(market, snapshot, fill, { offer, catalogue })),
  );
  return [...lines, ...plans];
}

interface Frozen {
  readonly market: FrozenMarket;
  readonly snapshot: Snapshot;
  readonly catalogue: Catalogue;
}

function toAllocation(
  { market, snapshot, catalogue }: Frozen,
  fill: ClearingFill | PlanFill,
  demandFor: (offer: Offer) => AllocatedDemand,
): Allocation {
  const offer = snapshot.offers[fill.offerId];
  invariant(offer !== undefined, 'the kernel sold an offer that is not in the snapshot', { offerId: fill.offerId });
  const demand = demandFor(offer);
  const route = catalogue.route(offer.placeId, demand.placeId);
  invariant(route !== null, 'the kernel used a way that does not exist', { from: offer.placeId, to: demand.placeId });
  const deliverOn = addDays(market.today, fill.deliveryDay);
  const pickUpOn = addDays(deliverOn, -route.transitDays);
  const daysOld = route.transitDays + Math.max(0, daysBetween(offer.harvest.to, pickUpOn));
  return {
    marketId: market.marketId,
    roundNumber: market.lastRoundNumber + 1,
    supply: {
      offerId: offer.id,
      version: offer.version,
      askVndPerKg: offer.askVndPerKg,
      party: { id: offer.sellerId, group: market.groups.get(offer.sellerId) ?? null },
      varietyId: offer.varietyId,
      gradeId: offer.gradeId,
      placeId: offer.placeId,
      firm: offer.firm,
    },
    demand,
    kg: lotKgOf(fill.kg, 'kg'),
    farmGateVndPerKg:
      demand.source.kind === 'call_off' ? demand.source.priceVndPerKg : priceOf(fill.sellerPriceVndPerKg, 'farmGateVndPerKg'),
    freightVndPerKg: costOf(route.freightVndPerKg, 'freightVndPerKg'),
    ageVndPerKg: costOf(market.product.freshnessVndPerKgDay * daysOld, 'ageVndPerKg'),
    pickUpOn,
    deliverOn,
  };
}

function demandOf(
  market: FrozenMarket,
  snapshot: Snapshot,
  { lineId }: ClearingFill,
  { offer, catalogue }: { offer: Offer; catalogue: Catalogue },
): AllocatedDemand {
  const order = snapshot.orders[snapshot.parts.get(lineId) ?? lineId];
  if (order) {
    return {
      source: { kind: 'order', orderId: order.id, version: order.version, limitVndPerKg: limitFor(order, offer, catalogue) },
      party: { id: order.buyerId, group: market.groups.get(order.buyerId) ?? null },
      placeId: order.placeId,
      firm: order.firm,
    };
  }
  const found = snapshot.callOffs[lineId - snapshot.orders.length];
  invariant(found !== undefined, 'the kernel served a line that is not in the snapshot', { lineId });
  const { callOff, contract } = found;
  return {
    source: {
      kind: 'call_off',
      callOffId: callOff.id,
      contractId: contract.id,
      version: callOff.version,
      priceVndPerKg: contractPriceOf(contract, callOff.price.vndPerKg, offer, catalogue),
    },
    party: { id: contract.processorId, group: market.groups.get(contract.processorId) ?? null },
    placeId: contract.placeId,
    firm: true,
  };
}

/** What the order pays at most for this fruit, delivered. */
function limitFor(order: Order, offer: Offer, catalogue: Catalogue): VndPerKg {
  const limit = limitForGrades(order, catalogue.gradesServedBy(offer.marketId, offer.gradeId));
  const route = catalogue.route(offer.placeId, order.placeId);
  invariant(limit !== null && route !== null, 'the kernel brought fruit that the order does not want', { orderId: order.id });
  return priceOf(deliveredLimit(order.limitAt, limit, route.freightVndPerKg), 'limitVndPerKg');
}

/** The part of a plan that a contract gives, as a call-off that is drawn when the round is committed. */
function planDemandOf(
  market: FrozenMarket,
  snapshot: Snapshot,
  { planId, contractId }: PlanFill,
  { offer, catalogue }: { offer: Offer; catalogue: Catalogue },
): AllocatedDemand {
  const part = snapshot.plans[planId]?.parts[contractId];
  invariant(part !== undefined, 'the kernel served a plan that is not in the snapshot', { planId });
  const { contract, price, callOffId } = part;
  const priceVndPerKg = contractPriceOf(contract, price.vndPerKg, offer, catalogue);
  return {
    source: { kind: 'call_off', callOffId, contractId: contract.id, version: FIRST_VERSION, priceVndPerKg },
    party: { id: contract.processorId, group: market.groups.get(contract.processorId) ?? null },
    placeId: contract.placeId,
    firm: true,
  };
}

/** Spot prices of the round, for everyone. */
export function toRoundPrices(market: FrozenMarket, snapshot: Snapshot, result: PublishedResult): RoundPrice[] {
  return (
    result.priceLevels
      // What a lot for named buyers fetched is between them and its seller.
      .filter((level) => level.kg > 0 && !snapshot.closedOrigins.has(level.originId))
      .map((level) => ({
        varietyId: market.product.varieties[level.variety]?.id ?? '',
        gradeId: market.product.grades[level.grade]?.id ?? '',
        certificates: certificatesOfMask(level.certLow),
        placeId: snapshot.origins[level.originId] ?? '',
        day: addDays(market.today, level.shipDay),
        farmGateVndPerKg: level.farmGateVndPerKg,
        kg: level.kg,
      }))
  );
}
