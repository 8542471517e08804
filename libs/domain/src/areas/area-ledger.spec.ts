import fc from 'fast-check';
import { dayOf } from '../shared/day';
import { kgOf } from '../shared/weight';
import { type AreaLedger, leftKg, moveLedger, openLedger, usedKg, warningOf } from './area-ledger';
import { seasonCapacityKg, seasonOf } from './season-capacity';

const kg = (value: number) => kgOf(value, 'kg');
const move = (heldKg: number, confirmedKg: number, deliveredKg: number) => ({ heldKg, confirmedKg, deliveredKg });

test('hectares times a plausible yield, rounded down', () => {
  expect(seasonCapacityKg(100_000, null, 11_200)).toBe(168_000);
  expect(seasonCapacityKg(100_000, 9_000, 11_200)).toBe(90_000);
  expect(seasonCapacityKg(12_345, null, null)).toBe(22_221);
});

test('a season is named by the year in which it begins, also over the new year', () => {
  const oranges = { fromMonth: 10, toMonth: 2, peakMonths: [] };
  expect(seasonOf(oranges, dayOf('2026-12-31', 'day'))).toBe(2026);
  expect(seasonOf(oranges, dayOf('2027-01-01', 'day'))).toBe(2026);
  expect(seasonOf(oranges, dayOf('2027-10-01', 'day'))).toBe(2027);
  expect(seasonOf({ fromMonth: 5, toMonth: 8, peakMonths: [] }, dayOf('2026-04-30', 'day'))).toBe(2025);
});

test('no more is spoken for than the ground bears; what shrinks always fits', () => {
  const full = moveLedger(openLedger(kg(1_000)), move(1_000, 0, 0));
  expect(leftKg(full)).toBe(0);
  expect(() => moveLedger(full, move(1, 0, 0))).toThrow(expect.objectContaining({ code: 'area.capacity_exceeded' }));
  expect(usedKg(moveLedger(full, move(-1_000, 1_000, 0)))).toBe(1_000);
  expect(usedKg(moveLedger(full, move(-1_000, 0, 990)))).toBe(990);
  expect(() => moveLedger(full, move(0, -1, 0))).toThrow('more weight leaves a ledger');
});

test('marks at 80 and 95 in a hundred', () => {
  const at = (used: number) => warningOf(moveLedger(openLedger(kg(1_000)), move(used, 0, 0)));
  expect([799, 800, 949, 950, 1_000].map(at)).toEqual([0, 80, 80, 95, 95]);
});

/** What a trade may still do: yes, no, a correction that both accept, and the scale, which may say less or more. */
const STEP = fc.record({
  trade: fc.nat(40),
  kg: fc.integer({ min: 1, max: 400 }),
  act: fc.constantFrom('hold', 'confirm', 'release', 'correct', 'weigh'),
});
const STEPS = process.env['LONG'] === '1' ? 10_000 : 2_000;

test(`TM-01 the ledger is the sum over its trades after each of ${STEPS} steps, and never overdrawn`, () => {
  fc.assert(
    fc.property(fc.array(STEP, { minLength: STEPS, maxLength: STEPS, size: 'max' }), (steps) => {
      const trades = new Map<number, { state: 'held' | 'confirmed' | 'delivered'; kg: number }>();
      let ledger: AreaLedger = openLedger(kg(5_000));
      for (const { trade, kg: weight, act } of steps) {
        const known = trades.get(trade);
        const step = next(known, act, weight);
        if (step === null) continue;
        try {
          ledger = moveLedger(ledger, step.move);
        } catch (error) {
          expect(error).toMatchObject({ code: 'area.capacity_exceeded' });
          continue;
        }
        if (step.after === null) trades.delete(trade);
        else trades.set(trade, step.after);
        const sum = (state: string) => [...trades.values()].reduce((total, each) => total + (each.state === state ? each.kg : 0), 0);
        if (ledger.heldKg !== sum('held') || ledger.confirmedKg !== sum('confirmed') || ledger.deliveredKg !== sum('delivered'))
          throw new Error('the ledger and its trades differ');
        if (usedKg(ledger) > ledger.capacityKg) throw new Error('overdrawn');
      }
    }),
    { numRuns: 1 },
  );
});

type Booked = { readonly state: 'held' | 'confirmed' | 'delivered'; readonly kg: number };

function next(known: Booked | undefined, act: string, weight: number): { move: ReturnType<typeof move>; after: Booked | null } | null {
  if (known === undefined) return act === 'hold' ? { move: move(weight, 0, 0), after: { state: 'held', kg: weight } } : null;
  if (known.state === 'held' && act === 'confirm') return { move: move(-known.kg, known.kg, 0), after: { ...known, state: 'confirmed' } };
  if (known.state === 'held' && act === 'release') return { move: move(-known.kg, 0, 0), after: null };
  if (known.state === 'confirmed' && act === 'correct') return { move: move(0, weight - known.kg, 0), after: { ...known, kg: weight } };
  if (known.state === 'confirmed' && act === 'weigh')
    return { move: move(0, -known.kg, weight), after: { state: 'delivered', kg: weight } };
  if (known.state === 'delivered' && act === 'release') return { move: move(0, 0, -known.kg), after: null };
  return null;
}
