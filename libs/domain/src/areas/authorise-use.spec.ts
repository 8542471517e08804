import { DRIED_FRUIT_PLANT, HANOI_BUYER, HAT_LOT_COOPERATIVE } from '../identity/samples';
import { dayOf } from '../shared/day';
import { sampleId } from '../shared/samples';
import { kgOf, lotKgOf, NO_KG } from '../shared/weight';
import { authoriseUse, seasonBound } from './authorise-use';
import { type Authorisation, rightOf } from './planting-area';
import { packingBound } from './packing-facility';
import { aFacility, anArea } from './samples';

const day = (text: string) => dayOf(text, 'day');
const CAPACITY = seasonBound(kgOf(100_000, 'kg'));
const leave = (change: Partial<Authorisation>): Authorisation => ({
  id: sampleId(90),
  userId: HANOI_BUYER.id,
  kg: lotKgOf(40_000, 'kg'),
  window: { from: day('2026-06-01'), to: day('2026-06-30') },
  withdrawn: false,
  usedKg: NO_KG,
  ...change,
});

test('a leave gives its organisation the right between its days, and no other', () => {
  const area = authoriseUse(anArea({}), leave({}), CAPACITY);
  expect(rightOf(area, HANOI_BUYER.id, day('2026-06-30'))).toEqual(leave({}));
  expect(rightOf(area, HANOI_BUYER.id, day('2026-07-01'))).toBeNull();
  expect(rightOf(area, DRIED_FRUIT_PLANT.id, day('2026-06-15'))).toBeNull();
  expect(rightOf(area, HAT_LOT_COOPERATIVE.id, day('2026-06-15'))).toBe('holder');
  expect(rightOf({ ...area, authorisations: [leave({ withdrawn: true })] }, HANOI_BUYER.id, day('2026-06-15'))).toBeNull();
});

test('what is let out together stays within what the ground bears', () => {
  const area = authoriseUse(anArea({}), leave({}), CAPACITY);
  const second = leave({ id: sampleId(91), userId: DRIED_FRUIT_PLANT.id, kg: lotKgOf(60_001, 'kg') });
  expect(() => authoriseUse(area, second, CAPACITY)).toThrow(expect.objectContaining({ code: 'authorisation.past_capacity', field: 'kg' }));
  expect(authoriseUse(area, { ...second, kg: lotKgOf(60_000, 'kg') }, CAPACITY).authorisations).toHaveLength(2);
});

test('one organisation holds one leave at a time, and the holder needs none', () => {
  const area = authoriseUse(anArea({}), leave({}), CAPACITY);
  expect(() => authoriseUse(area, leave({ id: sampleId(91), kg: lotKgOf(1, 'kg') }), CAPACITY)).toThrow('authorisation.overlaps');
  const later = leave({ id: sampleId(91), window: { from: day('2026-07-01'), to: day('2026-07-31') } });
  expect(authoriseUse(area, later, CAPACITY).authorisations).toHaveLength(2);
  expect(() => authoriseUse(anArea({}), leave({ userId: HAT_LOT_COOPERATIVE.id }), CAPACITY)).toThrow('authorisation.own_code');
  expect(() => authoriseUse(anArea({ holderId: null }), leave({}), CAPACITY)).toThrow('authorisation.no_holder');
});

test('a facility lets out no more than it packs in the days of the leave; a longer leave counts with its share of them', () => {
  const house = aFacility({ packsKgPerDay: 5_000 });
  const long = leave({ kg: lotKgOf(30_000, 'kg') });
  const let30 = authoriseUse(house, long, packingBound(house, long.window));
  const short = leave({ id: sampleId(91), userId: DRIED_FRUIT_PLANT.id, window: { from: day('2026-06-10'), to: day('2026-06-11') } });
  const give = (kg: number) => authoriseUse(let30, { ...short, kg: lotKgOf(kg, 'kg') }, packingBound(let30, short.window));
  // Two days of 5 t, of which the long leave takes 1 t each.
  expect(give(8_000).authorisations).toHaveLength(2);
  expect(() => give(8_001)).toThrow(
    expect.objectContaining({ code: 'authorisation.past_capacity', facts: expect.objectContaining({ letKg: 2_000 }) }),
  );
  const unknown = aFacility({ packsKgPerDay: null });
  expect(authoriseUse(unknown, leave({ kg: lotKgOf(900_000, 'kg') }), packingBound(unknown, long.window)).authorisations).toHaveLength(1);
});
