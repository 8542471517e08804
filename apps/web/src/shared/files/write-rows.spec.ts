import { readRows } from './read-rows';
import { csvOf } from './write-rows';

const sheet = {
  name: 'x',
  heads: ['Giống', 'Tấn', 'Ghi chú'],
  rows: [
    ['Xoài; tròn', 12.5, null],
    ['Mận "hậu"', 3, 'hai\ndòng'],
  ],
};

describe('rows to a file and back', () => {
  it('is written for a Vietnamese Excel: a mark for accents, semicolons', () => {
    const text = csvOf(sheet);
    expect(text.startsWith('\uFEFFGiống;Tấn;Ghi chú\r\n')).toBe(true);
  });

  it('comes back as it went', async () => {
    expect(await readRows(new File([csvOf(sheet)], 'x.csv'))).toEqual([
      ['Giống', 'Tấn', 'Ghi chú'],
      ['Xoài; tròn', '12.5', ''],
      ['Mận "hậu"', '3', 'hai\ndòng'],
    ]);
  });

  it.each(['=HYPERLINK("x")', '+84', '@SUM(A1)', '-1+2'])('TM-10 a cell of %s is words, never a formula', (cell) => {
    expect(csvOf({ ...sheet, rows: [[cell, 1, null]] })).toContain(`'${cell.slice(0, 4)}`);
  });
});
