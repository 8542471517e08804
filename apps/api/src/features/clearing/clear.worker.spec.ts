import fs from 'node:fs';
import { clear } from '@domain/clearing/clear';
import { instanceToInput } from '@domain/clearing/files/instance-file';
import { asInstanceFile } from '@domain/clearing/files/instance-schema';
import type { ClearingResult } from '@domain/clearing/clearing-result';
import { solveRound } from './clear.worker';

// Goal: whatever is wrong with a result, the round is written down with what the checker found; nothing on the way trips over the fault.
const input = instanceToInput(asInstanceFile(JSON.parse(fs.readFileSync('test/golden/clearing/300x150.json', 'utf8'))));
const NO_RULES = { sellerMost: [], alternatives: [], credit: [] };
const spoil = (change: (fill: ClearingResult['fills'][number]) => object) =>
  solveRound(input, NO_RULES, (given) => {
    const result = clear(given);
    const [first, ...others] = result.fills;
    return { ...result, fills: [{ ...first!, ...change(first!) }, ...others] };
  });

test('a sound result has no violations', () => {
  expect(solveRound(input, NO_RULES, clear).violations).toEqual([]);
});

test.each([
  ['a kilogram too many', (fill: { kg: number }) => ({ kg: fill.kg + 1 })],
  ['less than nothing', () => ({ kg: -5 })],
  ['an offer that nobody made', () => ({ offerId: 999_999 })],
  ['an order that nobody placed', () => ({ lineId: 999_999 })],
  ['a price that is no price', () => ({ sellerPriceVndPerKg: -1 })],
])('%s: the checker finds it, and the round can be written down', (_, change) => {
  const solved = spoil(change as (fill: ClearingResult['fills'][number]) => object);
  expect(solved.violations.length).toBeGreaterThan(0);
  expect(JSON.stringify(solved.violations)).toContain('{');
  expect(solved.inputHash).toHaveLength(64);
});
