import { Catalogue } from '../catalogue/catalogue';
import type { GradeId, ProductId, VarietyId } from '../shared/ids';
import { OFFER_COLUMNS, type OfferColumn, readOfferHeads } from './offer-columns';
import { offerRow, readOfferRow } from './offer-row';
import { openOffer } from './open-offer';
import { GL4, GRADE_1, HAT_LOT, MANGO, PLANT } from './samples';
import { HAT_LOT_COOPERATIVE } from '../identity/samples';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';

const YEAR = { fromMonth: 1, toMonth: 12, peakMonths: [] };
const place = { lat: 21, lon: 104, communeCode: null, formerDistrict: null, road: null, demo: false };
const VARIETY = { ...GL4, season: YEAR, formerDistricts: [], retired: false };
const GRADE = { ...GRADE_1, rank: 0, serves: [], retired: false };
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
        { ...VARIETY, id: GL4.id as VarietyId, nameVi: 'Xoài Đài Loan', nameEn: 'GL4 mango' },
        { ...VARIETY, id: 'mango-old' as VarietyId, nameVi: 'Xoài cũ', nameEn: 'Old mango', retired: true },
      ],
      grades: [
        { ...GRADE, id: GRADE_1.id as GradeId, nameVi: 'Loại 1', nameEn: 'Grade 1' },
        { ...GRADE, id: 'old' as GradeId, nameVi: 'Loại cũ', nameEn: 'Old grade', rank: 1, retired: true },
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
const GOOD: Readonly<Partial<Record<OfferColumn, string>>> = {
  variety: 'xoai dai loan',
  grade: 'LOẠI 1',
  place: 'Hat Lot',
  kg: '12.000',
  ask: '9,000',
  from: '12/6/2026',
  to: '2026-06-14',
};
const read = (changes: Readonly<Partial<Record<OfferColumn, string>>>) =>
  readOfferRow((column) => ({ ...GOOD, ...changes })[column] ?? '', CATALOGUE);
const refusedAs = (code: string, field: string) => expect.objectContaining({ code, field });

test('a row says a lot as people write it', () => {
  expect(
    read({ certificates: 'VietGAP|organic', firm: 'Có', certainty: 'Ước tính', visibility: 'hợp đồng', min_lot_kg: '500' }),
  ).toMatchObject({
    variety: { id: GL4.id },
    grade: { id: GRADE_1.id },
    place: { id: HAT_LOT.id },
    kg: 12_000,
    askVndPerKg: 9_000,
    harvest: { from: '2026-06-12', to: '2026-06-14' },
    certificates: ['organic', 'vietgap'],
    firm: true,
    certainty: 'estimate',
    areaCode: null,
    lot: { visibility: 'contract_only', minLotKg: 500, stepKg: 0, allOrNothing: false, invitedIds: [] },
  });
});

test.each<[Partial<Record<OfferColumn, string>>, string, string]>([
  [{ variety: 'chôm chôm' }, 'variety.unknown', 'variety'],
  [{ variety: 'xoai cu' }, 'variety.retired', 'variety'],
  [{ grade: 'Loại cũ' }, 'grade.retired', 'grade'],
  [{ grade: 'Loại 9' }, 'grade.unknown', 'grade'],
  [{ place: 'Sao Hoả' }, 'place.unknown', 'place'],
  [{ place: 'Nhà máy' }, 'place.wrong_kind', 'place'],
  [{ kg: '12,5' }, 'import.not_a_number', 'kg'],
  [{ kg: '' }, 'import.not_a_number', 'kg'],
  [{ kg: '0' }, 'weight.out_of_range', 'kg'],
  [{ kg: '=1+1' }, 'import.formula', 'kg'],
  [{ ask: '-9000' }, 'import.not_a_number', 'ask'],
  [{ from: '31/02/2026' }, 'day.invalid', 'from'],
  [{ firm: 'có lẽ' }, 'import.unknown_word', 'firm'],
  [{ visibility: 'hàng xóm' }, 'import.unknown_word', 'visibility'],
  [{ certainty: 'constructor' }, 'import.unknown_word', 'certainty'],
  [{ invited: 'ông Ba' }, 'id.invalid', 'invited'],
])('%j is refused at its column', (changes, code, field) => expect(() => read(changes)).toThrow(refusedAs(code, field)));

test('heads come in any order and language; one that is needed is asked for by name', () => {
  const heads = readOfferHeads(['Giá (đ/kg)', 'GIỐNG', 'Loại', 'Nơi cân', 'Khối lượng (kg)', 'Từ ngày', 'Đến ngày', 'ghi chú']);
  expect([heads.get('ask'), heads.get('variety'), heads.get('firm')]).toEqual([0, 1, undefined]);
  expect(() => readOfferHeads(['giống'])).toThrow(expect.objectContaining({ code: 'import.missing_column', facts: { column: 'grade' } }));
});

test('what is exported is read again as the same lot', () => {
  const ask = read({
    certificates: 'vietgap',
    area_code: 'VN-SLOR-0123',
    step_kg: '100',
    visibility: 'invited',
    invited: sampleId<never>(7),
  });
  const { offer } = openOffer(ask, { id: sampleId(1), seller: HAT_LOT_COOPERATIVE, today: SUNDAY, now: SUNDAY_NOON });
  const row = offerRow(offer);
  expect(Object.keys(row)).toEqual([...OFFER_COLUMNS]);
  expect(readOfferRow((column) => row[column], CATALOGUE)).toEqual(ask);
});
