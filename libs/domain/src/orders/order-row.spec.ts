import { Catalogue } from '../catalogue/catalogue';
import type { DestinationId, GradeId, ProductId, VarietyId } from '../shared/ids';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { HANOI_BUYER } from '../identity/samples';
import { GL4, GRADE_1, HAT_LOT, MANGO, PLANT } from '../offers/samples';
import { ORDER_COLUMNS, type OrderColumn, readOrderHeads } from './order-columns';
import { orderRow, readOrderRow } from './order-row';
import { placeOrder } from './place-order';

const YEAR = { fromMonth: 1, toMonth: 12, peakMonths: [] };
const place = { lat: 21, lon: 104, communeCode: null, formerDistrict: null, road: null, demo: false };
const CATALOGUE = new Catalogue({
  products: [
    {
      id: MANGO as ProductId,
      nameVi: 'Xoài',
      nameEn: 'Mango',
      category: 'fruit',
      season: YEAR,
      referenceVndPerKg: 7_000,
      freshnessVndPerKgDay: 100,
      maxHoldDays: 1,
      yieldKgPerHa: null,
      varieties: [
        {
          ...GL4,
          id: GL4.id as VarietyId,
          nameVi: 'Xoài Đài Loan',
          nameEn: 'GL4 mango',
          season: YEAR,
          formerDistricts: [],
          retired: false,
        },
      ],
      grades: [{ ...GRADE_1, id: GRADE_1.id as GradeId, nameVi: 'Loại 1', nameEn: 'Grade 1', rank: 0, serves: [], retired: false }],
    },
  ],
  places: [
    { ...place, id: PLANT.id, kind: 'factory', nameVi: 'Nhà máy', nameEn: 'Plant' },
    { ...place, id: HAT_LOT.id, kind: 'collection_point', nameVi: 'Hát Lót', nameEn: 'Hat Lot' },
  ],
  routes: [],
  destinations: ['CN' as DestinationId],
});
const GOOD: Readonly<Partial<Record<OrderColumn, string>>> = {
  product: 'xoài',
  grades: 'Loại 1',
  place: 'nha may',
  kg: '6.000',
  limit: '11,000',
  from: '12/6/2026',
  to: '2026-06-14',
};
const read = (changes: Readonly<Partial<Record<OrderColumn, string>>>) =>
  readOrderRow((column) => ({ ...GOOD, ...changes })[column] ?? '', CATALOGUE);

test('a row says an order as people write it', () => {
  expect(
    read({ varieties: 'GL4 mango', limit_at: 'tại vườn', firm: 'x', min_lot_kg: '500', certificates: 'VietGAP', destination: 'CN' }),
  ).toMatchObject({
    productId: MANGO,
    varieties: [{ id: GL4.id }],
    grades: [{ id: GRADE_1.id }],
    place: { id: PLANT.id },
    destinationId: 'CN',
    kg: 6_000,
    limitVndPerKg: 11_000,
    delivery: { from: '2026-06-12', to: '2026-06-14' },
    certificates: ['vietgap'],
    firm: true,
    rules: { limitAt: 'farm_gate', minLotKg: 500, maxPerSellerKg: 0, allOrNothing: false, expiresAt: null },
  });
});

test.each<[Partial<Record<OrderColumn, string>>, string, string]>([
  [{ product: 'chôm chôm' }, 'product.unknown', 'product'],
  [{ varieties: 'GL4 mango|xoài lạ' }, 'variety.unknown', 'varieties'],
  [{ grades: 'Loại 9' }, 'grade.unknown', 'grades'],
  [{ place: 'Sao Hoả' }, 'place.unknown', 'place'],
  [{ place: 'Hát Lót' }, 'place.wrong_kind', 'place'],
  [{ destination: 'sao hoả' }, 'destination.unknown', 'destination'],
  [{ kg: 'nhiều' }, 'import.not_a_number', 'kg'],
  [{ limit: '=1+1' }, 'import.formula', 'limit'],
  [{ limit_at: 'trên trời' }, 'import.unknown_word', 'limit_at'],
  [{ to: '31/02/2026' }, 'day.invalid', 'to'],
  [{ whole: 'có lẽ' }, 'import.unknown_word', 'whole'],
])('%j is refused at its column', (changes, code, field) => expect(() => read(changes)).toThrow(expect.objectContaining({ code, field })));

test('heads come in any order and language; one that is needed is asked for by name', () => {
  const heads = readOrderHeads(['Giá tối đa', 'Nông sản', 'Loại', 'Nơi nhận', 'Khối lượng', 'Từ ngày', 'Đến ngày']);
  expect([heads.get('limit'), heads.get('product'), heads.get('firm')]).toEqual([0, 1, undefined]);
  expect(() => readOrderHeads(['nông sản'])).toThrow(
    expect.objectContaining({ code: 'import.missing_column', facts: { column: 'grades' } }),
  );
});

test('what is exported is read again as the same order', () => {
  const ask = read({ varieties: GL4.id, destination: 'CN', max_per_seller_kg: '2000', firm: '1', certificates: 'vietgap|organic' });
  const { order } = placeOrder(ask, { id: sampleId(1), buyer: HANOI_BUYER, today: SUNDAY, now: SUNDAY_NOON });
  const row = orderRow(order);
  expect(Object.keys(row)).toEqual([...ORDER_COLUMNS]);
  expect(readOrderRow((column) => row[column], CATALOGUE)).toEqual(ask);
});
