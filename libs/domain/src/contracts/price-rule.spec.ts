import fc from 'fast-check';
import { addDays, type Day, dayOf } from '../shared/day';
import { priceOf, type VndPerKg } from '../shared/unit-price';
import { type IndexPoint, type IndexReference, type PriceRule, settlePrice } from './price-rule';

const price = (value: number): VndPerKg => priceOf(value, 'vndPerKg');
const day = (text: string): Day => dayOf(text, 'day');
const CALLED = day('2026-06-10');
const same: IndexReference = { indexId: 'farm_gate', placeId: null, lagDays: 0, averageDays: 1 };
const point = (text: string, vnd: number, revision = 1): IndexPoint => ({ day: day(text), revision, vndPerKg: price(vnd) });
const floorPlus = (floor: number, cap: number | null, index = same): PriceRule => ({
  kind: 'floor_plus_market',
  floorVndPerKg: price(floor),
  index,
  capVndPerKg: cap === null ? null : price(cap),
});
const minus = (less: number, floor: number | null, cap: number | null, index = same): PriceRule => ({
  kind: 'market_minus',
  minusVndPerKg: less,
  index,
  floorVndPerKg: floor === null ? null : price(floor),
  capVndPerKg: cap === null ? null : price(cap),
});

// GLOSSARY: floor + market is "giá sàn, theo thị trường khi cao hơn"; market minus is "giá thị trường trừ lùi".
test.each<[string, PriceRule, number | null, number, string]>([
  ['a fixed price is the price', { kind: 'fixed', vndPerKg: price(8_500) }, 20_000, 8_500, 'fixed'],
  ['below the floor the floor holds', floorPlus(8_000, null), 7_999, 8_000, 'floor'],
  ['at the floor the market is the floor', floorPlus(8_000, null), 8_000, 8_000, 'market'],
  ['above the floor the market holds', floorPlus(8_000, null), 8_001, 8_001, 'market'],
  ['a cap ends the rise', floorPlus(8_000, 12_000), 25_000, 12_000, 'cap'],
  ['at the cap the market is the cap', floorPlus(8_000, 12_000), 12_000, 12_000, 'market'],
  ['floor and cap of one figure fix it', floorPlus(8_000, 8_000), 9_000, 8_000, 'cap'],
  ['nothing published: the floor stands alone', floorPlus(8_000, null), null, 8_000, 'floor'],
  ['the market less what was agreed', minus(1_500, null, null), 9_000, 7_500, 'market'],
  ['nothing taken off is the market', minus(0, null, null), 9_000, 9_000, 'market'],
  ['the deduction is taken before the floor', minus(1_500, 8_000, null), 9_000, 8_000, 'floor'],
  ['the deduction is taken before the cap', minus(1_500, null, 7_000), 9_000, 7_000, 'cap'],
  ['a deduction larger than the market leaves one đồng', minus(5_000, null, null), 4_000, 1, 'market'],
  ['a deduction with a floor and nothing published', minus(1_500, 6_000, null), null, 6_000, 'floor'],
])('%s', (...row) => {
  const [, rule, market, expected, boundBy] = row;
  const published = market === null ? [] : [point('2026-06-10', market)];
  expect(settlePrice(rule, published, CALLED)).toMatchObject({ vndPerKg: expected, boundBy });
});

// Every rounding: the mean half up to a whole đồng, nothing else.
test.each<[string, readonly number[], number]>([
  ['a mean of 8,000 and 8,001 is 8,001: half goes up', [8_000, 8_001], 8_001],
  ['a mean of 8,000, 8,000 and 8,001 is 8,000: a third goes down', [8_000, 8_000, 8_001], 8_000],
  ['a mean of 8,000, 8,001 and 8,001 is 8,001: two thirds go up', [8_000, 8_001, 8_001], 8_001],
  ['a mean of seven days', [7_000, 7_100, 7_300, 7_200, 7_600, 7_900, 8_000], 7_443],
])('%s', (_, figures, mean) => {
  const published = figures.map((vnd, at) => ({ day: addDays(CALLED, -at), revision: 1, vndPerKg: price(vnd) }));
  const rule = minus(0, null, null, { ...same, averageDays: figures.length });
  expect(settlePrice(rule, published, CALLED)).toMatchObject({ vndPerKg: mean, marketVndPerKg: mean });
});

// Which day and which days: a call made on 10 June, figures of 7,000 on 1 June and 100 đ more each day after (so 7,900 on the 10th).
test.each<[string, number, number, number, string, number]>([
  ['the same day alone', 0, 1, 7_900, '2026-06-10', 1],
  ['the day before', 1, 1, 7_800, '2026-06-09', 1],
  ['a week back', 7, 1, 7_200, '2026-06-03', 1],
  ['the mean of two days: 7,850 to the đồng', 0, 2, 7_850, '2026-06-10', 2],
  ['the mean of three days up to the day before', 1, 3, 7_700, '2026-06-09', 3],
  ['the mean of seven days', 0, 7, 7_600, '2026-06-10', 7],
  ['more days than there are figures: those there are', 0, 28, 7_450, '2026-06-10', 10],
  ['a reference day with one figure before it', 9, 7, 7_000, '2026-06-01', 1],
])('%s: lag %i, mean over %i', (...row) => {
  const [, lagDays, averageDays, expected, referenceDay, figures] = row;
  const published = Array.from({ length: 10 }, (_, at) => ({
    day: addDays(day('2026-06-01'), at),
    revision: 1,
    vndPerKg: price(7_000 + 100 * at),
  }));
  const settled = settlePrice(minus(0, null, null, { ...same, lagDays, averageDays }), published, CALLED);
  expect(settled).toMatchObject({ vndPerKg: expected, marketVndPerKg: expected, referenceDay });
  expect(settled.points).toHaveLength(figures);
});

