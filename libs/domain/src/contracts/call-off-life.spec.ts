import { addDays, type Day, dayOf } from '../shared/day';
import { plusHours, startOfDay } from '../shared/instant';
import { SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { openStock, stockOf } from '../shared/stock';
import { priceOf } from '../shared/unit-price';
import { kgOf, lotKgOf } from '../shared/weight';
import { approveCallOff, declineCallOff, lapseCallOff } from './answer-call-off';
import { calledKgOf, daysLeftOf, drawnKgOf } from './call-off';
import { amendCallOff, cancelCallOff } from './change-call-off';
import { type Contract, priceOfGrade } from './contract';
import { expireCallOff, missCallOff } from './expire-call-off';
import { makeCallOff } from './make-call-off';
import { forecastKg, progressOf } from './progress';
import { receiveCallOff } from './receive-call-off';
import { reliabilityOf } from './reliability';
import { aCallOff, aContract, aMaking, someTerms } from './samples';

const kg = (value: number) => kgOf(value, 'kg');
const day = (text: string): Day => dayOf(text, 'day');
const SATURDAY = day('2026-06-13');
// Three months: 10 t, 6 t, 4 t, each ± 5 %; 22 t in all.
const months = {
  periods: [
    { from: day('2026-06-01'), to: day('2026-06-30'), kg: kg(10_000), band: { percentBp: 500, kg: null } },
    { from: day('2026-07-01'), to: day('2026-07-31'), kg: kg(6_000), band: { percentBp: 500, kg: null } },
    { from: day('2026-08-01'), to: day('2026-08-31'), kg: kg(4_000), band: { percentBp: 500, kg: null } },
  ],
};
const ask = (value: number, deliverOn = SATURDAY) => ({ kg: lotKgOf(value, 'kg'), deliverOn });
const make = (change: Partial<Contract>, value: number, usedKg = 0) =>
  makeCallOff(aContract({ ...months, ...change }), ask(value), aMaking({ usedKg: kg(usedKg) }));
const facts = (contract: Contract) => ({ ...aContract({}), contract });
const waiting = () => make({}, 10_501);

test('inside the band of its period a call-off binds, above it it waits, above the ceiling it is refused', () => {
  expect(make({}, 10_500)).toMatchObject({ event: { name: 'call_off.made' }, callOff: { state: 'open', confirmBy: null } });
  expect(make({}, 500, 10_000).callOff.state).toBe('open');
  expect(make({}, 501, 10_000).callOff).toMatchObject({ state: 'waiting', confirmBy: plusHours(SUNDAY_NOON, 2) });
  expect(waiting()).toMatchObject({ event: { name: 'call_off.requested' }, contract: { calledOffKg: 10_501 } });
  expect(() => make({ calledOffKg: kg(11_500) }, 10_501)).toThrow(
    expect.objectContaining({ code: 'call_off.over_remaining', facts: { remainingKg: 10_500, askedKg: 10_501 } }),
  );
});

test('the ceiling bounds what binds by itself too: the rest of the band is not there when the season is used up', () => {
  expect(make({ calledOffKg: kg(12_000) }, 10_000).callOff.state).toBe('open');
  expect(() => make({ calledOffKg: kg(12_000) }, 10_001)).toThrow('call_off.over_remaining');
});

test('a suspended planting area gives nothing', () => {
  const making = aMaking({ suspendedArea: 'VN-SLOR-0123' });
  expect(() => makeCallOff(aContract({}), ask(1), making)).toThrow(
    expect.objectContaining({ code: 'call_off.area_suspended', facts: { areaCode: 'VN-SLOR-0123' } }),
  );
});

test('the cooperative says yes to all or to a part, and the rest goes back', () => {
  const { contract, callOff } = waiting();
  expect(approveCallOff(facts(contract), callOff, { kg: kg(10_501), now: SUNDAY_NOON })).toMatchObject({
    contract: { calledOffKg: 10_501 },
    callOff: { state: 'open', version: 2 },
  });
  const part = approveCallOff(facts(contract), callOff, { kg: kg(7_000), now: SUNDAY_NOON });
  expect(part).toMatchObject({ contract: { calledOffKg: 7_000 }, callOff: { askedKg: 10_501, stock: openStock(kg(7_000)) } });
  expect(() => approveCallOff(facts(contract), callOff, { kg: kg(10_502), now: SUNDAY_NOON })).toThrow('call_off.over_asked');
  expect(() => approveCallOff(facts(part.contract), part.callOff, { kg: kg(1), now: SUNDAY_NOON })).toThrow('call_off.not_waiting');
  const ended = facts({ ...contract, state: 'ended' });
  expect(() => approveCallOff(ended, callOff, { kg: kg(1), now: SUNDAY_NOON })).toThrow('contract.not_in_force');
});

test('a no, or silence for two hours, gives everything back', () => {
  const { contract, callOff } = waiting();
  const late = plusHours(SUNDAY_NOON, 2);
  expect(declineCallOff(facts(contract), callOff, SUNDAY_NOON)).toMatchObject({
    contract: { calledOffKg: 0 },
    callOff: { state: 'declined' },
  });
  expect(lapseCallOff(facts(contract), callOff, late)).toMatchObject({ contract: { calledOffKg: 0 }, callOff: { state: 'lapsed' } });
  expect(() => lapseCallOff(facts(contract), callOff, SUNDAY_NOON)).toThrow('call_off.not_due');
  expect(() => approveCallOff(facts(contract), callOff, { kg: kg(1), now: late })).toThrow('call_off.window_over');
  expect(() => declineCallOff(facts(contract), callOff, late)).toThrow('call_off.window_over');
});

test('an open call-off changes inside its band and by its notice', () => {
  const { contract, callOff } = make({}, 4_000);
  const at = { now: SUNDAY_NOON, terms: someTerms(months), usedKg: kg(0) };
  const more = amendCallOff(facts(contract), callOff, { kg: kg(10_500), deliverOn: null }, at);
  expect(more).toMatchObject({
    contract: { calledOffKg: 10_500 },
    callOff: { version: 2, askedKg: 10_500 },
    event: { name: 'call_off.amended' },
  });
  expect(() => amendCallOff(facts(contract), callOff, { kg: kg(10_501), deliverOn: null }, at)).toThrow(
    expect.objectContaining({ code: 'call_off.over_band', facts: expect.objectContaining({ leftKg: 10_500 }) as object }),
  );
  expect(amendCallOff(facts(contract), callOff, { kg: null, deliverOn: day('2026-07-04') }, at).callOff.deliverUntil).toBe('2026-07-04');
  expect(() => amendCallOff(facts(contract), callOff, { kg: null, deliverOn: day('2026-09-01') }, at)).toThrow('call_off.outside_season');
  expect(() => amendCallOff(facts(contract), callOff, { kg: null, deliverOn: addDays(SUNDAY, 1) }, at)).toThrow(
    'call_off.notice_too_short',
  );
  expect(() => amendCallOff(facts(contract), callOff, { kg: kg(4_000), deliverOn: null }, at)).toThrow('call_off.no_change');
  const brought = { ...callOff, stock: stockOf(kg(4_000), kg(0), kg(3_000)) };
  expect(() => amendCallOff(facts(contract), brought, { kg: kg(2_999), deliverOn: null }, at)).toThrow('stock.below_promised');
  expect(() => amendCallOff(facts(contract), { ...callOff, state: 'cancelled' }, { kg: kg(1), deliverOn: null }, at)).toThrow(
    'call_off.closed',
  );
  const near = { ...at, now: plusHours(startOfDay(SATURDAY), -47) };
  expect(() => amendCallOff(facts(contract), callOff, { kg: kg(1), deliverOn: null }, near)).toThrow('call_off.notice_too_short');
});

test('after an amendment that ends the season earlier, a call-off may shrink but not grow, nor move past the new end', () => {
  const { contract, callOff } = make({}, 4_000, 0);
  const july = { ...callOff, deliverOn: day('2026-07-10'), deliverUntil: day('2026-07-10') };
  const [june] = months.periods;
  const shorter = facts({
    ...contract,
    version: 2,
    season: { from: day('2026-06-01'), to: day('2026-06-30') },
    periods: june ? [june] : [],
  });
  const at = { now: SUNDAY_NOON, terms: someTerms(months), usedKg: kg(0) };
  expect(amendCallOff(shorter, july, { kg: kg(3_999), deliverOn: null }, at).callOff.stock.totalKg).toBe(3_999);
  for (const changes of [
    { kg: kg(4_001), deliverOn: null },
    { kg: null, deliverOn: day('2026-07-11') },
  ])
    expect(() => amendCallOff(shorter, july, changes, at)).toThrow(
      expect.objectContaining({ code: 'call_off.outside_season', facts: expect.objectContaining({ seasonTo: '2026-06-30' }) as object }),
    );
});

test('taken back in time it leaves no trace, past the notice it stands as the processor’s', () => {
  const { contract, callOff } = make({}, 4_000);
  const served = { ...callOff, stock: stockOf(kg(4_000), kg(0), kg(1_500)) };
  const inTime = cancelCallOff(facts(contract), served, { late: false, now: SUNDAY_NOON, terms: contract });
  expect(inTime).toMatchObject({ contract: { calledOffKg: 1_500 }, callOff: { state: 'cancelled', shortfall: null } });
  const near = plusHours(startOfDay(SATURDAY), -10);
  expect(() => cancelCallOff(facts(contract), served, { late: false, now: near, terms: contract })).toThrow('call_off.notice_too_short');
  const late = cancelCallOff(facts(contract), served, { late: true, now: near, terms: contract });
  expect(late.callOff.shortfall).toEqual({ kg: 2_500, cause: 'processor' });
  expect([drawnKgOf(late.callOff), calledKgOf(late.callOff)]).toEqual([1_500, 4_000]);
  expect(() => cancelCallOff(facts(contract), late.callOff, { late: true, now: near, terms: contract })).toThrow('call_off.closed');
  const asked = waiting();
  expect(cancelCallOff(facts(asked.contract), asked.callOff, { late: false, now: near, terms: contract })).toMatchObject({
    contract: { calledOffKg: 0 },
    callOff: { shortfall: null },
  });
});

test('a missed call-off may be made up for, then it is short by somebody’s cause', () => {
  const { contract, callOff } = make({ makeUpDays: 3 }, 4_000);
  expect(callOff.deliverUntil).toBe('2026-06-16');
  const sunday = addDays(SATURDAY, 1);
  const missed = missCallOff(facts(contract), callOff, { today: sunday, now: SUNDAY_NOON });
  expect(missed).toMatchObject({ callOff: { missed: true, state: 'open' }, event: { name: 'call_off.missed' } });
  expect(() => missCallOff(facts(contract), callOff, { today: SATURDAY, now: SUNDAY_NOON })).toThrow('call_off.not_due');
  const over = { today: addDays(SATURDAY, 4), now: SUNDAY_NOON, cause: 'cooperative' as const };
  expect(() => expireCallOff(facts(contract), missed.callOff, { ...over, today: addDays(SATURDAY, 3) })).toThrow('call_off.not_due');
  const expired = expireCallOff(facts(contract), missed.callOff, over);
  expect(expired.callOff.shortfall).toEqual({ kg: 4_000, cause: 'cooperative' });
  expect(expired.contract.calledOffKg).toBe(0);
});

test('a lorry may bring a little more than was confirmed: as much as the tolerance', () => {
  const callOff = aCallOff({ stock: stockOf(kg(4_000), kg(0), kg(4_000)) });
  const weigh = (deliveredKg: number, acceptedKg: number, beforeKg = 0) =>
    receiveCallOff(aContract({}), callOff, {
      deliveredKg: kg(deliveredKg),
      acceptedKg: kg(acceptedKg),
      beforeKg,
      now: SUNDAY_NOON,
      terms: someTerms({}),
    });
  expect(weigh(4_400, 4_300)).toMatchObject({ name: 'call_off.received', deliveredKg: 4_400, acceptedKg: 4_300 });
  expect(() => weigh(4_401, 4_000)).toThrow('call_off.over_confirmed');
  expect(() => weigh(1, 1, 4_400)).toThrow('call_off.over_confirmed');
  expect(() => weigh(100, 101)).toThrow(expect.objectContaining({ code: 'weight.out_of_range', field: 'acceptedKg' }));
});

test('progress adds up what each call-off was, and the forecast goes on at the pace so far', () => {
  const open = aCallOff({ stock: stockOf(kg(4_000), kg(500), kg(1_000)) });
  const short = aCallOff({
    state: 'expired',
    stock: stockOf(kg(4_000), kg(0), kg(3_000)),
    shortfall: { kg: kg(1_000), cause: 'cooperative' },
  });
  const weighed = { deliveredKg: kg(2_900), acceptedKg: kg(2_800) };
  const none = { deliveredKg: kg(0), acceptedKg: kg(0) };
  expect(
    progressOf([
      { callOff: open, ...none },
      { callOff: short, ...weighed },
      { callOff: { ...open, state: 'declined', stock: openStock(kg(9_000)) }, ...none },
      { callOff: waiting().callOff, ...none },
    ]),
  ).toEqual({
    waitingKg: 10_501,
    calledKg: 8_000,
    heldKg: 500,
    confirmedKg: 4_000,
    deliveredKg: 2_900,
    acceptedKg: 2_800,
    shortByCooperativeKg: 1_000,
    shortByProcessorKg: 0,
    shortByForceKg: 0,
  });
  const { contract } = aContract({});
  expect(forecastKg(contract, kg(0), day('2026-05-31'))).toBe(20_000);
  expect(forecastKg(contract, kg(2_000), day('2026-06-10'))).toBe(18_400);
  expect(forecastKg(contract, kg(12_000), day('2026-06-10'))).toBe(22_000);
  expect(forecastKg(contract, kg(12_000), day('2026-10-01'))).toBe(12_000);
});

test('rates never flatter, and say nothing where nothing stands behind them', () => {
  const none = { dueKg: 0, onTimeKg: 0, deliveredKg: 0, acceptedKg: 0, shortByCooperativeKg: 0, shortByProcessorKg: 0, callOffs: 0 };
  expect(reliabilityOf(none)).toEqual({ onTimeBp: null, acceptedBp: null, cancelledLateBp: null, takenAsCalledBp: null, callOffs: 0 });
  const ledger = {
    dueKg: 30_000,
    onTimeKg: 19_999,
    deliveredKg: 20_000,
    acceptedKg: 19_500,
    shortByCooperativeKg: 3_000,
    shortByProcessorKg: 4_000,
    callOffs: 9,
  };
  expect(reliabilityOf(ledger)).toEqual({
    onTimeBp: 7_691,
    acceptedBp: 9_750,
    cancelledLateBp: 1_334,
    takenAsCalledBp: 8_518,
    callOffs: 9,
  });
});

test('a grade has its own spread, a better one that is not named that of the dearest it serves', () => {
  const [vip, one, two] = ['vip', 'grade1', 'grade2'].map((id) => id as Contract['grades'][number]['gradeId']) as [never, never, never];
  const grades = [
    { gradeId: one, spreadVndPerKg: 500 },
    { gradeId: two, spreadVndPerKg: -9_999 },
  ];
  const base = priceOf(8_500, 'base');
  expect(priceOfGrade({ grades }, base, [one])).toBe(9_000);
  expect(priceOfGrade({ grades }, base, [vip, two, one])).toBe(9_000);
  expect(priceOfGrade({ grades }, base, [two])).toBe(1);
  expect(priceOfGrade({ grades }, base, [vip])).toBe(8_500);
});

// Its own day while that lies ahead; then the rest of the make-up window, day by day; then nothing.
test.each([
  ['2026-06-01', { from: '2026-06-13', to: '2026-06-13' }],
  ['2026-06-13', { from: '2026-06-13', to: '2026-06-13' }],
  ['2026-06-14', { from: '2026-06-14', to: '2026-06-16' }],
  ['2026-06-16', { from: '2026-06-16', to: '2026-06-16' }],
  ['2026-06-17', null],
])('on %s a round may still bring it on %j', (today, expected) => {
  expect(daysLeftOf({ deliverOn: SATURDAY, deliverUntil: addDays(SATURDAY, 3) }, day(today))).toEqual(expected);
});
