import type { CallOff, Contract } from '../../shared/api/views';
import { burnUp, planKg } from './burn-up-shape';

const contract = { seasonFrom: '2026-06-01', seasonTo: '2026-06-10', agreedKg: 100_000 } as Contract;
const callOff = (deliverOn: string, kg: number, confirmedKg: number, state = 'open') => ({ deliverOn, kg, confirmedKg, state }) as CallOff;

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

  it('leaves out what was cancelled and counts of an expired call-off only what came', () => {
    const shape = burnUp(
      contract,
      [callOff('2026-06-02', 5_000, 0, 'cancelled'), callOff('2026-06-03', 5_000, 2_000, 'expired')],
      '2026-06-03',
    );
    expect(shape.called).toEqual([{ day: '2026-06-03', kg: 2_000 }]);
  });

  it.each([
    ['2026-05-31', 0],
    ['2026-06-01', 10_000],
    ['2026-06-10', 100_000],
    ['2026-07-01', 100_000],
  ])('plans evenly: by %s %p kg', (day, kg) => {
    expect(planKg(contract, day)).toBe(kg);
  });
});
