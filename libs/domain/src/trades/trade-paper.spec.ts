import { HANOI_BUYER, HAT_LOT_COOPERATIVE } from '../identity/samples';
import { sampleId, SUNDAY_NOON } from '../shared/samples';
import { makeTrade } from './make-trade';
import { anAllocation } from './samples';
import type { Trade } from './trade';
import { deliveryNote, tradeConfirmation } from './trade-paper';
import { tradeTerms } from './trade-terms';

const { trade } = makeTrade(anAllocation({}), { id: sampleId<Trade['id']>(50), now: SUNDAY_NOON, confirmWithinMs: 1 });
const confirmed: Trade = { ...trade, confirmation: { number: 'MV-2026-000007', termsHash: 'a'.repeat(64), at: SUNDAY_NOON } };
const facts = { trade: confirmed, seller: HAT_LOT_COOPERATIVE, buyer: HANOI_BUYER };
const name = (vi: string) => ({ vi, en: vi });
const names = { product: name('Xoài'), variety: name('GL4'), grade: name('Loại 1'), from: name('Hát Lót'), to: name('Hà Nội') };

test('the confirmation says who, what, at which price, where and when, and carries the terms both said yes to', () => {
  const paper = tradeConfirmation(facts, names, tradeTerms(confirmed));
  const text = JSON.stringify(paper);
  for (const said of [
    'MV-2026-000007',
    HAT_LOT_COOPERATIVE.name,
    HANOI_BUYER.name,
    '4.000 kg',
    '9.200 đ/kg',
    '9.500 đ/kg',
    '36.800.000 đ',
    'Hát Lót',
  ])
    expect(text).toContain(said);
  expect(paper.terms).toBe(tradeTerms(confirmed));
  expect(text).not.toMatch(/9\.000|11\.000/); // neither the ask nor the limit
});

test('nothing is printed of a trade that is not confirmed', () => {
  expect(() => tradeConfirmation({ ...facts, trade }, names, '')).toThrow('not confirmed');
});

test('a delivery note has a number of its own and names the confirmation', () => {
  const note = deliveryNote(facts, names, { at: SUNDAY_NOON, running: 12 });
  expect(note.number).toBe('GH-2026-000012');
  expect(JSON.stringify(note.parts)).toContain('MV-2026-000007');
  expect(note.signatures).toHaveLength(3);
});
