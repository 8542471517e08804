import fc from 'fast-check';
import { dayOf } from '../shared/day';
import { kgOf } from '../shared/weight';
import { dayWithRoom, roomKgOf, shareOfRoom } from './plant-room';

const kg = (value: number) => kgOf(value, 'kg');
const day = (text: string) => dayOf(text, 'day');

test('room is what is neither taken nor reserved; without a limit there is none to know', () => {
  expect(roomKgOf({ capacityKg: kg(100), usedKg: kg(30), sharedKg: kg(20) })).toBe(50);
  expect(roomKgOf({ capacityKg: null, usedKg: kg(30), sharedKg: kg(0) })).toBeNull();
});

test.each([
  { why: 'alone, all that it wants', room: 100, ownKg: 60, othersKg: 0, share: 60 },
  { why: 'alone, all that there is', room: 40, ownKg: 60, othersKg: 0, share: 40 },
  { why: 'half and half', room: 100, ownKg: 80, othersKg: 80, share: 50 },
  { why: 'in proportion', room: 100, ownKg: 90, othersKg: 30, share: 75 },
  { why: 'rounded up', room: 100, ownKg: 1, othersKg: 2, share: 1 },
  { why: 'the last kilogram goes to somebody', room: 1, ownKg: 5, othersKg: 500, share: 1 },
  { why: 'nothing wanted', room: 100, ownKg: 0, othersKg: 7, share: 0 },
  { why: 'a full line', room: 0, ownKg: 10, othersKg: 0, share: 0 },
])('$why', ({ room, ownKg, othersKg, share }) => {
  expect(shareOfRoom(kg(room), { ownKg: kg(ownKg), othersKg: kg(othersKg) })).toBe(share);
});

test('markets that take their shares one after the other never pass the line, and leave nothing while somebody wants it', () => {
  const figure = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(figure, fc.array(figure, { minLength: 1, maxLength: 6 }), (capacity, wants) => {
      let taken = 0;
      for (const [at, want] of wants.entries()) {
        const others = wants.slice(at + 1).reduce((sum, one) => sum + one, 0);
        taken += shareOfRoom(kg(capacity - taken), { ownKg: kg(want), othersKg: kg(others) });
      }
      expect(taken).toBe(
        Math.min(
          capacity,
          wants.reduce((sum, one) => sum + one, 0),
        ),
      );
    }),
  );
});

test('a demand of several days asks for the day with most room that fruit can reach, the earliest of equals', () => {
  const of = (text: string, roomKg: number | null, reachable = true) => ({ day: day(text), roomKg, reachable });
  expect(dayWithRoom([of('2026-06-12', 5), of('2026-06-13', 9), of('2026-06-14', 9)])).toBe('2026-06-13');
  expect(dayWithRoom([of('2026-06-12', 5), of('2026-06-13', null, false)])).toBe('2026-06-12');
  expect(dayWithRoom([of('2026-06-12', 5), of('2026-06-13', null)])).toBe('2026-06-13');
  expect(dayWithRoom([of('2026-06-12', 0, false), of('2026-06-13', 4, false)])).toBe('2026-06-13');
  expect(dayWithRoom([])).toBeNull();
});
