import { HAT_LOT_COOPERATIVE } from '../identity/samples';
import { anOffer } from './samples';
import { SUNDAY_NOON } from '../shared/samples';
import { dayOf } from '../shared/day';
import { openStock, stockOf } from '../shared/stock';
import { kgOf, NO_KG } from '../shared/weight';
import { expireOffer } from './expire-offer';
import { confirmOffer, holdOffer, releaseOffer } from './hold';
import { OFFER_STATES, type OfferState, openKgOfOffer } from './offer';
import { withdrawOffer } from './withdraw-offer';

const CLOSED: OfferState[] = ['withdrawn', 'expired', 'sold_out'];
const kg = (value: number) => kgOf(value, 'kg');
const on = (today: string) => ({ seller: HAT_LOT_COOPERATIVE, today: dayOf(today, 'today'), now: SUNDAY_NOON });

test('a withdrawn offer has nothing open, but keeps what it promised', () => {
  const before = anOffer({ stock: stockOf(kg(12_000), kg(3_000), kg(2_000)) });
  const { offer, event } = withdrawOffer(before, HAT_LOT_COOPERATIVE, SUNDAY_NOON);
  expect(offer).toEqual({ ...before, state: 'withdrawn' });
  expect(openKgOfOffer(before)).toBe(7_000);
  expect(openKgOfOffer(offer)).toBe(0);
  expect(event.name).toBe('offer.withdrawn');
});

test('an offer runs out the day after its last harvest day', () => {
  expect(() => expireOffer(anOffer({}), on('2026-06-14'))).toThrow('offer.not_due');
  const { offer, event } = expireOffer(anOffer({}), on('2026-06-15'));
  expect(offer.state).toBe('expired');
  expect(event.name).toBe('offer.expired');
});

test.each(CLOSED)('an offer that is %s is closed for good', (state) => {
  expect(OFFER_STATES.isFinal(state)).toBe(state !== 'sold_out'); // a cancelled trade opens it again
  const closed = anOffer({ state });
  expect(() => withdrawOffer(closed, HAT_LOT_COOPERATIVE, SUNDAY_NOON)).toThrow('offer.closed');
  expect(() => expireOffer(closed, on('2026-06-15'))).toThrow('offer.closed');
  expect(() => holdOffer(closed, kg(1))).toThrow('offer.closed');
});

test('the last confirmed kilogram sells an offer out, a held one does not', () => {
  const held = holdOffer(anOffer({ stock: openStock(kg(10)) }), kg(10));
  expect(held.state).toBe('open');
  expect(confirmOffer(held, kg(9)).state).toBe('open');
  expect(confirmOffer(confirmOffer(held, kg(9)), kg(1)).state).toBe('sold_out');
});

test('kilograms come back from a trade to an open offer, and from a withdrawn one to the cooperative', () => {
  const held = holdOffer(anOffer({ stock: openStock(kg(10)) }), kg(4));
  expect(openKgOfOffer(releaseOffer(held, kg(4)))).toBe(10);
  const withdrawn = withdrawOffer(held, HAT_LOT_COOPERATIVE, SUNDAY_NOON).offer;
  expect(releaseOffer(withdrawn, kg(4))).toMatchObject({ state: 'withdrawn', stock: { heldKg: NO_KG } });
  expect(confirmOffer(withdrawn, kg(4))).toMatchObject({ state: 'withdrawn', stock: { confirmedKg: 4 } });
});

test('holding and confirming are no new terms', () => {
  expect(confirmOffer(holdOffer(anOffer({ version: 3 }), kg(5)), kg(5)).version).toBe(3);
});

test('more than is open is never held (I1)', () => {
  expect(() => holdOffer(anOffer({ stock: openStock(kg(10)) }), kg(11))).toThrow('stock.not_enough_open');
});
