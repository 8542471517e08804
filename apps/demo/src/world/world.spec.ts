import type { Day } from '@domain/shared/day';
import { demoSignIns } from '../sign-ins';
import { readProjectReference } from './read-project-reference';
import { cutSlice } from './slice';
import { makeWorld, WHOLE_DAY } from './world';

const reference = readProjectReference();
const days = { today: '2026-06-14' as Day, tomorrow: '2026-06-15' as Day };
const june = makeWorld(reference, { scale: WHOLE_DAY, month: 6, days, seed: 'mua-vu' });
const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);

test('a day of June has 740 cooperatives of which 86 are linked, and 17 factories', () => {
  expect(june.cooperatives).toHaveLength(740);
  expect(june.cooperatives.filter(({ isLinked }) => isLinked)).toHaveLength(86);
  expect(new Set(june.contracts.map(({ cooperative }) => cooperative.key)).size).toBe(86);
  expect(june.buyers.filter(({ kind }) => kind === 'processor')).toHaveLength(17);
});

test('about 2,900 t come in, in at least 6,000 lots, against at least 3,000 demand lines', () => {
  const offeredKg = sum(june.lots.map(({ body }) => body.kg));
  expect(offeredKg).toBeGreaterThan(2_750_000);
  expect(offeredKg).toBeLessThan(3_050_000);
  expect(june.lots.length).toBeGreaterThanOrEqual(6_000);
  expect(june.demands.length + sum(june.contracts.map(({ callOffs }) => callOffs.length))).toBeGreaterThanOrEqual(3_000);
});

test('mango and plum lead in June, and nothing is offered out of season', () => {
  expect(
    june.mix
      .slice(0, 2)
      .map(({ product }) => product.id)
      .sort(),
  ).toEqual(['mango', 'plum']);
  expect(june.lots.filter(({ productId }) => productId === 'orange')).toEqual([]);
  expect(june.lots.filter(({ body }) => body.varietyId === 'longan-mien-thiet')).toEqual([]);
});

test('the contracts of Doveco add up to 80,000 t', () => {
  const doveco = june.contracts.filter(({ processor }) => processor.placeId === 'fac-doveco-son-la');
  expect(sum(doveco.map(({ body }) => body.agreedKg))).toBe(80_000_000);
});

test('asks lie around the average of the product: a mango lot asks 7,054 đồng a kilogram, give or take', () => {
  const mango = june.lots.filter(({ productId }) => productId === 'mango');
  const average = sum(mango.map(({ body }) => body.askVndPerKg * body.kg)) / sum(mango.map(({ body }) => body.kg));
  expect(average).toBeGreaterThan(5_500);
  expect(average).toBeLessThan(8_500);
});

test('every name carries the mark and every sign-in is its own', () => {
  for (const { name } of june.organisations) expect(name.endsWith('(mẫu)')).toBe(true);
  for (const field of ['name', 'signInName', 'key'] as const) {
    expect(new Set(june.organisations.map((organisation) => organisation[field])).size).toBe(june.organisations.length);
  }
  for (const { password } of june.organisations) expect(password.length).toBeGreaterThanOrEqual(15);
});

test('the same seed plays the same day, another seed another', () => {
  const played = (seed: string) =>
    makeWorld(reference, { scale: WHOLE_DAY, month: 6, days, seed }).actions.map(({ what, minute, who }) => `${what} ${minute} ${who.key}`);
  const first = june.actions.map(({ what, minute, who }) => `${what} ${minute} ${who.key}`).join();
  expect(played('mua-vu').join() === first).toBe(true);
  expect(played('other').join() === first).toBe(false);
});

test('nothing is amended, withdrawn or cancelled before it is posted', () => {
  const posted = new Set<string>();
  for (const action of june.actions) {
    if (action.what === 'offer' || action.what === 'order') posted.add(`${action.what} ${action.at}`);
    if (action.what === 'amend' || action.what === 'withdraw') expect(posted).toContain(`offer ${action.at}`);
    if (action.what === 'cancel') expect(posted).toContain(`order ${action.at}`);
  }
});

test.each([1, 9])('a day of month %i has something to sell, far less than in the peak', (month) => {
  const world = makeWorld(reference, { scale: WHOLE_DAY, month, days, seed: 'mua-vu' });
  const offeredKg = sum(world.lots.map(({ body }) => body.kg));
  expect(offeredKg).toBeGreaterThan(400_000);
  expect(offeredKg).toBeLessThan(1_000_000);
});

test('a slice touches every product of the day with a handful of people', () => {
  const slice = cutSlice(june);
  expect(new Set(slice.lots.map(({ productId }) => productId)).size).toBe(june.mix.length);
  expect(slice.organisations.length).toBeGreaterThanOrEqual(20);
  expect(slice.organisations.length).toBeLessThan(35);
  expect([slice.lots.length, slice.demands.length]).toEqual([64, 32]);
  expect(slice.contracts.length).toBeGreaterThanOrEqual(3);
  expect(new Set(slice.demands.map(({ body }) => body.productId)).size).toBeGreaterThanOrEqual(6);
});

test('the sign-ins that are printed belong to the slice', () => {
  const people = cutSlice(june).organisations.map(({ kind, signInName, password, name, role }) =>
    [kind, signInName, password, name, role].join(),
  );
  const printed = demoSignIns().filter(({ role }) => role !== 'operator');
  for (const { who, name, password, organisation, role } of printed)
    expect(people).toContain([who, name, password, organisation, role].join());
  expect(printed).toHaveLength(6);
});
