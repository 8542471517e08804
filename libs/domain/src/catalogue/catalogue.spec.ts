import { destinationIdOf } from '../shared/ids';
import type { GradeId, PlaceId, ProductId, VarietyId } from '../shared/ids';
import { Catalogue } from './catalogue';
import type { Place, PlaceKind } from './place';
import type { Product } from './product';

const id = <Id extends string>(text: string): Id => text as Id;

function aProduct(name: string, grades: readonly (readonly [string, readonly string[]])[]): Product {
  const season = { fromMonth: 5, toMonth: 8, peakMonths: [6] };
  const productId = id<ProductId>(name);
  return {
    id: productId,
    nameVi: name,
    nameEn: name,
    category: 'fruit',
    season,
    referenceVndPerKg: 7_054,
    freshnessVndPerKgDay: 110,
    maxHoldDays: 2,
    yieldKgPerHa: null,
    varieties: [
      { id: id<VarietyId>(`${name}-main`), productId, nameVi: name, nameEn: name, season, formerDistricts: [], retired: name === 'plum' },
    ],
    grades: grades.map(([grade, serves], rank) => ({
      id: id<GradeId>(grade),
      productId,
      nameVi: grade,
      nameEn: grade,
      rank,
      serves: serves.map((each) => id<GradeId>(each)),
      retired: grade === 'processing',
    })),
  };
}

function aPlace(name: string, kind: PlaceKind): Place {
  return {
    id: id(name),
    kind,
    nameVi: name,
    nameEn: name,
    lat: 21,
    lon: 104,
    communeCode: null,
    formerDistrict: null,
    road: 'main',
    demo: false,
  };
}

const mango = aProduct('mango', [
  ['grade1', ['grade2']],
  ['grade2', ['processing']],
  ['processing', []],
]);
const CHINA = destinationIdOf('CN', 'destinationId');
const catalogue = new Catalogue({
  destinations: [CHINA],
  products: [mango, aProduct('plum', [['vip', []]])],
  places: [aPlace('cp-hat-lot', 'collection_point'), aPlace('fac-doveco', 'factory'), aPlace('gate-huu-nghi', 'border_gate')],
  routes: [{ fromPlaceId: id('cp-hat-lot'), toPlaceId: id('fac-doveco'), km: 3, transitDays: 0, freightVndPerKg: 18, assumed: false }],
});

const refusal = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    const { code, field } = error as { code: string; field: string };
    return { code, field };
  }
  return null;
};

test('a variety names its product', () => {
  expect(catalogue.variety(id('mango-main'), 'varietyId').productId).toBe('mango');
});

test('unknown names are refused at the field that carried them', () => {
  expect(refusal(() => catalogue.product(id('durian'), 'productId'))).toEqual({ code: 'product.unknown', field: 'productId' });
  expect(refusal(() => catalogue.variety(id('mango'), 'varietyId'))).toEqual({ code: 'variety.unknown', field: 'varietyId' });
  expect(refusal(() => catalogue.place(id('cp-nowhere'), 'collection_point', 'placeId'))).toEqual({
    code: 'place.unknown',
    field: 'placeId',
  });
});

test('a grade belongs to its product: mangoes have no VIP', () => {
  expect(catalogue.grade(id('plum'), id('vip'), 'gradeId').rank).toBe(0);
  expect(refusal(() => catalogue.grade(id('mango'), id('vip'), 'gradeId'))).toEqual({ code: 'grade.wrong_product', field: 'gradeId' });
  expect(refusal(() => catalogue.grade(id('mango'), id('gold'), 'gradeId'))).toEqual({ code: 'grade.unknown', field: 'gradeId' });
  expect(refusal(() => catalogue.gradesThatServe(id('mango'), [id('grade1'), id('vip')], 'gradeIds'))).toEqual({
    code: 'grade.wrong_product',
    field: 'gradeIds',
  });
});

test('a factory that asks for processing fruit also takes better fruit', () => {
  expect(catalogue.gradesThatServe(id('mango'), [id('processing')], 'gradeIds')).toEqual(['grade1', 'grade2', 'processing']);
  expect(catalogue.gradesThatServe(id('mango'), [id('grade1')], 'gradeIds')).toEqual(['grade1']);
});

test('goods leave from collection points and arrive everywhere else', () => {
  expect(catalogue.place(id('gate-huu-nghi'), 'destination', 'placeId').kind).toBe('border_gate');
  expect(refusal(() => catalogue.place(id('gate-huu-nghi'), 'collection_point', 'placeId'))).toEqual({
    code: 'place.wrong_kind',
    field: 'placeId',
  });
  expect(refusal(() => catalogue.place(id('cp-hat-lot'), 'destination', 'placeId'))).toEqual({
    code: 'place.wrong_kind',
    field: 'placeId',
  });
});

test('a way is found in its direction only', () => {
  expect(catalogue.route(id<PlaceId>('cp-hat-lot'), id('fac-doveco'))?.freightVndPerKg).toBe(18);
  expect(catalogue.route(id<PlaceId>('fac-doveco'), id('cp-hat-lot'))).toBeNull();
  expect(catalogue.routes(id('cp-hat-lot'), null)).toHaveLength(1);
  expect(catalogue.routes(null, id('gate-huu-nghi'))).toHaveLength(0);
  expect([catalogue.hasPlace(id('cp-hat-lot')), catalogue.hasPlace(id('cp-nowhere'))]).toEqual([true, false]);
});

test('data in which grades serve in a circle is not loaded', () => {
  const circle = aProduct('longan', [
    ['export', ['grade1']],
    ['grade1', ['export']],
  ]);
  expect(() => new Catalogue({ products: [circle], places: [], routes: [], destinations: [] })).toThrow('serve each other');
});

test('a destination market is known by its short name', () => {
  expect(catalogue.destination(CHINA, 'destinationId')).toBe('CN');
  expect(() => catalogue.destination(destinationIdOf('US', 'destinationId'), 'destinationId')).toThrow('destination.unknown');
  for (const text of ['cn', 'C', 'CN-', 'CN VN', '']) expect(() => destinationIdOf(text, 'destinationId')).toThrow('destination.unknown');
});

test('what is retired stays known to lots that name it, and takes nothing new', () => {
  expect(catalogue.variety(id('plum-main'), 'varietyId').retired).toBe(true);
  expect(refusal(() => catalogue.tradedVariety(id('plum-main'), 'varietyId'))).toEqual({ code: 'variety.retired', field: 'varietyId' });
  expect(catalogue.tradedVariety(id('mango-main'), 'varietyId').id).toBe('mango-main');
  expect(refusal(() => catalogue.tradedGrade(mango.id, id('processing'), 'gradeId'))).toEqual({ code: 'grade.retired', field: 'gradeId' });
  expect(catalogue.tradedGrade(mango.id, id('grade2'), 'gradeId').id).toBe('grade2');
  // The relation between grades does not change with it: what was asked for is served as before.
  expect(catalogue.gradesThatServe(mango.id, [id('processing')], 'gradeIds')).toHaveLength(3);
  expect([catalogue.hasProduct(mango.id), catalogue.hasProduct(id('pomelo'))]).toEqual([true, false]);
});
