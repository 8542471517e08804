import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { priceOf } from '../shared/unit-price';
import { kgOf } from '../shared/weight';
import { plusHours } from '../shared/instant';
import { proposeAmendment, withdrawAmendment } from './amend-contract';
import { compareTerms } from './compare-terms';
import type { ContractFacts } from './contract-events';
import { signedText } from './contract-version';
import { draftContract, offerContract, recallContract, rewriteDraft, withdrawContract } from './draft-contract';
import { terminateContract, endContract } from './end-contract';
import { agreeForceMajeure, claimForceMajeure } from './force-majeure';
import { addDays, dayOf } from '../shared/day';
import { aContract, aDraft, aVersion, COOPERATIVE, PROCESSOR, someTerms, textAsHash } from './samples';
import { signContract } from './sign-contract';

const WRITING = {
  id: sampleId<ContractFacts['contract']['id']>(30),
  by: PROCESSOR.id,
  today: SUNDAY,
  now: SUNDAY_NOON,
  hashOf: textAsHash,
};
const offered = () => {
  const drafted = draftContract(aDraft({}), WRITING);
  return offerContract(drafted.event, drafted.version, { today: SUNDAY, now: SUNDAY_NOON });
};
const by = (party: typeof PROCESSOR.id, { version, termsHash }: { version: number; termsHash: string }) => ({
  party,
  memberId: sampleId<Parameters<typeof signContract>[2]['memberId']>(90),
  version,
  termsHash,
});

test('a draft is offered, signed by both, and then in force', () => {
  const { event, version } = offered();
  expect(event).toMatchObject({ name: 'contract.offered', contract: { state: 'offered' }, version: { state: 'offered' } });
  const first = signContract(event, version, by(PROCESSOR.id, version), SUNDAY_NOON);
  expect(first).toMatchObject({ event: { name: 'contract.signed' }, contract: { state: 'offered' }, version: { state: 'offered' } });
  const second = signContract(first.event, first.version, by(COOPERATIVE.id, version), plusHours(SUNDAY_NOON, 1));
  expect(second).toMatchObject({
    event: { name: 'contract.in_force' },
    contract: { state: 'in_force', version: 1 },
    version: { state: 'in_force' },
  });
  expect(second.version.signatures.map((signature) => signature.party)).toEqual([PROCESSOR.id, COOPERATIVE.id]);
});

test('nobody signs twice, a draft, or a text that changed meanwhile', () => {
  const { event, version } = offered();
  const first = signContract(event, version, by(PROCESSOR.id, version), SUNDAY_NOON);
  expect(() => signContract(first.event, first.version, by(PROCESSOR.id, version), SUNDAY_NOON)).toThrow('contract.already_signed');
  const stale = { version: 1, termsHash: 'what stood here before' };
  expect(() => signContract(event, version, by(COOPERATIVE.id, stale), SUNDAY_NOON)).toThrow(
    expect.objectContaining({ code: 'contract.terms_changed' }),
  );
  const recalled = recallContract(first.event, first.version, SUNDAY_NOON);
  expect(recalled.contract.state).toBe('draft');
  expect(() => signContract(recalled.event, recalled.version, by(COOPERATIVE.id, version), SUNDAY_NOON)).toThrow('contract.not_offered');
  const rewritten = rewriteDraft(recalled.event, aDraft({ noticeHours: 24 }), WRITING);
  const again = offerContract(rewritten.event, rewritten.version, { today: SUNDAY, now: SUNDAY_NOON });
  // The processor's signature was under another text: it counts no longer.
  const signed = signContract(
    again.event,
    { ...again.version, signatures: first.version.signatures },
    by(COOPERATIVE.id, again.version),
    SUNDAY_NOON,
  );
  expect(signed.event.name).toBe('contract.signed');
  expect(() => signContract(again.event, again.version, by(COOPERATIVE.id, version), SUNDAY_NOON)).toThrow('contract.terms_changed');
});

