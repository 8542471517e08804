import { termDifferences } from './term-differences';
import { draftOf, freshTerms, type SignedTerms, termsOf } from './terms-draft';

const fresh = freshTerms({ today: '2026-06-01', productId: 'mango', gradeIds: ['grade1'], placeId: 'fac-doveco-son-la', language: 'vi' });
const mine = termsOf({ ...fresh, price: '8.500', penalty: '8' }, 'vi');

test('the same text has no difference', () => expect(termDifferences(mine, mine)).toEqual([]));

test('each term that differs stands once, with both values; a period more is one of theirs', () => {
  const more = { from: '2026-09-01', to: '2026-09-30', kg: 5_000, percentBp: 1_000, bandKg: null };
  const theirs = { ...mine, noticeHours: 48, price: { ...mine.price, vndPerKg: 9_000 }, periods: [...mine.periods, more] };
  expect(termDifferences(mine, theirs)).toEqual([
    { path: 'noticeHours', mine: 24, theirs: 48 },
    ...[
      ['band.percentBp', 1_000],
      ['from', '2026-09-01'],
      ['kg', 5_000],
      ['to', '2026-09-30'],
    ].map(([part, value]) => ({ path: `periods.${mine.periods.length}.${part}`, mine: null, theirs: value })),
    { path: 'price.vndPerKg', mine: 8_500, theirs: 9_000 },
  ]);
});

test('households differ by their sums, and no name of one stands there', () => {
  const linked = (kg: number) => ({ ...mine, linkage: { form: 'advance' as const, households: [{ name: 'Lò Văn A', kg }] } });
  expect(termDifferences(linked(500), linked(700))).toEqual([{ path: 'linkage.kg', mine: 500, theirs: 700 }]);
});

test('what the server answers with goes through the fields and back without a difference', () => {
  const { seasonFrom, seasonTo, periods, ...rest } = mine;
  const signed = {
    ...rest,
    season: { from: seasonFrom, to: seasonTo },
    periods: periods.map(({ from, to, kg, percentBp, bandKg }) => ({ from, to, kg, band: { percentBp, kg: bandKg } })),
  } as unknown as SignedTerms;
  expect(termDifferences(termsOf(draftOf(signed, 'vi'), 'vi'), mine)).toEqual([]);
});
