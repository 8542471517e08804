import fc from 'fast-check';
import { DRIED_FRUIT_PLANT, HANOI_BUYER, HAT_LOT_COOPERATIVE } from '../identity/samples';
import type { Vnd } from '../shared/money';
import { CREDIT_VND_MAX, creditLeft, requireCredit, setCredit, withinCredit } from './credit';

const vnd = (value: number | bigint) => BigInt(value) as Vnd;
const ask = { sellerId: HAT_LOT_COOPERATIVE.id, buyerId: HANOI_BUYER.id, limitVnd: vnd(50_000_000), depositVnd: vnd(0) };

test('a limit of 50 million with 30 tied up leaves 20, and a deposit of 5 makes it 25', () => {
  expect(creditLeft(ask, vnd(30_000_000))).toBe(20_000_000n);
  expect(creditLeft({ ...ask, depositVnd: vnd(5_000_000) }, vnd(30_000_000))).toBe(25_000_000n);
  expect(creditLeft(ask, vnd(80_000_000))).toBe(0n);
  expect(creditLeft({ ...ask, limitVnd: null }, vnd(80_000_000))).toBeNull();
});

test('a đồng above what is left is refused with the deposit that is missing', () => {
  expect(() => requireCredit(vnd(20_000_000), vnd(20_000_000))).not.toThrow();
  expect(() => requireCredit(null, vnd(CREDIT_VND_MAX))).not.toThrow();
  expect(() => requireCredit(vnd(20_000_000), vnd(20_000_001))).toThrow('credit.limit_exceeded');
});

test('nobody gives credit to themselves, nor more than there is', () => {
  expect(setCredit(null, ask).version).toBe(1);
  expect(setCredit(setCredit(null, ask), { ...ask, limitVnd: null })).toMatchObject({ version: 2, limitVnd: null });
  expect(() => setCredit(null, { ...ask, buyerId: ask.sellerId })).toThrow('credit.own');
  expect(() => setCredit(null, { ...ask, limitVnd: vnd(CREDIT_VND_MAX + 1n) })).toThrow('credit.out_of_range');
  expect(() => setCredit(null, { ...ask, depositVnd: vnd(-1) })).toThrow('credit.out_of_range');
});

// Goal: no run of deals between any pairs passes what is left of any. Method: random deals; the test adds up on its own.
test('deals never take more than is left of their pair, and a pair without a limit takes all', () => {
  const pairs = [HANOI_BUYER, DRIED_FRUIT_PLANT].map(({ id }) => `${HAT_LOT_COOPERATIVE.id} ${id}`);
  const deal = fc.record({ pair: fc.constantFrom(...pairs, 'free'), vnd: fc.bigInt({ min: 1n, max: 40n }).map(vnd) });
  fc.assert(
    fc.property(fc.array(deal, { maxLength: 40 }), fc.bigInt({ min: 0n, max: 200n }), (deals, room) => {
      const kept = withinCredit(deals, new Map([...pairs.map((pair) => [pair, vnd(room)] as const), ['free', null]]));
      for (const pair of pairs) expect(kept.filter((one) => one.pair === pair).reduce((sum, one) => sum + one.vnd, 0n) <= room).toBe(true);
      expect(kept.filter(({ pair }) => pair === 'free')).toEqual(deals.filter(({ pair }) => pair === 'free'));
    }),
  );
});
