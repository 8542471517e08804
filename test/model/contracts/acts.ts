import { proposeAmendment, withdrawAmendment } from '@domain/contracts/amend-contract';
import { approveCallOff, declineCallOff, lapseCallOff } from '@domain/contracts/answer-call-off';
import type { CallOff } from '@domain/contracts/call-off';
import { amendCallOff, cancelCallOff } from '@domain/contracts/change-call-off';
import type { Contract } from '@domain/contracts/contract';
import type { CallOffEvent } from '@domain/contracts/contract-events';
import { endContract, terminateContract } from '@domain/contracts/end-contract';
import { expireCallOff, missCallOff } from '@domain/contracts/expire-call-off';
import { closePlan, setPlan } from '@domain/contracts/intake-plan';
import { makeCallOff } from '@domain/contracts/make-call-off';
import { aPlan } from '@domain/contracts/plan-samples';
import { settlePrice } from '@domain/contracts/price-rule';
import { receiveCallOff } from '@domain/contracts/receive-call-off';
import { aDraft, PROCESSOR, textAsHash } from '@domain/contracts/samples';
import { anOffer } from '@domain/offers/samples';
import { withdrawOffer } from '@domain/offers/withdraw-offer';
import { addDays, type Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import { plusHours } from '@domain/shared/instant';
import { openStock } from '@domain/shared/stock';
import { NO_KG, plusKg } from '@domain/shared/weight';
import { changedTerms } from './changed-terms';
import { commit, freeze } from './round';
import { callOffsOf, factsOf, freshId, keep, kg, newestOf, signNewest, termsOfCallOff, today, usedKg, type World } from './world';

/** Three small numbers that an act reads as it likes: which, how much, when. */
export interface Dice {
  readonly which: number;
  readonly much: number;
  readonly when: number;
}

/** One thing that somebody does, or that time does. Throws what the domain refuses; a model that has nothing to do it to says so. */
export type Act = (world: World, dice: Dice) => void;

function nothing(): never {
  throw new DomainError('call_off.no_change', {});
}

function oneOf<T>(from: ReadonlyMap<string, T> | readonly T[], which: number): T {
  const all = Array.isArray(from) ? (from as readonly T[]) : [...(from as ReadonlyMap<string, T>).values()];
  return all[which % Math.max(1, all.length)] ?? nothing();
}

const dayIn = (world: World, when: number): Day => addDays(today(world), when % 13);

/** A call-off, with what the domain made of it. */
function wrote(world: World, after: { contract: Contract; callOff: CallOff; event: CallOffEvent }): void {
  world.callOffs.set(after.callOff.id, after.callOff);
  keep(world, after.contract, [after.event]);
}

const living = (world: World) => [...world.callOffs.values()].filter(({ state }) => state === 'open' || state === 'waiting');
const waiting = (world: World) => [...world.callOffs.values()].filter(({ state }) => state === 'waiting');

const makesCallOff: Act = (world, { which, much, when }) => {
  const facts = factsOf(world, oneOf(world.contracts, which).id);
  const { contract } = facts;
  const deliverOn = dayIn(world, when);
  const price = settlePrice(contract.price, [], today(world));
  const used = usedKg(world, contract, deliverOn, null);
  const making = { id: freshId<CallOff['id']>(world), now: world.now, usedKg: used, price, suspendedArea: null };
  wrote(world, makeCallOff(facts, { kg: kg(much), deliverOn }, making));
};

const approves: Act = (world, { which, much }) => {
  const callOff = oneOf(waiting(world), which);
  wrote(world, approveCallOff(factsOf(world, callOff.contractId), callOff, { kg: kg(Math.min(much, callOff.askedKg)), now: world.now }));
};

const declines: Act = (world, { which }) => {
  const callOff = oneOf(waiting(world), which);
  wrote(world, declineCallOff(factsOf(world, callOff.contractId), callOff, world.now));
};

const amendsCallOff: Act = (world, { which, much, when }) => {
  const callOff = oneOf(world.callOffs, which);
  const facts = factsOf(world, callOff.contractId);
  const deliverOn = when % 3 === 0 ? null : dayIn(world, when);
  const changes = { kg: when % 2 === 0 ? kg(much) : null, deliverOn };
  const used = usedKg(world, facts.contract, deliverOn ?? callOff.deliverOn, callOff.id);
  wrote(world, amendCallOff(facts, callOff, changes, { now: world.now, terms: termsOfCallOff(world, callOff), usedKg: used }));
};

const cancelsCallOff: Act = (world, { which, when }) => {
  const callOff = oneOf(living(world), which);
  const terms = termsOfCallOff(world, callOff);
  wrote(world, cancelCallOff(factsOf(world, callOff.contractId), callOff, { late: when % 2 === 0, now: world.now, terms }));
};

const weighs: Act = (world, { which, much }) => {
  const brought = [...world.callOffs.values()].filter((callOff) => callOff.stock.confirmedKg > 0);
  const callOff = oneOf(brought, which);
  const before = world.weighed.get(callOff.id) ?? { deliveredKg: NO_KG, acceptedKg: NO_KG };
  const weighed = { deliveredKg: kg(much), acceptedKg: kg(Math.floor((much * 9) / 10)) };
  const weighing = { ...weighed, beforeKg: before.deliveredKg, now: world.now, terms: termsOfCallOff(world, callOff) };
  world.events.push(receiveCallOff(factsOf(world, callOff.contractId), callOff, weighing));
  const [deliveredKg, acceptedKg] = [plusKg(before.deliveredKg, weighed.deliveredKg), plusKg(before.acceptedKg, weighed.acceptedKg)];
  world.weighed.set(callOff.id, { deliveredKg, acceptedKg });
};

const postsOffer: Act = (world, { which, much, when }) => {
  const { cooperativeId } = oneOf(world.contracts, which);
  const from = addDays(today(world), when % 4);
  const stock = openStock(kg(much));
  const offer = anOffer({ id: freshId(world), sellerId: cooperativeId, stock, harvest: { from, to: addDays(from, when % 5) } });
  world.offers.set(offer.id, offer);
  world.events.push({ name: 'offer.opened', at: world.now, offer, seller: factsOf(world, oneOf(world.contracts, which).id).cooperative });
};

const withdrawsOffer: Act = (world, { which }) => {
  const { offer, event } = withdrawOffer(oneOf(world.offers, which), PROCESSOR, world.now);
  world.offers.set(offer.id, offer);
  world.events.push(event);
};

const setsPlan: Act = (world, { which, much, when }) => {
  const on = dayIn(world, when);
  const known = [...world.plans.values()].find((plan) => plan.day === on);
  const fresh = () => aPlan({ id: freshId(world), day: on, version: 0, submittedAt: world.now });
  const wanted = which % 5 === 0 ? 0 : much;
  const plan = setPlan(known ?? fresh(), kg(wanted), { today: today(world), now: world.now, freeKg: null });
  world.plans.set(plan.id, plan);
};

const proposes: Act = (world, { which, when }) => {
  const facts = factsOf(world, oneOf(world.contracts, which).id);
  const newest = newestOf(world, facts.contract.id);
  const terms = changedTerms(facts.contract, newest.version + 1, when);
  const at = { today: today(world), now: world.now, hashOf: textAsHash, paperId: facts.contract.id };
  const { version, event } = proposeAmendment(facts, newest, { ...aDraft({}), terms, by: PROCESSOR.id }, at);
  world.versions.set(facts.contract.id, [...(world.versions.get(facts.contract.id) ?? []), version]);
  world.events.push(event);
};

const signs: Act = (world, { which, when }) => {
  const { id, cooperativeId, processorId } = oneOf(world.contracts, which);
  signNewest(world, id, when % 2 === 0 ? cooperativeId : processorId);
};

/** New terms that both sides sign at once: seldom by chance alone, and what follows them is what may go wrong. */
const agreesOnTerms: Act = (world, dice) => {
  proposes(world, dice);
  const { id, cooperativeId, processorId } = oneOf(world.contracts, dice.which);
  signNewest(world, id, cooperativeId);
  signNewest(world, id, processorId);
};

const takesAmendmentBack: Act = (world, { which }) => {
  const facts = factsOf(world, oneOf(world.contracts, which).id);
  const { version, event } = withdrawAmendment(facts, newestOf(world, facts.contract.id), world.now);
  world.versions.set(facts.contract.id, [...(world.versions.get(facts.contract.id) ?? []).slice(0, -1), version]);
  world.events.push(event);
};

const terminates: Act = (world, { which, when }) => {
  // Seldom: a contract that is over has nothing left to go wrong.
  if (when % 4 !== 0) nothing();
  const { id } = oneOf(world.contracts, which);
  const { event } = terminateContract(factsOf(world, id), { reason: 'không còn hàng', now: world.now });
  for (const callOff of callOffsOf(world, id).filter(({ state }) => state === 'open' || state === 'waiting'))
    wrote(world, cancelCallOff(factsOf(world, id), callOff, { late: true, now: world.now, terms: { noticeHours: 0 } }));
  const contract = { ...factsOf(world, id).contract, state: event.contract.state };
  keep(world, contract, [{ ...event, contract }]);
};

const freezes: Act = (world) => {
  world.frozen = freeze(world);
  if (world.frozen.parts.length === 0) nothing();
};

const commits: Act = (world) => {
  const round = world.frozen ?? nothing();
  world.frozen = null;
  if (commit(world, round) === 0) nothing();
};

const roundsAtOnce: Act = (world) => {
  if (commit(world, freeze(world)) === 0) nothing();
};

const timePasses: Act = (world, { when }) => {
  world.now = plusHours(world.now, 1 + when * 3);
};

/** What the sweeps find due, in their order; each is its own act of the domain. */
const sweeps: Act = (world, { which }) => {
  let found = 0;
  const each = (act: () => void) => {
    act();
    found += 1;
  };
  const at = { today: today(world), now: world.now };
  for (const callOff of [...world.callOffs.values()]) {
    const facts = factsOf(world, callOff.contractId);
    const { state, confirmBy, deliverOn, deliverUntil, missed } = callOff;
    if (state === 'waiting' && confirmBy !== null && confirmBy <= world.now)
      each(() => wrote(world, lapseCallOff(facts, callOff, world.now)));
    const cause = (['cooperative', 'processor', 'force_majeure'] as const)[which % 3] ?? 'cooperative';
    if (state === 'open' && deliverUntil < at.today) each(() => wrote(world, expireCallOff(facts, callOff, { ...at, cause })));
    else if (state === 'open' && deliverOn < at.today && !missed)
      each(() => wrote(world, { ...missCallOff(facts, callOff, at), contract: facts.contract }));
  }
  for (const { id, state, season } of [...world.contracts.values()]) {
    const over = state === 'in_force' && season.to < at.today && callOffsOf(world, id).every((one) => !living(world).includes(one));
    if (!over) continue;
    const ended = endContract(factsOf(world, id), at);
    each(() => keep(world, ended.contract, [ended.event]));
  }
  for (const plan of [...world.plans.values()].filter(({ state, day }) => state === 'open' && day < at.today))
    each(() => world.plans.set(plan.id, closePlan(plan, at.today).plan));
  if (found === 0) nothing();
};

/** Everything that happens in the model, by name. */
export const ACTS = {
  makesCallOff,
  approves,
  declines,
  amendsCallOff,
  cancelsCallOff,
  weighs,
  postsOffer,
  withdrawsOffer,
  setsPlan,
  proposes,
  signs,
  agreesOnTerms,
  takesAmendmentBack,
  terminates,
  freezes,
  commits,
  roundsAtOnce,
  timePasses,
  sweeps,
} as const;

export type ActName = keyof typeof ACTS;
