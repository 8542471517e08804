import papa from 'papaparse';
import { CONTRACT_COLUMNS, CONTRACT_FILE } from '@domain/contracts/contract-columns';
import { OFFER_COLUMNS, OFFER_FILE } from '@domain/offers/offer-columns';
import { ORDER_COLUMNS, ORDER_FILE } from '@domain/orders/order-columns';
import { guessMap, mappedCsv, missingIn, wholeGroups } from './column-map';

test.each([
  ['lots', OFFER_COLUMNS, OFFER_FILE],
  ['orders', ORDER_COLUMNS, ORDER_FILE],
  ['contracts', CONTRACT_COLUMNS, CONTRACT_FILE],
] as const)('an exported file of %s maps onto itself, column by column', (_kind, columns, form) => {
  const map = guessMap(columns, form);
  expect(columns.map((column) => map[column])).toEqual(columns.map((_, place) => place));
  const rows = [columns.map((column) => `${column} "1", x`), columns.map(() => '')];
  const { data } = papa.parse<string[]>(mappedCsv(rows, map, new Set()));
  expect(data).toEqual([[...columns], ...rows]);
});

test('heads of a cooperative’s own sheet are found without their accents; what is not is said, and mapped by hand', () => {
  const heads = ['STT', 'Giống', 'Phẩm cấp', 'Điểm cân', 'Tổng SL', 'Giá (đ/kg)', 'Từ ngày', 'Đến ngày'];
  const map = guessMap(heads, OFFER_FILE);
  expect(missingIn(map, OFFER_FILE)).toEqual(['kg']);
  const whole = { ...map, kg: 4 };
  expect(missingIn(whole, OFFER_FILE)).toEqual([]);
  const rows = [
    ['1', 'Xoài', 'Loại 1', 'Hát\nLót', '1.500', '9000', '1/6/2026', '3/6/2026'],
    ['2', 'Nhãn', 'Loại 2', 'Mường La', 'nhiều', '8000', '1/6/2026', '3/6/2026'],
  ];
  const { data } = papa.parse<string[]>(mappedCsv(rows, whole, new Set([3])));
  expect(data).toEqual([
    ['variety', 'grade', 'place', 'kg', 'ask', 'from', 'to'],
    ['Xoài', 'Loại 1', 'Hát Lót', '1.500', '9000', '1/6/2026', '3/6/2026'],
  ]);
});

test('a contract with one bad row is left out whole, wherever its rows stand; a lot alone', () => {
  const rows = [
    ['A', '1'],
    ['B', 'x'],
    [' A ', 'nhiều'],
    ['B', '2'],
    ['C', '3'],
  ];
  expect(wholeGroups(new Set([4]), rows, { number: 0, kg: 1 }, CONTRACT_FILE)).toEqual(new Set([2, 4]));
  expect(wholeGroups(new Set([4]), rows, { kg: 1 }, OFFER_FILE)).toEqual(new Set([4]));
});
