import { emptyDraft } from './offer-draft';
import type { StandingOffer } from '../../shared/api/views';
import { changedBody, draftOfRepeat, emptyRepeat, isReadable, repeatBody } from './repeat-draft';

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
  const body = repeatBody(
    lot,
    { ...emptyRepeat(lot.harvestFrom), weekdays: ['4', '1'], until: '2026-08-31', most, askKind: 'index' },
    'vi',
  );
  expect(body).toMatchObject({ weekdays: [1, 4], until: '2026-08-31', mostKg: 123_450 });
  expect(body.ask).toEqual({ kind: 'index', leastVndPerKg: 9_000, indexId: 'farm_gate' });
});

test.each([
  [{}, true],
  [{ weekdays: [] }, false],
  [{ until: '31/2/2026' }, false],
  [{ most: { text: 'nhiều', unit: 'kg' as const } }, false],
  [{ placeAt: 'sáng' }, false],
  [{ askKind: 'index' as const, over: 'ít' }, false],
  [{ askKind: 'fixed' as const, over: 'ít' }, true],
  [{ askKind: 'index' as const, over: '-200' }, true],
])('%j: it can be sent: %s', (change, can) => expect(isReadable({ ...emptyRepeat('2026-06-08'), ...change }, 'vi')).toBe(can));

const standing = {
  varietyId: 'mango-gl4',
  gradeId: 'grade1',
  placeId: 'cp-hat-lot',
  kg: 3_000,
  mostKg: null,
  ask: { kind: 'index', indexId: 'border_gate', overVndPerKg: -200, leastVndPerKg: 9_000 },
  certificates: ['vietgap'],
  areaCode: null,
  certainty: 'estimate',
  firm: true,
  visibility: 'invited',
  invitedIds: ['a-buyer'],
  minLotKg: 500,
  stepKg: 100,
  allOrNothing: false,
  weekdays: [1, 4],
  from: '2026-06-08',
  until: null,
  skips: ['2026-06-11'],
  leadDays: 2,
  placeAt: '19:30',
  windowDays: 3,
} as unknown as StandingOffer;

test('opened and sent unchanged, it is what it was: also what no form shows', () => {
  const { until: _until, mostKg: _mostKg, areaCode: _areaCode, ...same } = standing;
  expect(changedBody(standing, draftOfRepeat(standing, 'vi'), 'vi')).toEqual(same);
});

test('its margin, its hour and its price are changed, and nothing else', () => {
  const draft = draftOfRepeat(standing, 'vi');
  const repeat = { ...draft.repeat, over: '500', placeAt: '06:00', leadDays: '1' };
  expect(changedBody(standing, { ...draft, ask: '9.500', repeat }, 'vi')).toMatchObject({
    ask: { kind: 'index', indexId: 'border_gate', overVndPerKg: 500, leastVndPerKg: 9_500 },
    placeAt: '06:00',
    leadDays: 1,
    weekdays: [1, 4],
    skips: ['2026-06-11'],
  });
  expect(changedBody(standing, { ...draft, repeat: { ...repeat, askKind: 'fixed' } }, 'vi').ask).toEqual({
    kind: 'fixed',
    leastVndPerKg: 9_000,
  });
});
