import fc from 'fast-check';
import type { GradeId, MarketId, MemberId, OrganisationId } from '../shared/ids';
import { priceOf } from '../shared/unit-price';
import { asksTheSame, PRICE_DIRECTIONS, type PriceAlert, type PriceDirection } from './price-alert';
import { hasReached, hearPrice, pausePriceAlert, resumePriceAlert, watchPrice } from './watch-price';

const price = (vnd: number) => priceOf(vnd, 'vndPerKg');
const terms = (direction: PriceDirection, vnd: number) => ({
  id: 'a',
  organisationId: 'o' as OrganisationId,
  memberId: 'm' as MemberId,
  marketId: 'plum' as MarketId,
  gradeId: 'grade1' as GradeId,
  direction,
  vndPerKg: price(vnd),
});
const now = (roundNumber: number, vnd: number | null) => ({ roundNumber, vndPerKg: vnd === null ? null : price(vnd) });

/** Numbers of the rounds that are told, each price a round. */
function toldBy(alert: PriceAlert, prices: readonly number[], first: number): { told: number[]; alert: PriceAlert } {
  const told: number[] = [];
  let kept = alert;
  for (const [nth, vnd] of prices.entries()) {
    const heard = hearPrice(kept, price(vnd), first + nth);
    if (heard?.tells === true) told.push(first + nth);
    kept = heard?.alert ?? kept;
  }
  return { told, alert: kept };
}

interface Story {
  readonly say: string;
  readonly direction: PriceDirection;
  readonly before: number | null;
  readonly prices: readonly number[];
  readonly told: readonly number[];
}

test.each<Story>([
  { say: 'rises to it', direction: 'rises', before: 8_000, prices: [8_500, 9_000], told: [2] },
  { say: 'stays above it: once', direction: 'rises', before: 8_000, prices: [9_000, 9_500, 9_000], told: [1] },
  { say: 'goes back past it and comes again: again', direction: 'rises', before: 8_000, prices: [9_000, 8_999, 9_001], told: [1, 3] },
  { say: 'was there when it was set: once it comes back', direction: 'rises', before: 9_500, prices: [9_600, 8_000, 9_000], told: [3] },
  { say: 'falls to it', direction: 'falls', before: 9_500, prices: [9_001, 9_000, 8_000], told: [2] },
  { say: 'falls, rises, falls', direction: 'falls', before: 9_500, prices: [8_000, 9_001, 9_000], told: [1, 3] },
  { say: 'was not there before', direction: 'rises', before: null, prices: [9_500], told: [1] },
])('a price that $say', ({ direction, before, prices, told }) => {
  expect(toldBy(watchPrice(terms(direction, 9_000), now(0, before)), prices, 1).told).toEqual(told);
});

test('a paused one is silent; resumed it starts from the price of that day', () => {
  const paused = pausePriceAlert(watchPrice(terms('rises', 9_000), now(0, 8_000)));
  expect(toldBy(paused, [9_500], 1).told).toEqual([]);
  expect(resumePriceAlert(paused, now(1, 9_500))).toMatchObject({ state: 'resting', roundNumber: 1 });
  expect(resumePriceAlert(paused, now(1, 8_000)).state).toBe('waiting');
  expect(() => pausePriceAlert(paused)).toThrow('price_alert.wrong_state');
  expect(() => resumePriceAlert(watchPrice(terms('rises', 1), now(0, null)), now(0, null))).toThrow('price_alert.wrong_state');
});

test('asks the same whoever asks', () => {
  expect(asksTheSame(terms('rises', 1), { ...terms('rises', 1), gradeId: 'grade1' as GradeId })).toBe(true);
  for (const other of [terms('falls', 1), terms('rises', 2), { ...terms('rises', 1), gradeId: null }]) {
    expect(asksTheSame(terms('rises', 1), other)).toBe(false);
  }
});

// Each crossing once, whatever is heard twice: what a crash repeats begins at any earlier round and goes on to the last.
test('tells each time the price comes to the level and never else, however often rounds are heard again', () => {
  const day = fc.record({
    direction: fc.constantFrom(...PRICE_DIRECTIONS),
    level: fc.integer({ min: 1, max: 6 }),
    all: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 30 }),
    again: fc.nat(29),
  });
  fc.assert(
    fc.property(day, ({ direction, level, all, again }) => {
      const start = watchPrice(terms(direction, level), now(7, 3));
      const once = toldBy(start, all, 8);
      const there = [3, ...all].map((vnd) => hasReached(start, price(vnd)));
      const crossings = all.flatMap((_, nth) => (there[nth + 1] === true && there[nth] === false ? 8 + nth : []));
      expect(once.told).toEqual(crossings);
      expect(once.alert.state).toBe(there.at(-1) === true ? 'resting' : 'waiting');
      const heard = toldBy(start, all.slice(0, again), 8);
      const whole = toldBy(heard.alert, all, 8);
      expect([...heard.told, ...whole.told]).toEqual(crossings);
      expect(toldBy(whole.alert, all, 8).told).toEqual([]);
    }),
  );
});
