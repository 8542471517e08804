import { emptyDraft } from './offer-draft';
import { emptyRepeat, isReadable, repeatBody } from './repeat-draft';

const fruit = { varietyId: 'mango-gl4', gradeId: 'grade1', placeId: 'cp-hat-lot', ask: '9.000', today: '2026-06-07' };
const lot = { ...emptyDraft(fruit), weight: { text: '3', unit: 'tan' as const } };

test('a lot of the form, again on the weekday of its first day: 8 June 2026 is a Monday', () => {
  expect(repeatBody(lot, emptyRepeat(lot.harvestFrom), 'vi')).toEqual({
    varietyId: 'mango-gl4',
    gradeId: 'grade1',
    placeId: 'cp-hat-lot',
    kg: 3_000,
    certificates: [],
    certainty: 'ready',
    firm: false,
    ask: { kind: 'fixed', leastVndPerKg: 9_000 },
    weekdays: [1],
    from: '2026-06-08',
    leadDays: 1,
    placeAt: '05:00',
    windowDays: 3,
  });
  expect(emptyRepeat('2026-06-07').weekdays).toEqual(['7']);
});

test('until a day, no more than an estimate, at the price of the market but not below one’s own', () => {
  const most = { text: '1.234,5', unit: 'ta' as const };
  const body = repeatBody(lot, { weekdays: ['4', '1'], until: '2026-08-31', most, askKind: 'index' }, 'vi');
  expect(body).toMatchObject({ weekdays: [1, 4], until: '2026-08-31', mostKg: 123_450 });
  expect(body.ask).toEqual({ kind: 'index', leastVndPerKg: 9_000, indexId: 'farm_gate' });
});

test.each([
  [{}, true],
  [{ weekdays: [] }, false],
  [{ until: '31/2/2026' }, false],
  [{ most: { text: 'nhiều', unit: 'kg' as const } }, false],
])('%j: it can be sent: %s', (change, can) => expect(isReadable({ ...emptyRepeat('2026-06-08'), ...change }, 'vi')).toBe(can));
