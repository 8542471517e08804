import { clear } from '@domain/clearing/clear';
import type { ClearingInput, ClearingLine, ClearingOffer } from '@domain/clearing/clearing-input';
import { SAMPLE_LINE, SAMPLE_OFFER, SAMPLE_PLAN } from '@domain/clearing/samples';
import { type CallOff, daysLeftOf, openKgOfCallOff } from '@domain/contracts/call-off';
import type { Contract } from '@domain/contracts/contract';
import { confirmCallOff, holdCallOff } from '@domain/contracts/hold';
import { dividePlans, type IntakePlan, openKgOfPlan } from '@domain/contracts/intake-plan';
import { bandLeftKgOf, drawForPlan } from '@domain/contracts/make-call-off';
import { settlePrice } from '@domain/contracts/price-rule';
import { confirmOffer, holdOffer } from '@domain/offers/hold';
import type { Offer } from '@domain/offers/offer';
import { addDays, type Day, daysBetween } from '@domain/shared/day';
import type { CallOffId } from '@domain/shared/ids';
import { openKg, openStock } from '@domain/shared/stock';
import { type Kg, plusKg } from '@domain/shared/weight';
import { makeTrade } from '@domain/trades/make-trade';
import { anAllocation } from '@domain/trades/samples';
import type { Frozen, Part } from './frozen';
import { factsOf, freshId, kg, today, usedKg, type World } from './world';

/** Days that a round of the model looks ahead. */
const DAYS = 10;

