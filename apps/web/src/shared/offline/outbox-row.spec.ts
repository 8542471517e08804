import { hasAged, PRICE_HOLDS_MS, type OutboxRow } from './outbox-row';

const now = Date.parse('2026-06-10T05:00:00Z');
const row = (ageMs: number, harvestTo: string) => ({
  draftedAt: new Date(now - ageMs).toISOString(),
  body: { harvestTo } as OutboxRow['body'],
});

describe('an offer that waited for a signal', () => {
  it('is sent unasked while its price holds', () => {
    expect(hasAged(row(PRICE_HOLDS_MS, '2026-06-10'), now, '2026-06-10')).toBe(false);
  });

  it('asks first once its price has aged', () => {
    expect(hasAged(row(PRICE_HOLDS_MS + 1, '2026-06-12'), now, '2026-06-10')).toBe(true);
  });

  it('asks first once its last harvest day has passed, however fresh the price', () => {
    expect(hasAged(row(1_000, '2026-06-09'), now, '2026-06-10')).toBe(true);
  });
});
