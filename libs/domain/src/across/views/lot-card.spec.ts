import { HAT_LOT_COOPERATIVE } from '../../identity/samples';
import { lotCard } from './lot-card';
import { anOffer } from '../../offers/samples';
import { publicOffer } from './views';

const names = {
  variety: { vi: 'Xoài GL4', en: 'GL4 mango' },
  grade: { vi: 'Loại 1', en: 'Grade 1' },
  place: { vi: 'Hát Lót', en: 'Hát Lót' },
};

test('a link says what, how much, at what price, whose and when, in both languages', () => {
  const card = lotCard(publicOffer(anOffer({}), HAT_LOT_COOPERATIVE), names);
  expect(card.title).toEqual({ vi: '12.000 kg Xoài GL4, Loại 1 · 9.000 đ/kg', en: '12,000 kg GL4 mango, Grade 1 · 9,000 VND/kg' });
  expect(card.description.vi).toBe('HTX Hát Lót · hái 12/06/2026 – 14/06/2026 · cân tại Hát Lót · VietGAP');
  expect(card.facts.map(({ label }) => label.vi)).toContain('Mã vùng trồng');
  expect([card.isOpen, card.isDemo]).toEqual([true, true]);
});

test('a lot that is sold, withdrawn or over has neither kilograms nor price any more', () => {
  const card = lotCard(publicOffer(anOffer({ state: 'withdrawn' }), HAT_LOT_COOPERATIVE), names);
  expect(card.title.vi).toBe('Xoài GL4, Loại 1 · không còn bán');
  expect(JSON.stringify(card)).not.toMatch(/12\.000|9\.000/);
});
