import { prngOf } from './prng';

test('the same seed gives the same numbers, another purpose others', () => {
  const draw = (...seed: string[]): number[] => {
    const prng = prngOf(...seed);
    return Array.from({ length: 5 }, () => prng.int(1, 1_000_000));
  };
  expect(draw('mua-vu', 'lots')).toEqual(draw('mua-vu', 'lots'));
  expect(draw('mua-vu', 'lots')).not.toEqual(draw('mua-vu', 'demands'));
});

test('weights are kept: three of four draws go to the entry that weighs three times the other', () => {
  const prng = prngOf('weights');
  const heavy = Array.from({ length: 4_000 }, () => prng.weighted(['heavy', 'light'], (name) => (name === 'heavy' ? 3 : 1))).filter(
    (name) => name === 'heavy',
  );
  expect(heavy.length).toBeGreaterThan(2_850);
  expect(heavy.length).toBeLessThan(3_150);
});

test('a shuffle loses nothing and repeats nothing', () => {
  const list = Array.from({ length: 50 }, (_, index) => index);
  expect(
    prngOf('shuffle')
      .shuffled(list)
      .sort((a, b) => a - b),
  ).toEqual(list);
});

test('nothing can be picked from an empty list', () => {
  expect(() => prngOf('empty').pick([])).toThrow('nothing to choose from');
});