/** Freezes and solves with the product's own kernel. */
export function freeze(world: World): Frozen {
  const from = today(world);
  const at = (on: Day) => Math.min(DAYS - 1, Math.max(0, daysBetween(from, on)));
  const open = [...world.offers.values()].filter((offer) => offer.state === 'open' && openKg(offer.stock) > 0 && offer.harvest.to >= from);
  const callOffs = [...world.callOffs.values()].filter((one) => openKgOfCallOff(one) > 0 && daysLeftOf(one, from) !== null);
  const contracts = [...world.contracts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const sellers = contracts.map((contract) => contract.cooperativeId);
  const plans = [...world.plans.values()].filter((plan) => plan.state === 'open' && plan.day >= from && openKgOfPlan(plan) > 0);
  const bands = contracts.map((contract) => ({ contract, usedKg: (on: Day) => usedKg(world, contract, on, null) }));
  const parts = dividePlans(plans, bands);
  const input: ClearingInput = {
    days: DAYS,
    products: [{ id: 0, freshnessVndPerKgDay: 0, maxHoldDays: 3 }],
    origins: [0],
    destinations: [0],
    lanes: [{ productId: 0, transitDays: [0], transportVndPerKg: [300] }],
    intakeCapacity: [],
    offers: open.map((offer, id): ClearingOffer => {
      const [harvestFrom, harvestTo] = [at(offer.harvest.from), at(offer.harvest.to)];
      const own = { id, sellerId: sellers.indexOf(offer.sellerId), kg: openKg(offer.stock), submittedAt: id };
      return { ...SAMPLE_OFFER, ...own, askVndPerKg: offer.askVndPerKg, harvestFrom, harvestTo };
    }),
    lines: callOffs.map((callOff, id): ClearingLine => {
      const days = daysLeftOf(callOff, from) ?? { from, to: from };
      const contract = world.contracts.get(callOff.contractId);
      const own = { id, kg: openKgOfCallOff(callOff), sellerId: contract ? sellers.indexOf(contract.cooperativeId) : -1, submittedAt: id };
      const price = callOff.price.vndPerKg;
      return { ...SAMPLE_LINE, ...own, contract: true, contractPriceVndPerKg: price, deliverFrom: at(days.from), deliverTo: at(days.to) };
    }),
    intakePlans: plans.map((plan, id) => ({
      ...SAMPLE_PLAN,
      id,
      day: at(plan.day),
      kg: openKgOfPlan(plan),
      submittedAt: 1_000 + id,
      contracts: (parts.get(plan.id) ?? [])
        .filter((part) => part.mayGiveKg > 0)
        .map((part) => {
          const contractId = contracts.findIndex((one) => one.id === part.contractId);
          const remainingKg = part.mayGiveKg;
          return {
            contractId,
            sellerId: contractId,
            remainingKg,
            bidVndPerKg: 20_000,
            contractPriceVndPerKg: 8_000,
            submittedAt: contractId,
          };
        }),
    })),
  };
  const { fills, planFills } = clear(input);
  const day = (index: number) => addDays(from, index);
  const direct = fills.flatMap((fill): Part[] => {
    const [offer, callOff] = [open[fill.offerId], callOffs[fill.lineId]];
    return offer && callOff ? [{ offer, kg: fill.kg, deliverOn: day(fill.deliveryDay), callOff, plan: null }] : [];
  });
  const divided = planFills.flatMap((fill): Part[] => {
    const [offer, plan, contract] = [open[fill.offerId], plans[fill.planId], contracts[fill.contractId]];
    return offer && plan && contract ? [{ offer, kg: fill.kg, deliverOn: plan.day, callOff: null, plan: { plan, contract } }] : [];
  });
  return { parts: [...direct, ...divided] };
}

/** Commits as the server does: whatever changed its version or no longer fits is dropped. @returns lines that became trades */
export function commit(world: World, { parts }: Frozen): number {
  let made = 0;
  for (const part of parts) {
    const offer = world.offers.get(part.offer.id);
    if (offer?.state !== 'open' || offer.version !== part.offer.version || openKg(offer.stock) < part.kg) continue;
    const callOff = part.plan ? drawn(world, part, part.plan) : standing(world, part);
    if (!callOff) continue;
    trade(world, { offer, callOff, kg: kg(part.kg), deliverOn: part.deliverOn });
    made += 1;
  }
  return made;
}

function standing(world: World, part: Part): CallOff | null {
  const callOff = world.callOffs.get(part.callOff?.id ?? '');
  const same = callOff?.version === part.callOff?.version && callOff?.state === 'open' && openKgOfCallOff(callOff) >= part.kg;
  return same && callOff ? callOff : null;
}

function drawn(world: World, part: Part, seen: { plan: IntakePlan; contract: Contract }): CallOff | null {
  const plan = world.plans.get(seen.plan.id);
  const facts = factsOf(world, seen.contract.id);
  const { contract } = facts;
  if (plan?.version !== seen.plan.version || openKgOfPlan(plan) < part.kg) return null;
  if (contract.state !== 'in_force' || contract.version !== seen.contract.version) return null;
  const used = usedKg(world, contract, plan.day, null);
  if (part.kg > bandLeftKgOf(contract, plan.day, used)) return null;
  const price = settlePrice(contract.price, [], today(world));
  const making = { id: freshId<CallOffId>(world), now: world.now, usedKg: used, price, planId: plan.id };
  const after = drawForPlan(facts, { kg: kg(part.kg), deliverOn: plan.day }, making);
  world.contracts.set(contract.id, after.contract);
  world.plans.set(plan.id, { ...plan, allocatedKg: plusKg(plan.allocatedKg, kg(part.kg)) });
  world.events.push({ ...after.event, callOff: { ...after.callOff, stock: openStock(kg(part.kg)) } });
  return after.callOff;
}

function trade(world: World, line: { offer: Offer; callOff: CallOff; kg: Kg; deliverOn: Day }): void {
  const { offer, callOff, deliverOn } = line;
  const { contract, cooperative, processor } = factsOf(world, callOff.contractId);
  const source = { kind: 'call_off' as const, callOffId: callOff.id, contractId: contract.id, version: callOff.version };
  const allocation = anAllocation({
    kg: line.kg as Parameters<typeof makeTrade>[0]['kg'],
    supply: { ...anAllocation({}).supply, offerId: offer.id, version: offer.version, party: { id: offer.sellerId, group: null } },
    demand: {
      source: { ...source, priceVndPerKg: callOff.price.vndPerKg },
      party: { id: contract.processorId, group: null },
      placeId: contract.placeId,
      firm: false,
    },
    farmGateVndPerKg: callOff.price.vndPerKg,
    pickUpOn: deliverOn,
    deliverOn,
  });
  const made = makeTrade(allocation, { id: freshId(world), now: world.now, confirmWithinMs: 7_200_000 });
  world.offers.set(offer.id, confirmOffer(holdOffer(offer, line.kg), line.kg));
  world.callOffs.set(callOff.id, confirmCallOff(holdCallOff(callOff, line.kg), line.kg));
  world.events.push({ name: 'trade.confirmed', at: world.now, trade: made.trade, seller: cooperative, buyer: processor });
}
