import { dayOf } from '../shared/day';
import type { OrganisationId } from '../shared/ids';
import { sampleId } from '../shared/samples';
import { readHeads, type RegisterNames } from './register-cells';
import { AREA_SHAPE, type AreaColumn, readAreaRow } from './register-row';
import { safeCell } from '../shared/file-cell';
import { CHINA, MANGO } from './samples';

const TODAY = dayOf('2026-06-12', 'day');
const HOLDER = sampleId<OrganisationId>(7);
const NAMES: RegisterNames = {
  products: new Map([
    ['xoai', MANGO],
    ['mango', MANGO],
  ]),
  communes: new Map([
    ['xa mai son', '04105'],
    ['04105', '04105'],
  ]),
  markets: new Map([['cn', CHINA]]),
  holders: new Map([['htx hat lot', HOLDER]]),
};
const ROW: Readonly<Partial<Record<AreaColumn, string>>> = {
  code: 'VN-SLOR-0123',
  holder: 'HTX Hát Lót',
  households: '24',
  hectares: '12,5',
  product: 'Xoài',
  commune: 'Xã Mai Sơn',
  markets: 'CN',
  standing: 'Đang hiệu lực',
  from: '01/03/2026',
};
const read = (change: Partial<Record<AreaColumn, string>>) => readAreaRow((column) => ({ ...ROW, ...change })[column] ?? '', NAMES, TODAY);

test('a row is read as people write it', () => {
  expect(read({})).toEqual({
    code: 'VN-SLOR-0123',
    holderId: HOLDER,
    holderName: 'HTX Hát Lót',
    households: 24,
    hectares: 12.5,
    productId: MANGO,
    communeCode: '04105',
    placeName: '',
    yieldKgPerHa: null,
    markets: [CHINA],
    standing: 'active',
    from: '2026-03-01',
  });
  expect(read({ holder: 'Người khác', from: '', standing: '', markets: '' })).toMatchObject({
    holderId: null,
    from: TODAY,
    standing: 'active',
    markets: [],
  });
});

test.each([
  ['hectares', 'mười hai', 'import.not_a_number'],
  ['hectares', '1.234,5', 'import.not_a_number'],
  ['product', 'sầu riêng', 'product.unknown'],
  ['commune', 'Xã Không Có', 'commune.unknown'],
  ['markets', 'XX', 'destination.unknown'],
  ['from', '31/02/2026', 'day.invalid'],
  ['standing', 'đang ngủ', 'standing.wrong_move'],
  ['holder', '=HYPERLINK("x")', 'import.formula'],
  ['place', '@SUM(A1)', 'import.formula'],
  ['place', '-cmd', 'import.formula'],
] as const)('%s %p is refused at its column', (column, text, code) => {
  expect(() => read({ [column]: text })).toThrow(expect.objectContaining({ code, field: column }));
});

test('columns are found by their Vietnamese or English heads, and a missing one is named', () => {
  const heads = ['Mã số', 'Chủ mã', 'Số hộ', 'Diện tích (ha)', 'Nông sản', 'Xã'];
  expect(readHeads(AREA_SHAPE, heads).get('hectares')).toBe(3);
  expect(() => readHeads(AREA_SHAPE, heads.slice(1))).toThrow(
    expect.objectContaining({ code: 'import.missing_column', facts: { column: 'code' } }),
  );
});

test('what a spreadsheet would run is marked on the way out and taken as text on the way in', () => {
  for (const text of ['=1+1', '+84', '-x', '@a']) {
    expect(safeCell(text)).toBe(`'${text}`);
    expect(read({ place: safeCell(text) }).placeName).toBe(text);
  }
  expect(safeCell('bản Tiến Xa')).toBe('bản Tiến Xa');
});
