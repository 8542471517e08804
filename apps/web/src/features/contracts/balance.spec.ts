import type { CallOff } from '../../shared/api/views';
import { forecastKg, periodUses } from './balance';

const season = { seasonFrom: '2026-06-01', seasonTo: '2026-06-30', ceilingKg: 100_000 };

test('the forecast goes on at the present pace, up to the ceiling, and is silent before the season', () => {
  expect(forecastKg({ ...season, calledKg: 20_000 }, '2026-06-10')).toBe(60_000);
  expect(forecastKg({ ...season, calledKg: 80_000 }, '2026-06-10')).toBe(100_000);
  expect(forecastKg({ ...season, calledKg: 20_000 }, '2026-07-20')).toBe(20_000);
  expect(forecastKg({ ...season, calledKg: 20_000 }, '2026-05-31')).toBeNull();
});

test('each call-off draws on the band of its period: living ones whole, closed ones what was served, refused ones nothing', () => {
  const callOff = (deliverOn: string, state: string, kg: number, confirmedKg = 0) =>
    ({ deliverOn, state, kg, confirmedKg, heldKg: 0 }) as unknown as CallOff;
  const periods = [
    { from: '2026-06-01', to: '2026-06-15', kg: 100, percentBp: 1_000, bandKg: null, lowerKg: 90, upperKg: 110 },
    { from: '2026-06-16', to: '2026-06-30', kg: 50, percentBp: 0, bandKg: null, lowerKg: 50, upperKg: 50 },
  ];
  const uses = periodUses({ periods }, [
    callOff('2026-06-15', 'open', 60),
    callOff('2026-06-01', 'expired', 40, 25),
    callOff('2026-06-02', 'declined', 99),
    callOff('2026-06-16', 'waiting', 70),
  ]);
  expect(uses.map(({ usedKg, leftKg }) => [usedKg, leftKg])).toEqual([
    [85, 25],
    [70, 0],
  ]);
});
