import fc from 'fast-check';
import { bookRows, offeredUpTo, ownDemand, ownSupply, totalKg } from './book';
import type { Row } from './board-state';
import type { PublicOffer } from '../../shared/api/views';

const level = (vndPerKg: number, kg: number, count = 1) => ({ vndPerKg, kg, count });

describe('the book', () => {
  it('sums from the best price outwards on each side', () => {
    expect(bookRows([level(7_700, 20), level(7_600, 15)], 100, 'supply')).toEqual([
      { ...level(7_600, 15), cumulativeKg: 15 },
      { ...level(7_700, 20), cumulativeKg: 35 },
    ]);
    expect(bookRows([level(7_400, 18), level(7_500, 12)], 100, 'demand').map((row) => [row.vndPerKg, row.cumulativeKg])).toEqual([
      [7_500, 12],
      [7_400, 30],
    ]);
  });

  it('rounds sellers up and buyers down in coarser steps', () => {
    expect(bookRows([level(7_600, 15), level(7_900, 6)], 500, 'supply').map((row) => row.vndPerKg)).toEqual([8_000]);
    expect(bookRows([level(7_600, 15), level(7_900, 6)], 500, 'demand').map((row) => row.vndPerKg)).toEqual([7_500]);
  });

  it('keeps every kilogram in every step', () => {
    const levels = fc.array(
      fc.record({
        vndPerKg: fc.integer({ min: 10, max: 500 }).map((n) => n * 100),
        kg: fc.integer({ min: 1, max: 90_000 }),
        count: fc.integer({ min: 1, max: 9 }),
      }),
    );
    fc.assert(
      fc.property(levels, fc.constantFrom(100, 500, 1_000), fc.constantFrom('supply' as const, 'demand' as const), (some, step, side) => {
        expect(totalKg(bookRows(some, step, side))).toBe(some.reduce((sum, one) => sum + one.kg, 0));
      }),
    );
  });

  it('answers how much is on offer up to a price', () => {
    const rows = bookRows([level(7_600, 15), level(7_700, 20)], 100, 'supply');
    expect([7_500, 7_600, 7_700].map((price) => offeredUpTo(rows, price))).toEqual([0, 15, 35]);
  });
});

describe('where I stand in the book', () => {
  const lot = (id: string, seller: string, [askVndPerKg, openKg]: [number, number], submittedAt: string): [string, Row<PublicOffer>] => [
    id,
    { item: { id, seller: { id: seller }, askVndPerKg, submittedAt, openKg } as unknown as PublicOffer, moved: null, over: null },
  ];
  const offers = new Map([
    lot('a', 'other', [7_600, 1_000], '2026-06-01T02:00:00Z'),
    lot('b', 'me', [7_600, 1_000], '2026-06-01T01:00:00Z'),
    lot('c', 'other', [7_550, 1_000], '2026-06-02T00:00:00Z'),
    lot('d', 'me', [7_900, 1_000], '2026-06-01T00:00:00Z'),
    lot('e', 'other', [7_900, 0], '2026-06-01T00:00:00Z'),
  ]);

  it('says the place of my first lot on each step: cheaper first, then older; what is taken stands in no one’s way', () => {
    expect([...ownSupply(offers, 'me', 100)]).toEqual([
      [7_600, { place: 2, count: 3 }],
      [7_900, { place: 1, count: 1 }],
    ]);
    expect([...ownSupply(offers, 'me', 1_000)]).toEqual([[8_000, { place: 2, count: 4 }]]);
    expect([...ownSupply(offers, 'nobody', 100)]).toEqual([]);
  });

  it('marks the steps of my orders', () => {
    const order = (limitVndPerKg: number, openKg = 500) => ({ limitVndPerKg, openKg });
    expect([...ownDemand([order(7_480), order(7_400), order(9_000, 0)], 100)]).toEqual([[7_400, { place: null, count: 2 }]]);
  });
});
