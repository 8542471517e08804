import { compareBalances, recountBalances, type RecountedBalance, type ToldKg } from './recount-balance';

const callOff = (name: string, changes: Partial<NonNullable<ToldKg['callOff']>> = {}, weighed: Partial<ToldKg> = {}): ToldKg => ({
  name: `call_off.${name}`,
  callOff: { id: 'a', contractId: 'c', state: 'open', kg: 8_000, shortKg: 0, shortCause: null, ...changes },
  trade: null,
  deliveredKg: 0,
  acceptedKg: 0,
  ...weighed,
});
const trade = (id: string, state: string, kg: number, callOffId = 'a'): ToldKg => ({
  name: `trade.${state}`,
  callOff: null,
  trade: { id, callOffId, state, kg },
  deliveredKg: 0,
  acceptedKg: 0,
});
const balance = (told: ToldKg[]): RecountedBalance | undefined => recountBalances(told).get('c');

test('what lives is drawn whole, what is held and confirmed comes from the last word on each trade', () => {
  const told = [callOff('made'), trade('t', 'held', 3_000), trade('u', 'held', 2_000), trade('t', 'confirmed', 3_000)];
  expect(balance(told)).toMatchObject({ calledOffKg: 8_000, calledKg: 8_000, heldKg: 2_000, confirmedKg: 3_000 });
  expect(balance([...told, trade('u', 'lapsed', 2_000)])).toMatchObject({ heldKg: 0, confirmedKg: 3_000 });
  expect(balance([...told, trade('t', 'confirmed', 2_500)])).toMatchObject({ confirmedKg: 2_500 });
});

test('what is over is drawn as far as it was brought, and what was not stands short by its cause', () => {
  const over = { state: 'expired', shortKg: 5_000, shortCause: 'cooperative' };
  expect(balance([callOff('made'), trade('t', 'confirmed', 3_000), callOff('expired', over)])).toMatchObject({
    calledOffKg: 3_000,
    calledKg: 8_000,
    shortByCooperativeKg: 5_000,
    shortByProcessorKg: 0,
    shortByForceKg: 0,
  });
  for (const [shortCause, figure] of [
    ['processor', 'shortByProcessorKg'],
    ['force_majeure', 'shortByForceKg'],
  ] as const)
    expect(balance([callOff('made'), callOff('cancelled', { state: 'cancelled', shortKg: 700, shortCause })])).toMatchObject({
      [figure]: 700,
      calledKg: 700,
      calledOffKg: 0,
    });
});

test('what waits binds nobody, and what was declined or lapsed is as if it had never been', () => {
  expect(balance([callOff('requested', { state: 'waiting' })])).toMatchObject({ waitingKg: 8_000, calledKg: 0, calledOffKg: 8_000 });
  for (const state of ['declined', 'lapsed'])
    expect(balance([callOff('requested', { state: 'waiting' }), callOff(state, { state })])).toMatchObject({
      waitingKg: 0,
      calledOffKg: 0,
    });
});

test('every weighing counts, once', () => {
  const told = [callOff('made'), callOff('received', {}, { deliveredKg: 2_000, acceptedKg: 1_900 })];
  const more = callOff('received', {}, { deliveredKg: 500, acceptedKg: 500 });
  expect(balance([...told, more])).toMatchObject({ deliveredKg: 2_500, acceptedKg: 2_400 });
});

test('a figure that parts from its recount is named with both sides; an empty contract needs no event', () => {
  const told = balance([callOff('made')]);
  if (!told) throw new Error('there is a balance');
  expect(compareBalances(told, told)).toEqual([]);
  expect(compareBalances({ ...told, heldKg: 5 }, told)).toEqual([{ figure: 'heldKg', keptKg: 5, toldKg: 0 }]);
  expect(compareBalances(told, undefined).map((fault) => fault.figure)).toEqual(['calledOffKg', 'calledKg']);
});
