import { HANOI_BUYER, HAT_LOT_COOPERATIVE } from '../identity/samples';
import { dayOf } from '../shared/day';
import type { ProductId } from '../shared/ids';
import { sampleId } from '../shared/samples';
import { FACILITY_SHAPE, type FacilityColumn, readFacilityRow } from './facility-file-row';
import { readHeads } from './register-cells';
import { amendFacility, type FacilityDraft, registerFacility } from './register-facility';
import { CHINA, MANGO, SPRING } from './samples';

const LONGAN = 'longan' as ProductId;
const aDraft = (change: Partial<FacilityDraft>): FacilityDraft => ({
  code: 'vn-slph-0001',
  holderId: HAT_LOT_COOPERATIVE.id,
  holderName: 'HTX Hát Lót',
  communeCode: '04105',
  productIds: [MANGO, LONGAN, MANGO],
  packsKgPerDay: 20_000,
  markets: [CHINA],
  standing: 'active',
  from: SPRING,
  ...change,
});
const entered = (change: Partial<FacilityDraft>) => registerFacility(aDraft(change), sampleId(75));

test('a facility is entered with its code in capitals and each product once; a code of another form waits for an officer', () => {
  expect(entered({})).toMatchObject({ code: 'VN-SLPH-0001', productIds: [LONGAN, MANGO], checked: true, version: 1 });
  expect(entered({ code: 'VN-SLOR-0001' }).checked).toBe(false);
  expect(entered({ standing: 'suspended' }).standings.at(-1)).toMatchObject({ marketId: null, standing: 'suspended' });
});

test.each([
  [{ packsKgPerDay: 0 }, 'facility.packs_out_of_range'],
  [{ packsKgPerDay: 2_000_001 }, 'facility.packs_out_of_range'],
  [{ packsKgPerDay: 1_000.5 }, 'facility.packs_out_of_range'],
  [{ productIds: [] }, 'facility.no_product'],
  [{ code: 'VN SLPH 0001' }, 'area_code.invalid'],
  [{ holderName: '' }, 'text.too_short'],
] as const)('%p is refused', (change, code) => {
  expect(() => entered(change)).toThrow(expect.objectContaining({ code }));
});

test('the same facts again change nothing; others make another version and leave standings and leaves alone', () => {
  const before = entered({});
  expect(amendFacility(before, aDraft({ productIds: [LONGAN, MANGO], standing: 'revoked', holderId: null }))).toBe(before);
  for (const change of [{ packsKgPerDay: null }, { holderId: HANOI_BUYER.id }, { productIds: [MANGO] }, { communeCode: '03646' }])
    expect(amendFacility(before, aDraft(change))).toMatchObject({ version: 2, standings: before.standings });
});

test('what is not stated stays: no capacity, product or holder is made up', () => {
  const before = entered({});
  expect(amendFacility(before, {})).toBe(before);
  expect(amendFacility(before, { holderName: 'HTX Hát Lót 2' })).toEqual({ ...before, holderName: 'HTX Hát Lót 2', version: 2 });
  expect(amendFacility(before, { packsKgPerDay: null })).toEqual({ ...before, packsKgPerDay: null, version: 2 });
  expect(() => amendFacility(before, { productIds: [] })).toThrow('facility.no_product');
});

const TODAY = dayOf('2026-06-12', 'day');
const NAMES = {
  products: new Map([
    ['xoai', MANGO],
    ['nhan', LONGAN],
  ]),
  communes: new Map([['xa mai son', '04105']]),
  markets: new Map([['cn', CHINA]]),
  holders: new Map([['htx hat lot', HAT_LOT_COOPERATIVE.id]]),
};
const ROW: Readonly<Partial<Record<FacilityColumn, string>>> = {
  code: 'VN-SLPH-0001',
  holder: 'HTX Hát Lót',
  products: 'Xoài | Nhãn',
  commune: 'Xã Mai Sơn',
  packs_kg_per_day: '20000',
  markets: 'CN',
  from: '01/03/2026',
};
const read = (change: Partial<Record<FacilityColumn, string>>) =>
  readFacilityRow((column) => ({ ...ROW, ...change })[column] ?? '', NAMES, TODAY);

test('a row of a file is read as people write it, and refused at its column', () => {
  expect(read({})).toEqual({ ...aDraft({ code: 'VN-SLPH-0001', productIds: [MANGO, LONGAN] }) });
  expect(read({ packs_kg_per_day: '', from: '', holder: 'Người khác' })).toMatchObject({
    packsKgPerDay: null,
    from: TODAY,
    holderId: null,
  });
  const wrong = [
    ['products', 'sầu riêng', 'product.unknown'],
    ['packs_kg_per_day', 'nhiều', 'import.not_a_number'],
    ['holder', '=1+1', 'import.formula'],
  ] as const;
  for (const [column, text, code] of wrong)
    expect(() => read({ [column]: text })).toThrow(expect.objectContaining({ code, field: column }));
  const heads = readHeads(FACILITY_SHAPE, ['Mã số', 'Chủ mã', 'Nông sản', 'Xã', 'Công suất (kg/ngày)']);
  expect(heads.get('packs_kg_per_day')).toBe(4);
});
