import type { Offer } from '../../shared/api/views';
import { repriced } from './reprice';

const offers = [
  ['a', 7_000],
  ['b', 7_500],
  ['c', 400],
].map(([id, askVndPerKg]) => ({ id, askVndPerKg }) as Offer);

it.each([
  [
    { how: 'to', vndPerKg: 7_500 },
    [
      ['a', 7_500],
      ['c', 7_500],
    ],
  ],
  [
    { how: 'up', vndPerKg: 200 },
    [
      ['a', 7_200],
      ['b', 7_700],
      ['c', 600],
    ],
  ],
  [
    { how: 'down', vndPerKg: 400 },
    [
      ['a', 6_600],
      ['b', 7_100],
    ],
  ],
  [{ how: 'up', vndPerKg: 0 }, []],
] as const)('%j changes these', (change, after) => {
  expect(repriced(offers, change).map(({ offer, vndPerKg }) => [offer.id, vndPerKg])).toEqual(after);
});
