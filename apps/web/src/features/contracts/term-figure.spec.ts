import { plainWeight, readTerm, twoWays } from './term-figure';

test.each([
  ['weight', '40', 40_000],
  ['weight', '1,5 tấn', 1_500],
  ['price', '8.500', 8_500],
  ['percent', '7,5', 750],
  ['percent', '8 %', 800],
  ['tenth', '2,5 ha', 25_000],
  ['signed', '-500', -500],
  ['whole', '1,5', null],
  ['price', 'nhiều', null],
  ['percent', '-5', null],
  ['percent', '7,555', null],
  ['money', '12.000.000', 12_000_000],
  ['money', '1,5 tỷ', 1_500_000_000],
  ['weight', '', undefined],
] as const)('%s: %p is %p', (kind, text, value) => expect(readTerm(kind, text, 'vi')).toBe(value));

test('a sum in English keeps its thousands, whichever mark groups them', () => {
  for (const typed of ['12,000', '12.000', '12000']) expect(readTerm('money', typed, 'en')).toBe(12_000);
});

test('a figure that can be read two ways says both; one that cannot says nothing', () => {
  expect(twoWays('weight', '1.200', 'vi')).toEqual({ value: '1.200.000\u00a0kg', other: '1.200\u00a0kg', example: '1.200\u00a0kg' });
  expect(twoWays('percent', '1.500', 'vi')).toEqual({ value: '1.500 %', other: '1,5 %', example: '1,5 %' });
  for (const [kind, typed] of [
    ['price', '8.500'],
    ['whole', '36'],
    ['money', '12.000'],
    ['percent', '7,5'],
  ] as const)
    expect(twoWays(kind, typed, 'vi')).toBeNull();
});

test.each([92_307, 1_200_500, 40, 999_999])('%p kg are written so that they can be read one way', (kg) => {
  for (const language of ['vi', 'en'] as const) {
    expect(readTerm('weight', plainWeight(kg, language), language)).toBe(kg);
    expect(twoWays('weight', plainWeight(kg, language), language)).toBeNull();
  }
});
