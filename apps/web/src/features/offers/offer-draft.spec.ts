import type { Offer } from '../../shared/api/views';
import { askStepsOf, draftLike, offerBody, PLAIN_LOT, unreadableIn } from './offer-draft';

const last = {
  varietyId: 'mango-gl4-dai-loan',
  gradeId: 'export-large',
  placeId: 'cp-hat-lot',
  offeredKg: 12_500,
  askVndPerKg: 9_000,
  harvestFrom: '2026-06-01',
  harvestTo: '2026-06-03',
  areaCode: null,
  certificates: ['vietgap'],
  certainty: 'ready',
  firm: false,
} as unknown as Offer;

describe('an offer like the last one', () => {
  it('begins today and keeps the length of its window', () => {
    const draft = draftLike(last, '2026-06-10', 'vi');
    expect([draft.harvestFrom, draft.harvestTo]).toEqual(['2026-06-10', '2026-06-12']);
  });

  it('keeps a window that is still ahead', () => {
    expect(draftLike(last, '2026-05-20', 'vi').harvestFrom).toBe('2026-06-01');
  });

  it('says again exactly what was said', () => {
    const body = offerBody(draftLike(last, '2026-06-10', 'vi'), 'vi');
    expect(body).toMatchObject({ kg: 12_500, askVndPerKg: 9_000, certificates: ['vietgap'] });
    expect(body).not.toHaveProperty('areaCode');
  });

  it('sends nothing while a figure cannot be read', () => {
    const draft = draftLike(last, '2026-06-10', 'vi');
    expect(() => offerBody({ ...draft, weight: { text: 'nhiều', unit: 'tan' } }, 'vi')).toThrow();
    expect(() => offerBody({ ...draft, ask: '' }, 'vi')).toThrow();
  });

  it('says whom the lot is for and how it may be cut only where that is said', () => {
    const draft = draftLike(last, '2026-06-10', 'vi');
    expect(offerBody(draft, 'vi')).toEqual(offerBody({ ...draft, lot: PLAIN_LOT }, 'vi'));
    const lot = { ...PLAIN_LOT, visibility: 'invited', invited: [{ id: 'b', name: 'Bạn hàng' }], minLot: '500', step: '100', whole: true };
    expect(offerBody({ ...draft, lot }, 'vi')).toMatchObject({
      visibility: 'invited',
      invitedIds: ['b'],
      minLotKg: 500,
      stepKg: 100,
      allOrNothing: true,
    });
    const steps = [
      { day: '2026-06-11', ask: '8.500' },
      { day: '2026-06-12', ask: '' },
    ];
    expect(askStepsOf({ ...draft, lot: { ...PLAIN_LOT, steps } }, 'vi')).toEqual([{ day: '2026-06-11', askVndPerKg: 8_500 }]);
  });
});

describe('the rules of a lot as typed', () => {
  it.each([
    [{ minLot: '2.000', step: '' }, null],
    [{ minLot: '2 tấn', step: '500' }, null],
    [{ minLot: 'hai tấn' }, 'minLot'],
    [{ step: '1,5' }, 'step'],
    [{ steps: [{ day: '2026-06-02', ask: '' }] }, null],
    [
      {
        steps: [
          { day: '2026-06-02', ask: '7k' },
          { day: '2026-06-03', ask: 'rẻ hơn' },
        ],
      },
      1,
    ],
  ])('in %j it is %j that cannot be read', (rules, wrong) => expect(unreadableIn({ ...PLAIN_LOT, ...rules }, 'vi')).toBe(wrong));
});
