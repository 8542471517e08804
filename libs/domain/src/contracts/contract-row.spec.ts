import { Catalogue } from '../catalogue/catalogue';
import { GL4, GRADE_1, HAT_LOT, MANGO, PLANT } from '../offers/samples';
import type { Day } from '../shared/day';
import type { GradeId, ProductId, VarietyId } from '../shared/ids';
import type { VndPerKg } from '../shared/unit-price';
import type { Kg } from '../shared/weight';
import type { ContractColumn } from './contract-columns';
import { CONTRACT_COLUMNS, readContractHeads } from './contract-columns';
import { contractFileRows } from './contract-file-rows';
import { contractLine, gatherContracts } from './contract-row';
import type { PriceRule } from './price-rule';
import { aContract } from './samples';

const YEAR = { fromMonth: 1, toMonth: 12, peakMonths: [] };
const place = { lat: 21, lon: 104, communeCode: null, formerDistrict: null, road: null, demo: false };
const grade = { ...GRADE_1, rank: 0, serves: [], retired: false };
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
        { ...GL4, id: GL4.id as VarietyId, nameVi: 'Xoài Đài Loan', nameEn: 'GL4', season: YEAR, formerDistricts: [], retired: false },
      ],
      grades: [
        { ...grade, id: GRADE_1.id as GradeId, nameVi: 'Loại 1', nameEn: 'Grade 1' },
        { ...grade, id: 'grade2' as GradeId, nameVi: 'Loại 2', nameEn: 'Grade 2', rank: 1 },
      ],
    },
  ],
  places: [
    { ...place, id: PLANT.id, kind: 'factory', nameVi: 'Nhà máy', nameEn: 'Plant' },
    { ...place, id: HAT_LOT.id, kind: 'collection_point', nameVi: 'Hát Lót', nameEn: 'Hat Lot' },
  ],
  routes: [],
  destinations: [],
});
type Cells = Readonly<Partial<Record<ContractColumn, string>>>;
const JUNE: Cells = {
  number: '12/2026/HĐBT',
  partner: 'HTX Hát Lót',
  product: 'xoài',
  grades: 'Loại 1|loai 2: -800',
  place: 'nhà máy',
  from: '1/6/2026',
  to: '30/6/2026',
  kg: '12.000',
  tolerance_percent: '10',
  notice_hours: '48',
  price: '8.500',
};
const JULY: Cells = { number: '12/2026/HĐBT', from: '2026-07-01', to: '2026-07-31', kg: '8,000', band_percent: '7,5 %' };
const gather = (...rows: readonly Cells[]) =>
  gatherContracts(
    rows.map((cells, nth) => contractLine((column) => cells[column] ?? '', nth + 2)),
    CATALOGUE,
  );
const refusalsOf = (...rows: readonly Cells[]) => gather(...rows).refused.map(({ line, error }) => [line, error.field, error.code]);

test('rows of one number are the periods of one contract, in whatever order they stand', () => {
  const swapped: Cells = { number: '12/2026/HĐBT', from: '1/6/2026', to: '30/6/2026', kg: '12.000' };
  const { contracts, refused } = gather({ ...JUNE, ...JULY }, swapped);
  expect(refused).toEqual([]);
  expect(contracts).toEqual([
    {
      line: 2,
      number: '12/2026/HĐBT',
      partner: 'HTX Hát Lót',
      terms: {
        productId: MANGO,
        varietyIds: [],
        grades: [
          { gradeId: GRADE_1.id, spreadVndPerKg: 0 },
          { gradeId: 'grade2', spreadVndPerKg: -800 },
        ],
        placeId: PLANT.id,
        seasonFrom: '2026-06-01',
        seasonTo: '2026-07-31',
        periods: [
          { from: '2026-06-01', to: '2026-06-30', kg: 12_000, percentBp: 1_000 },
          { from: '2026-07-01', to: '2026-07-31', kg: 8_000, percentBp: 750 },
        ],
        toleranceBp: 1_000,
        noticeHours: 48,
        price: { kind: 'fixed', vndPerKg: 8_500 },
      },
    },
  ]);
});

test('a price that follows the market, and all that a contract may say beside it', () => {
  const market: Cells = {
    price_rule: 'Thị trường trừ lùi',
    price: '',
    minus: '500',
    floor: '6.000',
    index: 'tại vườn',
    index_place: 'Hát Lót',
  };
  const beside: Cells = {
    band_kg: '900',
    ceiling_kg: '12.500',
    confirm_hours: '4',
    make_up_days: '3',
    penalty_percent: '8',
    deposit: '50.000.000',
    causes: 'mưa đá|flood',
    area_codes: 'VN-SLOR-0123',
  };
  const [contract] = gather({ ...JUNE, ...market, ...beside }).contracts;
  expect(contract?.terms).toMatchObject({
    periods: [{ bandKg: 900 }],
    ceilingKg: 12_500,
    confirmHours: 4,
    makeUpDays: 3,
    penaltyBp: 800,
    depositVnd: '50000000',
    forceMajeure: ['hail', 'flood'],
    areaCodes: ['VN-SLOR-0123'],
    price: {
      kind: 'market_minus',
      minusVndPerKg: 500,
      floorVndPerKg: 6_000,
      index: { indexId: 'farm_gate', placeId: HAT_LOT.id, lagDays: 1, averageDays: 1 },
    },
  });
});

