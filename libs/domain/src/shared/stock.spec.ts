import fc from 'fast-check';
import { confirmHeld, hold, isUsedUp, openKg, openStock, promisedKg, releaseHeld, resize, stockOf, type Stock } from './stock';
import { kgOf, lotKgOf, NO_KG } from './weight';

const kg = (value: number) => kgOf(value, 'kg');

type Step = { readonly move: 'hold' | 'confirm' | 'release' | 'resize'; readonly kg: number };
const steps = fc.array(fc.record({ move: fc.constantFrom('hold', 'confirm', 'release', 'resize'), kg: fc.integer({ min: 1, max: 30 }) }), {
  maxLength: 60,
});

/** The spec's own account of what must happen, kept by plain arithmetic: null where the step must be refused. */
function expected(stock: { total: number; held: number; confirmed: number }, step: Step): typeof stock | null {
  if (step.move === 'hold') return step.kg <= stock.total - stock.held - stock.confirmed ? { ...stock, held: stock.held + step.kg } : null;
  if (step.move === 'resize') return step.kg >= stock.held + stock.confirmed ? { ...stock, total: step.kg } : null;
  if (step.kg > stock.held) return null;
  if (step.move === 'release') return { ...stock, held: stock.held - step.kg };
  return { ...stock, held: stock.held - step.kg, confirmed: stock.confirmed + step.kg };
}

function take(stock: Stock, step: Step): Stock {
  if (step.move === 'hold') return hold(stock, kg(step.kg));
  if (step.move === 'confirm') return confirmHeld(stock, kg(step.kg));
  if (step.move === 'release') return releaseHeld(stock, kg(step.kg));
  return resize(stock, kg(step.kg), 'kg');
}

test('no kilogram is promised twice, whatever is tried in whatever order (I1, I2)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), steps, (total, tried) => {
      let stock = openStock(kg(total));
      let account = { total, held: 0, confirmed: 0 };
      for (const step of tried) {
        const next = expected(account, step);
        if (next === null) expect(() => take(stock, step)).toThrow();
        else {
          stock = take(stock, step);
          account = next;
        }
        expect(stock).toEqual({ totalKg: account.total, heldKg: account.held, confirmedKg: account.confirmed });
        expect(openKg(stock) + promisedKg(stock)).toBe(stock.totalKg);
      }
    }),
  );
});

test('more than is open is refused with what is left', () => {
  const stock = hold(openStock(kg(12_000)), kg(8_000));
  expect(() => hold(stock, kg(4_001))).toThrow(
    expect.objectContaining({ code: 'stock.not_enough_open', facts: { openKg: 4_000, askedKg: 4_001 } }),
  );
  expect(openKg(hold(stock, kg(4_000)))).toBe(0);
});

test('an offer cannot shrink below what is promised', () => {
  const stock = confirmHeld(hold(openStock(kg(12_000)), kg(8_000)), kg(3_000));
  expect(resize(stock, kg(8_000), 'kg').totalKg).toBe(8_000);
  expect(() => resize(stock, kg(7_999), 'kg')).toThrow(expect.objectContaining({ code: 'stock.below_promised', field: 'kg' }));
});

test('leaving the hold with more than is held is a defect, not a refusal', () => {
  for (const leave of [confirmHeld, releaseHeld]) expect(() => leave(openStock(kg(5)), kg(1))).toThrow('more weight leaves the hold');
});

test('a trade of nothing moves nothing', () => {
  for (const move of [hold, confirmHeld, releaseHeld]) expect(() => move(openStock(kg(5)), NO_KG)).toThrow('at least one kilogram');
});

test('a stored stock with more promised than there is does not load', () => {
  expect(() => stockOf(lotKgOf(10, 'kg'), kg(6), kg(5))).toThrow('more weight is promised');
  expect(isUsedUp(stockOf(lotKgOf(10, 'kg'), NO_KG, kg(10)))).toBe(true);
  expect(isUsedUp(stockOf(lotKgOf(10, 'kg'), kg(1), kg(9)))).toBe(false);
});
