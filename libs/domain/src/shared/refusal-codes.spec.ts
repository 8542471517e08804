import { DomainError } from './domain-error';
import { isRefusalCode, REFUSAL_CODES, REFUSALS, refusalSentence } from './refusal-codes';

const placeholders = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

test.each(REFUSAL_CODES)('%s says the same in both languages, with the same figures', (code) => {
  const { vi, en, transient } = REFUSALS[code];
  expect(code).toMatch(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/);
  expect(vi).toMatch(/[.]$/);
  expect(en).toMatch(/[.]$/);
  expect(placeholders(vi)).toEqual(placeholders(en));
  expect(typeof transient).toBe('boolean');
});

test('Vietnamese sentences are composed (NFC)', () => {
  for (const code of REFUSAL_CODES) expect(REFUSALS[code].vi).toBe(REFUSALS[code].vi.normalize('NFC'));
});

test('figures are written as each language writes them', () => {
  const facts = { remainingKg: 8_000 };
  expect(refusalSentence('call_off.over_remaining', facts, 'vi')).toBe('Hợp đồng chỉ còn 8.000 kg có thể gọi.');
  expect(refusalSentence('call_off.over_remaining', facts, 'en')).toBe('Only 8,000 kg are left to call off under the contract.');
  expect(refusalSentence('weight.out_of_range', { least: 1, most: 1_000_000_000 }, 'en')).toContain('from 1 to 1,000,000,000 kg');
});

test('a missing fact shows as a question mark and days stay as they are', () => {
  expect(refusalSentence('window.in_past', { from: '2026-06-06' }, 'en')).toBe('The day 2026-06-06 has passed (today is ?).');
});

test('only codes of the list are codes', () => {
  expect(isRefusalCode('offer.closed')).toBe(true);
  for (const text of ['offer.gone', '', '__proto__', 'toString', 'constructor']) expect(isRefusalCode(text)).toBe(false);
});

test('a refusal carries its code as its message', () => {
  const error = new DomainError('offer.closed', { state: 'withdrawn' });
  expect(error.message).toBe('offer.closed');
  expect(error.field).toBeUndefined();
});
