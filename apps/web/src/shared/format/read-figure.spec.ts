import { assert, constantFrom, integer, property } from 'fast-check';
import { formatDecimal } from './number';
import { figureOf, readFigure } from './read-figure';

describe('bare figures as people type them', () => {
  it.each([
    ['12', 0, 12],
    ['1.500', 0, 1_500],
    ['1,500', 0, 1_500],
    ['1 500', 0, 1_500],
    ['12.000.000', 0, 12_000_000],
    ['3,5', 1, 3.5],
    ['3.5', 1, 3.5],
    ['3,5 ha', 4, 3.5],
    ['−2', 0, -2],
    ['-1.000', 0, -1_000],
    ['12 ngày', 0, 12],
    ['1,000', 0, 1_000],
    ['5,0', 0, 5],
    ['3,50', 1, 3.5],
    ['1,5', 0, null],
    ['1,25', 1, null],
    ['1.5.0', 4, null],
    ['1,5 tấn', 1, null],
    ['nhiều', 0, null],
    ['', 0, null],
    ['9'.repeat(40), 0, null],
  ])('%j with at most %i decimals is %p', (typed, decimals, value) => {
    expect(readFigure(typed, decimals, 'vi')?.value ?? null).toBe(value);
  });

  it('gives the other way where both are possible, in the order of the language', () => {
    expect(readFigure('1.500', 4, 'vi')).toEqual({ value: 1_500, other: 1.5 });
    expect(readFigure('1.500', 4, 'en')).toEqual({ value: 1.5, other: 1_500 });
  });

  it('sends no figure for none', () => expect(figureOf('1,5 tạ', 0, 'vi')).toBeNaN());

  it('reads what is written', () => {
    assert(
      property(integer({ min: -90_000_000, max: 90_000_000 }), constantFrom('vi' as const, 'en' as const), (tenThousandths, language) => {
        const value = tenThousandths / 10_000;
        expect(figureOf(formatDecimal(value, { least: 0, most: 4 }, language), 4, language) - value).toBe(0);
      }),
    );
  });
});
