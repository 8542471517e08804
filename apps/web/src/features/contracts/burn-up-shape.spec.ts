import type { CallOff, Contract } from '../../shared/api/views';
import { burnUp, planKg, planPoints } from './burn-up-shape';

const periods = [
  { from: '2026-06-01', to: '2026-06-04', kg: 20_000, lowerKg: 18_000, upperKg: 22_000 },
  { from: '2026-06-05', to: '2026-06-10', kg: 80_000, lowerKg: 76_000, upperKg: 84_000 },
];
const contract = { seasonFrom: '2026-06-01', seasonTo: '2026-06-10', agreedKg: 100_000, periods } as unknown as Contract;
const callOff = (deliverOn: string, kg: number, confirmedKg: number, state = 'open') =>
  ({ deliverOn, kg, confirmedKg, heldKg: 0, state }) as CallOff;

describe('progress of a contract', () => {
  it('adds call-offs up by day of delivery, whatever order they were made in', () => {
    const shape = burnUp(
      contract,
      [callOff('2026-06-04', 8_000, 0), callOff('2026-06-02', 5_000, 5_000), callOff('2026-06-02', 1_000, 0)],
      '2026-06-03',
    );
    expect(shape.called).toEqual([
      { day: '2026-06-02', kg: 6_000 },
      { day: '2026-06-04', kg: 14_000 },
    ]);
    expect(shape.confirmed.at(-1)?.kg).toBe(5_000);
  });

  it.each(['cancelled', 'declined', 'lapsed'])('leaves out what was %s and counts of an expired call-off only what came', (state) => {
    const over = [callOff('2026-06-02', 5_000, 0, state), callOff('2026-06-03', 5_000, 2_000, 'expired')];
    expect(burnUp(contract, over, '2026-06-03').called).toEqual([{ day: '2026-06-03', kg: 2_000 }]);
  });

  it('plans period upon period, each with its own band', () => {
    expect(planPoints(contract)).toEqual([
      { day: '2026-06-01', kg: 0, lowerKg: 0, upperKg: 0 },
      { day: '2026-06-05', kg: 20_000, lowerKg: 18_000, upperKg: 22_000 },
      { day: '2026-06-10', kg: 100_000, lowerKg: 94_000, upperKg: 106_000 },
    ]);
  });

  it.each([
    ['2026-05-31', 0],
    ['2026-06-01', 5_000],
    ['2026-06-04', 20_000],
    ['2026-06-05', 33_333],
    ['2026-06-10', 100_000],
    ['2026-07-01', 100_000],
  ])('plans evenly inside each period: by %s %p kg', (day, kg) => {
    expect(planKg(contract, day)).toBe(kg);
  });
});