test.each<[Cells, string, string]>([
  [{ product: 'chôm chôm' }, 'product', 'product.unknown'],
  [{ varieties: 'xoài lạ' }, 'varieties', 'variety.unknown'],
  [{ grades: 'Loại 9' }, 'grades', 'grade.unknown'],
  [{ grades: 'Loại 1: rẻ' }, 'grades', 'import.not_a_number'],
  [{ place: 'Sao Hoả' }, 'place', 'place.unknown'],
  [{ from: '31/02/2026' }, 'from', 'day.invalid'],
  [{ kg: 'nhiều' }, 'kg', 'import.not_a_number'],
  [{ tolerance_percent: '' }, 'tolerance_percent', 'import.not_a_number'],
  [{ price: '' }, 'price', 'import.not_a_number'],
  [{ price_rule: 'trên trời' }, 'price_rule', 'import.unknown_word'],
  [{ price_rule: 'giá sàn', index_place: 'Sao Hoả' }, 'index_place', 'place.unknown'],
  [{ causes: 'buồn ngủ' }, 'causes', 'contract.cause_unknown'],
])('%j is refused at its column', (changes, field, code) => expect(refusalsOf({ ...JUNE, ...changes })).toEqual([[2, field, code]]));

test('a later row may repeat its contract and not contradict it; each row is refused at its own line, and the rest is still read', () => {
  const other: Cells = { ...JUNE, number: '13/2026', kg: 'x' };
  const { contracts, refused } = gather(JUNE, { ...JULY, price: '8.500' }, other);
  expect(contracts).toHaveLength(1);
  expect(refused.map(({ line, error }) => [line, error.field])).toEqual([[4, 'kg']]);
  expect(refusalsOf(JUNE, { ...JULY, price: '9.000' })).toEqual([[3, 'price', 'import.other_than_before']]);
});

test('a row needs its contract’s number, and no cell may be a formula', () => {
  expect(() => gather({ ...JUNE, number: ' ' })).toThrow(expect.objectContaining({ code: 'text.too_short', field: 'number' }));
  expect(() => gather({ ...JUNE, partner: '=1+1' })).toThrow(expect.objectContaining({ code: 'import.formula', field: 'partner' }));
});

test('no two columns answer to one head, and one that is needed is asked for by name', () => {
  const heads = readContractHeads([
    'Số hợp đồng',
    'Hợp tác xã',
    'Nông sản',
    'Loại',
    'Nhà máy',
    'Từ ngày',
    'Đến ngày',
    'kg',
    'Dung sai',
    'Báo trước',
  ]);
  expect([...heads.values()]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect([...readContractHeads(CONTRACT_COLUMNS).values()]).toEqual(CONTRACT_COLUMNS.map((_, at) => at));
  expect(() => readContractHeads(['số'])).toThrow(expect.objectContaining({ code: 'import.missing_column', facts: { column: 'partner' } }));
});

const INDEX = { indexId: 'farm_gate', placeId: HAT_LOT.id, lagDays: 2, averageDays: 7 };
const PRICES: readonly PriceRule[] = [
  { kind: 'fixed', vndPerKg: 8_500 as VndPerKg },
  { kind: 'floor_plus_market', floorVndPerKg: 6_000 as VndPerKg, index: INDEX, capVndPerKg: null },
  { kind: 'market_minus', minusVndPerKg: 500, index: { ...INDEX, placeId: null }, floorVndPerKg: null, capVndPerKg: 9_000 as VndPerKg },
];

test.each(PRICES)('what is written into a file is read out of it again as it was: %j', (price) => {
  const periods = [
    { from: '2026-06-01' as Day, to: '2026-06-30' as Day, kg: 12_000 as Kg, band: { percentBp: 725, kg: null } },
    { from: '2026-07-01' as Day, to: '2026-07-31' as Day, kg: 8_000 as Kg, band: { percentBp: 1_000, kg: 500 as Kg } },
  ];
  const { contract } = aContract({
    number: '12/2026/HĐBT',
    productId: MANGO as ProductId,
    varietyIds: [GL4.id as VarietyId],
    grades: [
      { gradeId: GRADE_1.id as GradeId, spreadVndPerKg: 0 },
      { gradeId: 'grade2' as GradeId, spreadVndPerKg: -800 },
    ],
    placeId: PLANT.id,
    periods,
    penaltyBp: 800,
    makeUpDays: 3,
    forceMajeure: ['hail', 'frost'],
    areaCodes: ['VN-SLOR-0123'],
    price,
  });
  const { contracts, refused } = gather(...contractFileRows(contract, 'HTX Hát Lót'));
  expect(refused).toEqual([]);
  const { kind, ...rest } = price;
  const said = Object.entries(rest).filter(([, value]) => value !== null);
  expect(contracts).toEqual([
    {
      line: 2,
      number: contract.number,
      partner: 'HTX Hát Lót',
      terms: {
        productId: contract.productId,
        varietyIds: contract.varietyIds,
        grades: contract.grades,
        placeId: contract.placeId,
        seasonFrom: '2026-06-01',
        seasonTo: '2026-07-31',
        periods: [
          { from: '2026-06-01', to: '2026-06-30', kg: 12_000, percentBp: 725 },
          { from: '2026-07-01', to: '2026-07-31', kg: 8_000, percentBp: 1_000, bandKg: 500 },
        ],
        toleranceBp: contract.toleranceBp,
        noticeHours: contract.noticeHours,
        ceilingKg: contract.ceilingKg,
        confirmHours: contract.confirmHours,
        makeUpDays: 3,
        depositVnd: contract.depositVnd,
        penaltyBp: 800,
        forceMajeure: ['hail', 'frost'],
        areaCodes: ['VN-SLOR-0123'],
        price: { kind, ...Object.fromEntries(said) },
      },
    },
  ]);
});