test('what still waits when its contract or its season is over is signed no more', () => {
  const { event, version } = offered();
  const late = plusHours(SUNDAY_NOON, 24 * 90);
  expect(() => signContract(event, version, by(PROCESSOR.id, version), late)).toThrow(
    expect.objectContaining({ code: 'contract.season_over', field: 'seasonTo' }),
  );
  const over = aContract({ state: 'terminated' });
  const amendment = aVersion(over, { version: 2, state: 'offered' });
  expect(() => signContract(over, amendment, by(PROCESSOR.id, amendment), SUNDAY_NOON)).toThrow(
    expect.objectContaining({ code: 'contract.not_in_force', facts: { state: 'terminated' } }),
  );
});

test('what is not a draft is not rewritten or offered; what nobody signed can be dropped', () => {
  const inForce = aContract({});
  expect(() => rewriteDraft(inForce, aDraft({}), WRITING)).toThrow('contract.not_draft');
  expect(() => offerContract(inForce, aVersion(inForce, {}), { today: SUNDAY, now: SUNDAY_NOON })).toThrow('contract.not_draft');
  expect(() => recallContract(inForce, aVersion(inForce, {}), SUNDAY_NOON)).toThrow('contract.not_offered');
  expect(() => withdrawContract(inForce, aVersion(inForce, {}), SUNDAY_NOON)).toThrow('contract.not_offered');
  const { event, version } = offered();
  expect(withdrawContract(event, version, SUNDAY_NOON).contract.state).toBe('withdrawn');
});

test('the old terms bind until both have signed the new ones, and nobody amends twice at once', () => {
  const facts = aContract({ calledOffKg: kgOf(21_000, 'kg') });
  const at = { today: SUNDAY, now: SUNDAY_NOON, hashOf: textAsHash, paperId: sampleId(77) as string };
  const ask = { ...aDraft({}), terms: someTerms({ noticeHours: 24 }), by: COOPERATIVE.id };
  const { version, event } = proposeAmendment(facts, aVersion(facts, {}), ask, at);
  expect(version).toMatchObject({ version: 2, state: 'offered', proposedBy: COOPERATIVE.id });
  expect(() => proposeAmendment(facts, version, ask, at)).toThrow('contract.amendment_open');
  const one = signContract(event, version, by(COOPERATIVE.id, version), SUNDAY_NOON);
  expect(one.contract).toMatchObject({ noticeHours: 48, version: 1 });
  const both = signContract(one.event, one.version, by(PROCESSOR.id, version), SUNDAY_NOON);
  expect(both.contract).toMatchObject({ noticeHours: 24, version: 2, state: 'in_force', calledOffKg: 21_000 });
  const less = {
    ...ask,
    terms: someTerms({
      ceilingKg: kgOf(20_000, 'kg'),
      periods: someTerms({}).periods.map((p) => ({ ...p, band: { percentBp: 0, kg: null } })),
    }),
  };
  expect(() => proposeAmendment(facts, aVersion(facts, {}), less, at)).toThrow('contract.amendment_below_called');
  expect(() => proposeAmendment(facts, aVersion(facts, {}), { ...ask, terms: someTerms({}) }, at)).toThrow('contract.no_change');
  expect(() => proposeAmendment(aContract({ state: 'ended' }), aVersion(facts, {}), ask, at)).toThrow('contract.not_in_force');
  expect(withdrawAmendment(facts, version, SUNDAY_NOON).version.state).toBe('withdrawn');
  expect(() => withdrawAmendment(facts, aVersion(facts, {}), SUNDAY_NOON)).toThrow('contract.not_offered');
});

