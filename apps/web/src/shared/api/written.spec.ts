import { written } from './written';

it('a request is written as it is', () => {
  expect(written({ kg: 1_500, certificates: ['vietgap'], note: null, areaCode: undefined })).toBe(
    '{"kg":1500,"certificates":["vietgap"],"note":null}',
  );
});

it('what is no figure is never taken for nothing typed', () => {
  expect(written({ yieldKgPerHa: Number.NaN, lines: [{ kg: Number.NaN }, { kg: Infinity }] })).toBe(
    '{"yieldKgPerHa":"NaN","lines":[{"kg":"NaN"},{"kg":"NaN"}]}',
  );
});
