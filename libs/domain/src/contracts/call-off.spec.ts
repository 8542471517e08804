import fc from 'fast-check';
import { aContract, aMaking } from './samples';
import { SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { addDays, type Day, dayOf } from '../shared/day';
import { plusHours, startOfDay } from '../shared/instant';
import { openStock, stockOf } from '../shared/stock';
import { kgOf, lotKgOf, NO_KG } from '../shared/weight';
import { CALL_OFF_STATES, type CallOff, type CallOffState, openKgOfCallOff } from './call-off';
import { mostKgOf, remainingKgOf } from './contract';
import type { ContractFacts } from './contract-events';
import { onePeriod } from './contract-period';
import { endContract } from './end-contract';
import { expireCallOff } from './expire-call-off';
import { confirmCallOff, holdCallOff, releaseCallOff } from './hold';
import { makeCallOff } from './make-call-off';

const MAKING = aMaking({});
const kg = (value: number) => kgOf(value, 'kg');
const day = (text: string) => dayOf(text, 'day');
const ask = (value: number, deliverOn: Day) => ({ kg: lotKgOf(value, 'kg'), deliverOn });
const bounded = (agreedKg: number, toleranceBp: number) => {
  const terms = { agreedKg: kg(agreedKg), toleranceBp };
  const { season } = aContract({}).contract;
  return { ...terms, ceilingKg: mostKgOf(terms), periods: onePeriod(season, terms.agreedKg, toleranceBp) };
};
const NEXT_SUNDAY = day('2026-06-14');
const after = (drawn: { contract: ContractFacts['contract'] }): ContractFacts => ({ ...aContract({}), contract: drawn.contract });

test('8 t are drawn for next Sunday and leave 14 t of 22', () => {
  const { contract, callOff, event } = makeCallOff(aContract({}), ask(8_000, NEXT_SUNDAY), MAKING);
  expect(contract.ceilingKg).toBe(22_000);
  expect(remainingKgOf(contract)).toBe(14_000);
  expect(callOff).toMatchObject({ contractId: contract.id, deliverOn: '2026-06-14', state: 'open', version: 1 });
  expect(openKgOfCallOff(callOff)).toBe(8_000);
  expect(event).toMatchObject({ name: 'call_off.made', contract, callOff });
});

test('a contract never gives more than was agreed and the band allows (I10)', () => {
  const terms = fc.record({ agreedKg: fc.integer({ min: 1, max: 666_666_666 }), toleranceBp: fc.integer({ min: 0, max: 5_000 }) });
  fc.assert(
    fc.property(
      terms,
      fc.array(fc.double({ min: 0.01, max: 0.9, noNaN: true }), { maxLength: 12 }),
      ({ agreedKg, toleranceBp }, shares) => {
        let facts = aContract(bounded(agreedKg, toleranceBp));
        let drawn = 0n; // the spec's own account, in exact whole numbers
        for (const share of shares) {
          const wanted = Math.max(1, Math.floor(agreedKg * share));
          const attempt = () => makeCallOff(facts, ask(wanted, NEXT_SUNDAY), MAKING);
          const allowed = (drawn + BigInt(wanted)) * 10_000n <= BigInt(agreedKg) * BigInt(10_000 + toleranceBp);
          if (!allowed) expect(attempt).toThrow('call_off.over_remaining');
          else {
            facts = after(attempt());
            drawn += BigInt(wanted);
          }
          expect(BigInt(facts.contract.calledOffKg)).toBe(drawn);
        }
      },
    ),
  );
});

test('the last kilogram of the band may be called off, one more not, and the refusal says what is left', () => {
  const facts = aContract({ calledOffKg: kg(21_000) });
  expect(remainingKgOf(makeCallOff(facts, ask(1_000, NEXT_SUNDAY), MAKING).contract)).toBe(0);
  const over = () => makeCallOff(facts, ask(1_001, NEXT_SUNDAY), MAKING);
  expect(over).toThrow(
    expect.objectContaining({ code: 'call_off.over_remaining', field: 'kg', facts: { remainingKg: 1_000, askedKg: 1_001 } }),
  );
});

test('a band that does not come out in whole kilograms is rounded down', () => {
  expect(mostKgOf({ agreedKg: kg(33), toleranceBp: 500 })).toBe(34);
  expect(mostKgOf({ agreedKg: kg(666_666_666), toleranceBp: 5_000 })).toBe(999_999_999);
});

test('48 hours of notice end with the first minute of the delivery day', () => {
  const latest = plusHours(startOfDay(NEXT_SUNDAY), -48);
  expect(makeCallOff(aContract({}), ask(1, NEXT_SUNDAY), { ...MAKING, now: latest }).callOff.deliverOn).toBe(NEXT_SUNDAY);
  const late = () => makeCallOff(aContract({}), ask(1, NEXT_SUNDAY), { ...MAKING, now: plusHours(latest, 1) });
  expect(late).toThrow(
    expect.objectContaining({ code: 'call_off.notice_too_short', field: 'deliverOn', facts: { noticeHours: 48, hours: 47 } }),
  );
});

test('without a notice clause tomorrow will do, today will not', () => {
  const facts = aContract({ noticeHours: 0 });
  expect(makeCallOff(facts, ask(1, addDays(SUNDAY, 1)), MAKING).callOff.state).toBe('open');
  expect(() => makeCallOff(facts, ask(1, SUNDAY), MAKING)).toThrow('call_off.notice_too_short');
});

test('the season bounds the delivery day on both sides', () => {
  expect(makeCallOff(aContract({}), ask(1, day('2026-08-31')), MAKING).callOff.deliverOn).toBe('2026-08-31');
  for (const outside of ['2026-05-31', '2026-09-01']) {
    expect(() => makeCallOff(aContract({}), ask(1, day(outside)), MAKING)).toThrow(
      expect.objectContaining({ code: 'call_off.outside_season', field: 'deliverOn' }),
    );
  }
});

test('an ended contract gives nothing, whatever else is wrong', () => {
  expect(() => makeCallOff(aContract({ state: 'ended' }), ask(99_000, day('2026-09-01')), MAKING)).toThrow('contract.not_in_force');
});

test('what nobody served goes back to the contract, what is promised stays drawn', () => {
  const drawn = makeCallOff(aContract({}), ask(8_000, NEXT_SUNDAY), MAKING);
  const served: CallOff = { ...drawn.callOff, stock: stockOf(kg(8_000), kg(500), kg(5_000)) };
  const expiry = { today: day('2026-06-15'), now: SUNDAY_NOON, cause: 'cooperative' as const };
  const { contract, callOff, event } = expireCallOff(after(drawn), served, expiry);
  expect(contract.calledOffKg).toBe(5_500);
  expect(callOff.state).toBe('expired');
  expect(event).toMatchObject({ name: 'call_off.expired', contract, callOff });
  expect(() => expireCallOff(after(drawn), served, { ...expiry, today: NEXT_SUNDAY })).toThrow('call_off.not_due');
});

test.each<CallOffState>(['cancelled', 'expired', 'served'])('a call-off that is %s is closed for good', (state) => {
  expect(CALL_OFF_STATES.isFinal(state)).toBe(true);
  const { callOff, contract } = makeCallOff(aContract({}), ask(10, NEXT_SUNDAY), MAKING);
  const closed: CallOff = { ...callOff, state };
  expect(openKgOfCallOff(closed)).toBe(0);
  expect(() =>
    expireCallOff(after({ contract }), closed, { today: day('2026-06-15'), now: SUNDAY_NOON, cause: 'cooperative' as const }),
  ).toThrow('call_off.closed');
  expect(() => holdCallOff(closed, kg(1))).toThrow('call_off.closed');
});

test('a call-off is served by its last confirmed kilogram and never gets more (I2)', () => {
  const { callOff } = makeCallOff(aContract({}), ask(10, NEXT_SUNDAY), MAKING);
  const held = holdCallOff(callOff, kg(10));
  expect(() => holdCallOff(held, kg(1))).toThrow('stock.not_enough_open');
  expect(confirmCallOff(held, kg(9)).state).toBe('open');
  expect(confirmCallOff(held, kg(10)).state).toBe('served');
  expect(releaseCallOff(held, kg(10)).stock).toEqual(openStock(kg(10)));
});

test('a contract ends after its season, once', () => {
  const ending = { today: day('2026-09-01'), now: SUNDAY_NOON };
  expect(endContract(aContract({}), ending).contract.state).toBe('ended');
  expect(() => endContract(aContract({}), { ...ending, today: day('2026-08-31') })).toThrow('contract.not_due');
  expect(() => endContract(aContract({ state: 'ended' }), ending)).toThrow('contract.not_in_force');
});

test('nothing is left of a contract that is drawn to its ceiling', () => {
  expect(remainingKgOf(aContract({ calledOffKg: kg(22_000) }).contract)).toBe(NO_KG);
});