test('more may be called off between proposal and signature: a ceiling that no longer holds it is not signed', () => {
  const facts = aContract({});
  const flat = { periods: someTerms({}).periods.map((p) => ({ ...p, band: { percentBp: 0, kg: null } })), ceilingKg: kgOf(20_000, 'kg') };
  const ask = { ...aDraft({}), terms: someTerms(flat), by: PROCESSOR.id };
  const at = { today: SUNDAY, now: SUNDAY_NOON, hashOf: textAsHash, paperId: 'paper' };
  const { version } = proposeAmendment(facts, aVersion(facts, {}), ask, at);
  const later = aContract({ calledOffKg: kgOf(20_001, 'kg') });
  expect(() => signContract(later, version, by(PROCESSOR.id, version), SUNDAY_NOON)).toThrow('contract.amendment_below_called');
});

test('a comparison names each term that changed, in order, and no household', () => {
  const before = someTerms({ linkage: { form: 'inputs', households: [{ name: 'Hộ bà Quàng Thị B', kg: kgOf(5_000, 'kg') }] } });
  const after = someTerms({
    noticeHours: 24,
    price: { kind: 'fixed', vndPerKg: priceOf(9_000, 'price') },
    linkage: { form: 'inputs', households: [{ name: 'Hộ ông Lò Văn C', kg: kgOf(6_000, 'kg') }] },
  });
  expect(compareTerms(before, after)).toEqual([
    { path: 'linkage.kg', before: 5_000, after: 6_000 },
    { path: 'noticeHours', before: 48, after: 24 },
    { path: 'price.vndPerKg', before: 8_500, after: 9_000 },
  ]);
  expect(compareTerms(before, before)).toEqual([]);
  expect(JSON.stringify(compareTerms(before, after))).not.toMatch(/Quàng|Lò/);
});

test('the text that is signed is the same for the same facts and another for any other', () => {
  const { contract } = aContract({});
  const text = signedText(contract, 1, someTerms({}));
  expect(signedText(contract, 1, { ...someTerms({}) })).toBe(text);
  for (const other of [someTerms({ noticeHours: 49 }), someTerms({ penaltyBp: 501 })])
    expect(signedText(contract, 1, other)).not.toBe(text);
  expect(signedText(contract, 2, someTerms({}))).not.toBe(text);
});

test('a contract ends with its season: fulfilled when everything committed was confirmed', () => {
  const after = { today: dayOf('2026-09-01', 'day'), now: SUNDAY_NOON };
  const facts = aContract({});
  expect(endContract(facts, after).contract.state).toBe('ended');
  const kept = { ...facts, progress: { ...facts.progress, confirmedKg: kgOf(20_000, 'kg') } };
  expect(endContract(kept, after)).toMatchObject({ contract: { state: 'fulfilled' }, event: { name: 'contract.fulfilled' } });
});

test('either side may end a contract in force, with a reason', () => {
  expect(terminateContract(aContract({}), { reason: 'Nhà máy ngừng sản xuất', now: SUNDAY_NOON }).contract.state).toBe('terminated');
  expect(() => terminateContract(aContract({}), { reason: ' ', now: SUNDAY_NOON })).toThrow('text.too_short');
  expect(() => terminateContract(aContract({ state: 'draft' }), { reason: 'thôi', now: SUNDAY_NOON })).toThrow('contract.not_in_force');
});

test('a force majeure counts only when the contract names it and the other side agrees', () => {
  const { contract } = aContract({});
  const ask = { id: 'claim', cause: 'hail', from: SUNDAY, to: addDays(SUNDAY, 2), by: COOPERATIVE.id };
  const claim = claimForceMajeure(contract, ask);
  expect(agreeForceMajeure(claim, PROCESSOR.id).agreed).toBe(true);
  expect(() => agreeForceMajeure(claim, COOPERATIVE.id)).toThrow('contract.claim_not_found');
  expect(() => claimForceMajeure(contract, { ...ask, cause: 'drought' })).toThrow('contract.cause_unknown');
  expect(() => claimForceMajeure(contract, { ...ask, to: addDays(SUNDAY, -1) })).toThrow('window.ends_before_start');
});
