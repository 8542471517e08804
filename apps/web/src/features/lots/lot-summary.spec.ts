import type { LotRow } from './lot-store';
import { summarise } from './lot-summary';

const row = (marketId: string, openKg: number, over: LotRow['over'] = null): LotRow =>
  ({
    lot: { marketId, openKg, askVndPerKg: openKg, placeId: `at ${marketId}` },
    words: '',
    km: null,
    moved: null,
    turn: false,
    over,
  }) as unknown as LotRow;

describe('what the panel says about the lots', () => {
  const all = [row('mango', 1_000), row('plum', 2_000), row('plum', 500), row('plum', 0, 'taken')].map((one) => ({ row: one }));

  it('counts what is open by product, whatever the filter', () => {
    expect(summarise(all, []).counts).toEqual([
      { id: 'plum', count: 2 },
      { id: 'mango', count: 1 },
    ]);
  });

  it('adds up only what is shown and open', () => {
    const summary = summarise(
      all,
      all.map((held) => held.row).filter(({ lot }) => lot.marketId === 'plum'),
    );
    expect([summary.openKg, summary.prices, summary.kgByPlace.get('at plum')]).toEqual([2_500, [2_000, 500], 2_500]);
  });
});
