import { PLAIN_LOT } from './lot-rules';
import { HAT_LOT_COOPERATIVE } from '../identity/samples';
import { GL4, GRADE_1, HAT_LOT, MANGO, PLANT } from './samples';
import { sampleId, SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { dayOf } from '../shared/day';
import type { ProductId } from '../shared/ids';
import { priceOf } from '../shared/unit-price';
import { lotKgOf } from '../shared/weight';
import { harvestWindow } from './harvest-window';
import { type OfferAsk, openOffer } from './open-offer';

const june = (day: string) => dayOf(`2026-06-${day}`, 'day');
const OPENING = { id: sampleId<Parameters<typeof openOffer>[1]['id']>(10), seller: HAT_LOT_COOPERATIVE, today: SUNDAY, now: SUNDAY_NOON };

function anAsk(change: Partial<OfferAsk>): OfferAsk {
  return {
    variety: GL4,
    grade: GRADE_1,
    place: HAT_LOT,
    kg: lotKgOf(12_000, 'kg'),
    askVndPerKg: priceOf(9_000, 'askVndPerKg'),
    harvest: harvestWindow(june('12'), june('14')),
    certificates: ['vietgap'],
    areaCode: 'VN-SLOR-0123',
    certainty: 'ready',
    lot: PLAIN_LOT,
    firm: false,
    ...change,
  };
}

test('12 t of mango at Hát Lót come to the mango market, all of it open', () => {
  const { offer, event } = openOffer(anAsk({}), OPENING);
  expect(offer).toMatchObject({ marketId: MANGO, sellerId: HAT_LOT_COOPERATIVE.id, state: 'open', version: 1, submittedAt: SUNDAY_NOON });
  expect(offer.stock).toEqual({ totalKg: 12_000, heldKg: 0, confirmedKg: 0 });
  expect(event).toEqual({ name: 'offer.opened', at: SUNDAY_NOON, offer, seller: HAT_LOT_COOPERATIVE });
});

test('a grade of longan is no grade of mango', () => {
  const ask = anAsk({ grade: { ...GRADE_1, productId: 'longan' as ProductId } });
  expect(() => openOffer(ask, OPENING)).toThrow(expect.objectContaining({ code: 'grade.wrong_product', field: 'gradeId' }));
});

test('a harvest is loaded at a collection point, not at a factory', () => {
  expect(() => openOffer(anAsk({ place: PLANT }), OPENING)).toThrow(
    expect.objectContaining({ code: 'place.wrong_kind', field: 'placeId' }),
  );
});

test('a harvest may start today and up to sixty days ahead', () => {
  for (const [from, to] of [
    ['2026-06-07', '2026-06-07'],
    ['2026-08-06', '2026-08-06'],
  ] as const) {
    const harvest = harvestWindow(dayOf(from, 'from'), dayOf(to, 'to'));
    expect(openOffer(anAsk({ harvest }), OPENING).offer.harvest).toEqual({ from, to });
  }
});

test('yesterday and the sixty-first day ahead are refused', () => {
  const past = anAsk({ harvest: harvestWindow(june('06'), june('20')) });
  expect(() => openOffer(past, OPENING)).toThrow(expect.objectContaining({ code: 'window.in_past', field: 'harvestFrom' }));
  const far = anAsk({ harvest: harvestWindow(dayOf('2026-08-07', 'from'), dayOf('2026-08-08', 'to')) });
  expect(() => openOffer(far, OPENING)).toThrow('window.too_far_ahead');
});

test('a harvest of more than a month or ending before it starts is no window', () => {
  expect(() => harvestWindow(june('01'), dayOf('2026-07-02', 'to'))).toThrow('window.too_long');
  expect(() => harvestWindow(june('14'), june('12'))).toThrow(
    expect.objectContaining({ code: 'window.ends_before_start', field: 'harvestTo' }),
  );
});

test('of several faults the first in the order of precedence is told', () => {
  const ask = anAsk({ place: PLANT, harvest: harvestWindow(june('01'), june('02')) });
  expect(() => openOffer(ask, OPENING)).toThrow('place.wrong_kind');
});
