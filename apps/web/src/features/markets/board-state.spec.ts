import type { LiveEvent } from '@live/live-event';
import type { Board, PublicOffer, PublicOrder } from '../../shared/api/views';
import { afterEvents, boardOf, refreshed, waiting } from './board-state';

const offer = (id: string, change: Partial<PublicOffer> = {}) =>
  ({
    id,
    marketId: 'mango',
    openKg: 12_000,
    offeredKg: 12_000,
    askVndPerKg: 9_000,
    submittedAt: '2026-06-10T00:00:00Z',
    state: 'open',
    version: 1,
    ...change,
  }) as PublicOffer;
const order = (id: string, change: Partial<PublicOrder> = {}) =>
  ({ id, openKg: 6_000, wantedKg: 6_000, deliverFrom: '2026-06-12', version: 1, ...change }) as PublicOrder;

let number = 10;
const event = (name: string, body: unknown): LiveEvent => ({
  stream: 'market:mango',
  number: ++number,
  name,
  at: '2026-06-10T00:00:00Z',
  body,
});

const start = (offers: PublicOffer[] = [], orders: PublicOrder[] = []) =>
  boardOf({
    stream: 'market:mango',
    head: 10,
    at: '',
    offers,
    orders,
    levels: { supply: [], demand: [] },
    lastRound: null,
  } as unknown as Board);

describe('the board', () => {
  it('shows a lot again whose trade came to nothing, even if it was wholly held when the board was read or tidied', () => {
    const board = start([offer('held', { openKg: 0 }), offer('free')], [order('waits', { openKg: 0 })]);
    expect(board.shownOffers).toEqual(['free']);
    const released = { offers: [{ id: 'held', openKg: 12_000 }], orders: [{ id: 'waits', openKg: 6_000 }] };
    for (const before of [board, refreshed(board)]) {
      const after = refreshed(afterEvents(before, [event('stock.released', released)]));
      expect([...after.shownOffers].sort()).toEqual(['free', 'held']);
      expect(after.shownOrders).toEqual(['waits']);
    }
  });

  it('starts with the cheapest lot first', () => {
    const board = start([offer('dear', { askVndPerKg: 9_500 }), offer('cheap', { askVndPerKg: 8_000 })]);
    expect(board.shownOffers).toEqual(['cheap', 'dear']);
  });

  it('keeps the order while lots arrive, and lets them in on request', () => {
    const board = afterEvents(start([offer('a')]), [event('offer.opened', { offer: offer('b', { askVndPerKg: 7_000 }) })]);
    expect(board.shownOffers).toEqual(['a']);
    expect(waiting(board.offers, board.shownOffers)).toBe(1);
    expect(refreshed(board).shownOffers).toEqual(['b', 'a']);
  });

  it('marks how the open kg moved and strikes a lot through when the last of it is held', () => {
    const less = afterEvents(start([offer('a')]), [event('stock.changed', { offers: [{ id: 'a', openKg: 4_000 }], orders: [] })]);
    expect(less.offers.get('a')).toMatchObject({ moved: 'down', over: null, item: { openKg: 4_000 } });
    const none = afterEvents(less, [event('stock.changed', { offers: [{ id: 'a', openKg: 0 }], orders: [] })]);
    expect(none.offers.get('a')?.over).toBe('taken');
    expect(none.shownOffers).toEqual(['a']);
    const again = afterEvents(none, [event('stock.changed', { offers: [{ id: 'a', openKg: 4_000 }], orders: [] })]);
    expect(again.offers.get('a')).toMatchObject({ moved: 'up', over: null });
  });

  it('leaves a withdrawn lot in its place until refreshed, whatever stock comes after', () => {
    const board = afterEvents(start([offer('a'), offer('b')]), [
      event('offer.withdrawn', { offerId: 'a' }),
      event('stock.changed', { offers: [{ id: 'a', openKg: 0 }], orders: [] }),
    ]);
    expect(board.offers.get('a')?.over).toBe('gone');
    expect(board.shownOffers).toContain('a');
    expect(refreshed(board).shownOffers).toEqual(['b']);
  });

  it('does not let an older version replace a newer one', () => {
    const board = afterEvents(start([offer('a', { version: 3, askVndPerKg: 8_000 })]), [
      event('offer.amended', { offer: offer('a', { version: 2 }) }),
    ]);
    expect(board.offers.get('a')?.item.askVndPerKg).toBe(8_000);
  });

  it('asks for the demand levels again only when demand has changed', () => {
    const board = start([offer('a')], [order('o')]);
    expect(afterEvents(board, [event('offer.opened', { offer: offer('b') })]).demandTouched).toBe(0);
    expect(afterEvents(board, [event('order.placed', { order: order('p') })]).demandTouched).toBe(1);
    expect(afterEvents(board, [event('stock.changed', { offers: [{ id: 'a', openKg: 1 }], orders: [] })]).demandTouched).toBe(0);
    expect(afterEvents(board, [event('order.cancelled', { orderId: 'o' })]).orders.get('o')?.over).toBe('gone');
  });

  it('follows the head and the last round', () => {
    const board = afterEvents(start(), [event('round.cleared', { round: { number: 7 } })]);
    expect(board.lastRound?.number).toBe(7);
    expect(board.head).toBe(number);
  });
});
