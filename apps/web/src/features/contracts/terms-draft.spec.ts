import { draftOf, freshTerms, householdsOf, termsOf, type SignedTerms } from './terms-draft';

const start = freshTerms({ today: '2026-06-10', productId: 'mango', gradeIds: ['grade1'], placeId: 'fac', language: 'vi' });

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