// The mean is rounded first, and what is taken off afterwards is whole: never twice, never the other way round.
test.each<[string, readonly number[], PriceRule, number]>([
  ['a mean of 8,000.5 less 1,500 is 8,001 less 1,500', [8_000, 8_001], minus(1_500, null, null, { ...same, averageDays: 2 }), 6_501],
  ['a floor at the rounded mean is the market', [8_000, 8_001], floorPlus(8_001, null, { ...same, averageDays: 2 }), 8_001],
  ['a cap below the rounded mean holds', [8_000, 8_001], floorPlus(7_000, 8_000, { ...same, averageDays: 2 }), 8_000],
  ['a mean of 1 and 2 is 2', [1, 2], minus(0, null, null, { ...same, averageDays: 2 }), 2],
])('%s', (_, figures, rule, expected) => {
  const published = figures.map((vnd, at) => ({ day: addDays(CALLED, -at), revision: 1, vndPerKg: price(vnd) }));
  expect(settlePrice(rule, published, CALLED).vndPerKg).toBe(expected);
});

test('a figure that comes late or is corrected settles what is called after it, and never what was settled before', () => {
  const rule = minus(500, null, null, { ...same, averageDays: 2 });
  const first = [point('2026-06-09', 8_000)];
  const before = settlePrice(rule, first, CALLED);
  const late = [...first, point('2026-06-10', 9_000)];
  const corrected = [...late, point('2026-06-09', 7_000, 2)];
  expect([before, settlePrice(rule, late, CALLED), settlePrice(rule, corrected, CALLED)].map((one) => one.vndPerKg)).toEqual([
    7_500, 8_000, 7_500,
  ]);
  // The settled one keeps its own points: reckoned again from them, it is what it was, whatever has been published since.
  expect(before.points).toEqual(first);
  expect(settlePrice(rule, before.points, CALLED)).toEqual(before);
});

test('the reference day lies the lag before the call, and later figures do not count', () => {
  const published = [point('2026-06-08', 7_000), point('2026-06-09', 8_000), point('2026-06-10', 9_000)];
  expect(settlePrice(minus(0, null, null, { ...same, lagDays: 1 }), published, CALLED)).toMatchObject({
    vndPerKg: 8_000,
    referenceDay: '2026-06-09',
    points: [point('2026-06-09', 8_000)],
  });
});

test('days without a figure do not thin the mean; a window without any falls back on the last figure of two weeks', () => {
  const three = minus(0, null, null, { ...same, averageDays: 3 });
  expect(settlePrice(three, [point('2026-06-08', 7_000), point('2026-06-10', 8_000)], CALLED).vndPerKg).toBe(7_500);
  expect(settlePrice(three, [point('2026-05-25', 6_000), point('2026-05-26', 6_400)], CALLED).vndPerKg).toBe(6_400);
  const old = () => settlePrice(three, [point('2026-05-24', 6_000)], CALLED);
  expect(old).toThrow(expect.objectContaining({ code: 'price_index.not_published' }));
  expect(old).toThrow('price_index.not_published');
});

test('of a corrected day the newest revision counts, in whatever order it comes', () => {
  const points = [point('2026-06-10', 8_200, 2), point('2026-06-10', 8_000, 1)];
  for (const published of [points, [...points].reverse()])
    expect(settlePrice(minus(0, null, null), published, CALLED).vndPerKg).toBe(8_200);
});

test('a price always lies between its floor and its cap, and is the same for every order of the figures', () => {
  const figures = fc.array(
    fc.record({
      back: fc.integer({ min: 0, max: 20 }),
      vnd: fc.integer({ min: 1, max: 40_000 }),
      revision: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 30 },
  );
  const shape = fc.record({
    floor: fc.integer({ min: 1, max: 15_000 }),
    rise: fc.integer({ min: 0, max: 15_000 }),
    less: fc.integer({ min: 0, max: 20_000 }),
    averageDays: fc.integer({ min: 1, max: 28 }),
    lagDays: fc.integer({ min: 0, max: 28 }),
  });
  fc.assert(
    fc.property(figures, shape, (rows, { floor, rise, less, averageDays, lagDays }) => {
      const distinct = new Map(rows.map((row) => [`${row.back}/${row.revision}`, row]));
      const published = [...distinct.values()].map((row) => ({
        day: addDays(CALLED, -row.back),
        revision: row.revision,
        vndPerKg: price(row.vnd),
      }));
      const index = { ...same, averageDays, lagDays };
      for (const rule of [floorPlus(floor, floor + rise, index), minus(less, floor, floor + rise, index)]) {
        const settled = settlePrice(rule, published, CALLED);
        expect(settled.vndPerKg).toBeGreaterThanOrEqual(floor);
        expect(settled.vndPerKg).toBeLessThanOrEqual(floor + rise);
        expect(settlePrice(rule, [...published].reverse(), CALLED)).toEqual(settled);
        // What the settled price kept is enough to reckon it again.
        expect(settlePrice(rule, settled.points, CALLED).vndPerKg).toBe(settled.vndPerKg);
      }
    }),
  );
});
