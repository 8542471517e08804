import fc from 'fast-check';
import { HAT_LOT_COOPERATIVE } from '../identity/samples';
import { anOffer } from './samples';
import { SUNDAY, SUNDAY_NOON } from '../shared/samples';
import { dayOf } from '../shared/day';
import { stockOf } from '../shared/stock';
import { priceOf } from '../shared/unit-price';
import { kgOf, lotKgOf, NO_KG } from '../shared/weight';
import { amendOffer } from './amend-offer';
import type { OfferState } from './offer';

const AMENDING = { seller: HAT_LOT_COOPERATIVE, today: SUNDAY, now: SUNDAY_NOON };
const kg = (value: number) => kgOf(value, 'kg');
const day = (text: string) => dayOf(text, 'day');

test('a new price is a new version; the rest stays', () => {
  const before = anOffer({});
  const { offer, event } = amendOffer(before, { askVndPerKg: priceOf(8_800, 'askVndPerKg') }, AMENDING);
  expect(offer).toEqual({ ...before, askVndPerKg: 8_800, version: 2 });
  expect(event).toEqual({ name: 'offer.amended', at: SUNDAY_NOON, offer, seller: HAT_LOT_COOPERATIVE });
});

test('an offer never goes below what is held and confirmed (I1)', () => {
  const promised = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }));
  fc.assert(
    fc.property(promised, fc.integer({ min: 1, max: 1_500 }), ([held, confirmed], wanted) => {
      const before = anOffer({ stock: stockOf(kg(1_000), kg(held), kg(confirmed)) });
      fc.pre(wanted !== 1_000);
      const amend = () => amendOffer(before, { kg: lotKgOf(wanted, 'kg') }, AMENDING).offer;
      if (wanted < held + confirmed) expect(amend).toThrow(expect.objectContaining({ code: 'stock.below_promised', field: 'kg' }));
      else expect(amend().stock).toEqual({ totalKg: wanted, heldKg: held, confirmedKg: confirmed });
    }),
  );
});

test('an offer brought down to what is confirmed is sold out', () => {
  const before = anOffer({ stock: stockOf(kg(1_000), NO_KG, kg(600)) });
  expect(amendOffer(before, { kg: kg(600) }, AMENDING).offer.state).toBe('sold_out');
  const withHeld = anOffer({ stock: stockOf(kg(1_000), kg(100), kg(500)) });
  expect(amendOffer(withHeld, { kg: kg(600) }, AMENDING).offer.state).toBe('open');
});

test.each<OfferState>(['withdrawn', 'expired', 'sold_out'])('nothing changes on an offer that is %s', (state) => {
  const amend = () => amendOffer(anOffer({ state }), { firm: true }, AMENDING);
  expect(amend).toThrow(expect.objectContaining({ code: 'offer.closed', facts: { state } }));
});

test('terms that are the same already are no change', () => {
  for (const changes of [{}, { kg: kg(12_000) }, { firm: false, harvestTo: day('2026-06-14') }]) {
    expect(() => amendOffer(anOffer({}), changes, AMENDING)).toThrow('offer.no_change');
  }
});

test('while picking goes on the price may change, though the first day has passed', () => {
  const picking = anOffer({ harvest: { from: day('2026-06-05'), to: day('2026-06-09') } });
  expect(amendOffer(picking, { firm: true }, AMENDING).offer.firm).toBe(true);
  expect(amendOffer(picking, { harvestTo: SUNDAY }, AMENDING).offer.harvest).toEqual({ from: '2026-06-05', to: '2026-06-07' });
});

test('a harvest cannot be moved into the past', () => {
  expect(() => amendOffer(anOffer({}), { harvestFrom: day('2026-06-06') }, AMENDING)).toThrow(
    expect.objectContaining({ code: 'window.in_past', field: 'harvestFrom' }),
  );
  const picking = anOffer({ harvest: { from: day('2026-06-04'), to: day('2026-06-09') } });
  expect(() => amendOffer(picking, { harvestTo: day('2026-06-06') }, AMENDING)).toThrow(
    expect.objectContaining({ code: 'window.in_past', field: 'harvestTo' }),
  );
});

test('the ends of the new window must agree with each other', () => {
  expect(() => amendOffer(anOffer({}), { harvestTo: day('2026-06-11') }, AMENDING)).toThrow('window.ends_before_start');
  expect(() => amendOffer(anOffer({}), { harvestTo: day('2026-08-01') }, AMENDING)).toThrow('window.too_long');
  expect(() => amendOffer(anOffer({}), { harvestFrom: day('2026-09-01'), harvestTo: day('2026-09-02') }, AMENDING)).toThrow(
    'window.too_far_ahead',
  );
});
