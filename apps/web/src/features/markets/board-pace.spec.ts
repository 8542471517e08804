import type { LiveEvent } from '@live/live-event';
import type { Board, PublicOffer } from '../../shared/api/views';
import { shownAfter, type Shown } from './board-pace';
import { boardOf } from './board-state';

// Goal: whoever slows or stops a board sees nothing move meanwhile, and misses nothing afterwards.
const lot = { id: 'lot', marketId: 'mango', openKg: 9_000, offeredKg: 9_000, askVndPerKg: 9_000, state: 'open', version: 1 } as PublicOffer;
const start: Shown = {
  board: boardOf({
    stream: 'market:mango',
    head: 10,
    at: '',
    offers: [lot],
    orders: [],
    lastRound: null,
    levels: { supply: [], demand: [] },
  } as unknown as Board),
  held: null,
  isSlow: false,
};
const sold = (number: number, openKg: number): LiveEvent => ({
  stream: 'market:mango',
  number,
  name: 'stock.changed',
  at: '2026-06-10T00:00:00Z',
  body: { offers: [{ id: 'lot', openKg }], orders: [] },
});
const openKg = ({ board }: Shown) => board.offers.get('lot')?.item.openKg;

it.each(['pause', 'slow'] as const)('%s: nothing moves, and going on shows all that came', (how) => {
  let shown = shownAfter(start, { do: how });
  for (const [nth, kg] of [8_000, 5_000].entries()) shown = shownAfter(shown, { do: 'events', events: [sold(11 + nth, kg)] });
  expect([openKg(shown), shown.held?.length]).toEqual([9_000, 2]);
  shown = shownAfter(shown, { do: 'resume' });
  expect([openKg(shown), shown.held, shown.isSlow]).toEqual([5_000, null, false]);
});

it('a slow board shows what waited every time it moves, and goes on waiting', () => {
  let shown = shownAfter(shownAfter(start, { do: 'slow' }), { do: 'events', events: [sold(11, 7_000)] });
  shown = shownAfter(shown, { do: 'drain' });
  expect([openKg(shown), shown.held]).toEqual([7_000, []]);
  expect(shownAfter(shown, { do: 'drain' })).toBe(shown);
});

it('a slow board that is paused keeps what it held', () => {
  const slow = shownAfter(shownAfter(start, { do: 'slow' }), { do: 'events', events: [sold(11, 7_000)] });
  const paused = shownAfter(slow, { do: 'pause' });
  expect([paused.held?.length, paused.isSlow, openKg(paused)]).toEqual([1, false, 9_000]);
});
