import { dayOf } from '../shared/day';
import { AUSTRALIA, anArea, CHINA, SPRING } from './samples';
import { changeStanding, marketsOpenOn, standingOn } from './standing';

const day = (text: string) => dayOf(text, 'day');
const { standings } = anArea({});

test('a code is good where it is granted, from its day on', () => {
  expect(marketsOpenOn(standings, SPRING)).toEqual([CHINA]);
  expect(marketsOpenOn(standings, day('2026-02-28'))).toEqual([]);
  expect(standingOn(standings, AUSTRALIA, SPRING)).toBeNull();
});

test('suspended for one market it keeps the others, and a suspension may lie ahead', () => {
  const both = changeStanding(standings, { marketId: AUSTRALIA, standing: 'active', from: SPRING });
  const stopped = changeStanding(both, { marketId: CHINA, standing: 'suspended', from: day('2026-06-10') });
  expect(marketsOpenOn(stopped, day('2026-06-09'))).toEqual([AUSTRALIA, CHINA]);
  expect(marketsOpenOn(stopped, day('2026-06-10'))).toEqual([AUSTRALIA]);
});

test('suspended as a whole it is good nowhere until it is restored', () => {
  const stopped = changeStanding(standings, { marketId: null, standing: 'suspended', from: day('2026-06-10') });
  const restored = changeStanding(stopped, { marketId: null, standing: 'active', from: day('2026-06-20') });
  expect(marketsOpenOn(restored, day('2026-06-15'))).toEqual([]);
  expect(marketsOpenOn(restored, day('2026-06-20'))).toEqual([CHINA]);
});

test('of two changes on one day the later one holds', () => {
  const twice = changeStanding(changeStanding(standings, { marketId: null, standing: 'suspended', from: SPRING }), {
    marketId: null,
    standing: 'active',
    from: SPRING,
  });
  expect(standingOn(twice, null, SPRING)).toBe('active');
});

test('changes keep their order and their moves', () => {
  expect(() => changeStanding(standings, { marketId: null, standing: 'suspended', from: day('2026-02-01') })).toThrow(
    expect.objectContaining({ code: 'standing.out_of_order', field: 'from' }),
  );
  expect(() => changeStanding(standings, { marketId: null, standing: 'active', from: SPRING })).toThrow(
    expect.objectContaining({ code: 'standing.no_change' }),
  );
  const revoked = changeStanding(standings, { marketId: null, standing: 'revoked', from: SPRING });
  expect(() => changeStanding(revoked, { marketId: null, standing: 'active', from: SPRING })).toThrow(
    expect.objectContaining({ code: 'standing.wrong_move' }),
  );
  expect(() => changeStanding(standings, { marketId: AUSTRALIA, standing: 'suspended', from: SPRING })).toThrow('standing.wrong_move');
});
