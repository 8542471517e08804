import { draftOf, freshTerms, householdsOf, readFigure, splitSeason, termsOf, type SignedTerms } from './terms-draft';

const start = freshTerms({ today: '2026-06-10', productId: 'mango', gradeIds: ['grade1'], placeId: 'fac', language: 'vi' });

test.each([
  ['weight', '40', 40_000],
  ['weight', '1,5 tấn', 1_500],
  ['price', '8.500', 8_500],
  ['percent', '7,5', 750],
  ['percent', '8 %', 800],
  ['tenth', '2,5 ha', 25_000],
  ['signed', '-500', -500],
  ['whole', '1,5', null],
  ['price', 'nhiều', null],
  ['weight', '', undefined],
] as const)('%s: %p is %p', (kind, text, value) => expect(readFigure(kind, text, 'vi')).toBe(value));

test('a season is split into months or weeks without gap, by days, to the kilogram', () => {
  expect(splitSeason('2026-06-10', '2026-08-05', 'month', 57_001)).toEqual([
    { from: '2026-06-10', to: '2026-06-30', kg: 21_000 },
    { from: '2026-07-01', to: '2026-07-31', kg: 31_000 },
    { from: '2026-08-01', to: '2026-08-05', kg: 5_001 },
  ]);
  const weeks = splitSeason('2026-12-28', '2027-01-12', 'week', 100);
  expect(weeks.map(({ from, to }) => [from, to])).toEqual([
    ['2026-12-28', '2027-01-03'],
    ['2027-01-04', '2027-01-10'],
    ['2027-01-11', '2027-01-12'],
  ]);
  expect(weeks.reduce((sum, { kg }) => sum + kg, 0)).toBe(100);
});

test('households are read one a line, with or without a mark between name and weight', () => {
  expect(householdsOf('Lò Văn A; 1.200 kg\nQuàng Thị B\t2 tấn\nHộ C 500\n\n', 'vi')).toEqual([
    { name: 'Lò Văn A', kg: 1_200 },
    { name: 'Quàng Thị B', kg: 2_000 },
    { name: 'Hộ C', kg: 500 },
  ]);
});

test('what is typed is what is sent; what was signed comes back into the fields and out again the same', () => {
  const draft = {
    ...start,
    periods: [{ from: '2026-06-10', to: '2026-09-08', weight: '20', percent: '10', band: '' }],
    priceKind: 'market_minus' as const,
    minus: '300',
    floor: '6.000',
    spreads: { grade1: '-200' },
    linkageForm: 'inputs',
    households: 'Hộ A; 900 kg',
    hectares: '3,2',
    yieldTonnes: '8',
  };
  const sent = termsOf(draft, 'vi');
  expect(sent).toMatchObject({
    periods: [{ kg: 20_000, percentBp: 1_000, bandKg: null }],
    price: { kind: 'market_minus', minusVndPerKg: 300, floorVndPerKg: 6_000, index: { indexId: 'farm_gate', lagDays: 1, averageDays: 7 } },
    grades: [{ gradeId: 'grade1', spreadVndPerKg: -200 }],
    penaltyBp: 800,
    area: { squareMetres: 32_000, yieldKgPerHectare: 8_000 },
    linkage: { form: 'inputs', households: [{ name: 'Hộ A', kg: 900 }] },
  });
  const { seasonFrom, seasonTo, periods, ...rest } = sent;
  const signed = {
    ...rest,
    season: { from: seasonFrom, to: seasonTo },
    periods: periods.map(({ from, to, kg, percentBp, bandKg }) => ({ from, to, kg, band: { percentBp, kg: bandKg } })),
  } as SignedTerms;
  expect(termsOf(draftOf(signed, 'vi'), 'vi')).toEqual(sent);
  expect(termsOf(draftOf(signed, 'en'), 'en')).toEqual(sent);
});
