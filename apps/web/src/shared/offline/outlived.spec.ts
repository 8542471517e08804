import { DRAFTS_MOST, isPast, outlived } from './outlived';

const DAY = 86_400_000;
const now = Date.parse('2026-06-10T05:00:00Z');

it('a draft is kept for a week', () => {
  expect(isPast(now - 7 * DAY, now)).toBe(false);
  expect(isPast(now - 7 * DAY - 1, now)).toBe(true);
});

it('what is past goes, and the oldest beyond the most that are kept', () => {
  const kept = Array.from({ length: DRAFTS_MOST + 2 }, (_, nth) => ({ name: `form ${nth}`, at: now - nth }));
  expect(outlived(kept, now)).toEqual([`form ${DRAFTS_MOST}`, `form ${DRAFTS_MOST + 1}`]);
  expect(outlived([{ name: 'old', at: now - 8 * DAY }, ...kept.slice(0, 3)], now)).toEqual(['old']);
});
