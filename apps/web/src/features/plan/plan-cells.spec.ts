import {
  cellReader,
  EMPTY_SHEET,
  landing,
  LINE_ROW,
  overLine,
  overtaken,
  pastedCells,
  saved,
  undo,
  write,
  type CellKey,
} from './plan-cells';

const kgIn = cellReader('kg', 'vi');
const none = () => 0;

test.each([
  ['1.500', 1_500],
  ['1,5 tấn', 1_500],
  ['2 tấn', 2_000],
  ['12 tạ', 1_200],
  ['', 0],
  ['–', 0],
  ['nhiều', null],
  ['1,5', null],
])('a cell in kg reads %p as %p', (text, kg) => expect(kgIn(text).kg).toBe(kg));

test('a cell in tonnes reads a bare figure as tonnes', () => {
  expect(cellReader('tan', 'vi')('1,5').kg).toBe(1_500);
  expect(cellReader('tan', 'en')('1.5').kg).toBe(1_500);
});

test('a block from a spreadsheet lands from the first cell on; what hangs over the edge is counted', () => {
  const cells = pastedCells('40\t1,5 tấn\r\n\t2\n');
  expect(cells).toEqual([
    ['40', '1,5 tấn'],
    ['', '2'],
  ]);
  const grid = { rows: ['mango', 'longan'], days: ['2026-06-01', '2026-06-02'] };
  expect([...landing(cells, { row: 0, column: 0 }, grid).written]).toEqual([
    ['mango 2026-06-01', '40'],
    ['mango 2026-06-02', '1,5 tấn'],
    ['longan 2026-06-01', ''],
    ['longan 2026-06-02', '2'],
  ]);
  expect(landing(cells, { row: 1, column: 1 }, grid)).toEqual({ written: new Map([['longan 2026-06-02', '40']]), outside: 3 });
});

test('writing, saving and undo: what is as saved is typed no longer', () => {
  const key: CellKey = 'mango 2026-06-01';
  const typed = write(EMPTY_SHEET, new Map([[key, '500']]), none, kgIn);
  expect(typed.typed).toEqual({ [key]: '500' });
  expect(write(typed, new Map([[key, '']]), none, kgIn).typed).toEqual({});
  expect(undo(typed).typed).toEqual({});
  expect(undo(EMPTY_SHEET)).toEqual(EMPTY_SHEET);
  expect(saved(typed, [key])).toEqual(EMPTY_SHEET);
  // No limit and a limit of nothing are two things.
  const line: CellKey = `${LINE_ROW} 2026-06-01`;
  expect(write(EMPTY_SHEET, new Map([[line, '0']]), () => null, kgIn).typed).toEqual({ [line]: '0' });
});

test('what does not fit on the line is told by cell, from the top down', () => {
  const rows = [
    { row: 'mango', kg: 30 },
    { row: 'longan', kg: 30 },
    { row: 'plum', kg: 10 },
  ];
  expect([...overLine(rows, 50)]).toEqual([
    ['longan', 10],
    ['plum', 10],
  ]);
  expect([...overLine(rows, 70)]).toEqual([]);
  expect([...overLine(rows, null)]).toEqual([]);
});

test('a cell under which somebody else wrote is overtaken, until it is given up or written over what now stands', () => {
  const key: CellKey = 'mango 2026-06-01';
  const [before, now] = [() => 100, () => 300];
  const typed = write(EMPTY_SHEET, new Map([[key, '500']]), before, kgIn);
  expect(overtaken(typed, before)).toEqual([]);
  expect(overtaken(typed, now)).toEqual([key]);
  // Typing on does not make it seen.
  expect(overtaken(write(typed, new Map([[key, '600']]), now, kgIn), now)).toEqual([key]);
  const anew = write(saved(typed, [key]), new Map([[key, '700']]), now, kgIn);
  expect(overtaken(anew, now)).toEqual([]);
  expect(overtaken(saved(typed, [key]), now)).toEqual([]);
});
