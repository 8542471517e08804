import { dayOf } from '../shared/day';
import { instantFromIso } from '../shared/instant';
import { printedDay, printedKg, printedMoment, printedNumber, printedPrice, printedSum } from './printed';

test('figures carry the separators of their language and a unit', () => {
  expect(printedNumber(999)).toEqual({ vi: '999', en: '999' });
  expect(printedKg(12_000)).toEqual({ vi: '12.000 kg', en: '12,000 kg' });
  expect(printedPrice(9_500)).toEqual({ vi: '9.500 đ/kg', en: '9,500 VND/kg' });
  expect(printedSum(100_000_000_000_000_000n).vi).toBe('100.000.000.000.000.000 đ');
});

test('days and moments are those of Sơn La', () => {
  expect(printedDay(dayOf('2026-06-12', 'day'))).toBe('12/06/2026');
  expect(printedMoment(instantFromIso('2026-06-12T17:30:00.000Z', 'at'))).toBe('13/06/2026 00:30');
  expect(printedMoment(instantFromIso('2026-06-12T12:05:59.000Z', 'at'))).toBe('12/06/2026 19:05');
});
