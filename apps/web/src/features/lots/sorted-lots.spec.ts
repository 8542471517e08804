import type { LiveEvent } from '@live/live-event';
import type { PublicOffer } from '../../shared/api/views';
import { LotStore } from './lot-store';
import { SortedLots } from './sorted-lots';

const lot = (id: string, askVndPerKg: number, openKg: number, version = 1): PublicOffer =>
  ({ id, marketId: 'mango', openKg, offeredKg: 10_000, version, askVndPerKg }) as unknown as PublicOffer;
const event = (name: string, body: unknown): LiveEvent => ({ number: 1, name, at: '', body }) as unknown as LiveEvent;

function aStore(): LotStore {
  const store = new LotStore(
    ({ id }) => ({ words: id, km: null }),
    (work) => work(),
  );
  store.read('mango', [lot('b', 7_000, 3_000), lot('c', 6_000, 9_000), lot('a', 7_000, 1_000)]);
  return store;
}

describe('the order of the lots', () => {
  it('is by price and id, by what is left when asked, and only of what is in the filter', () => {
    const sorted = new SortedLots(aStore());
    expect(sorted.ids({})).toEqual(['c', 'a', 'b']);
    expect(sorted.ids({ sort: 'open' })).toEqual(['c', 'b', 'a']);
    expect(sorted.ids({ minPrice: 6_500 })).toEqual(['a', 'b']);
  });

  it('leaves out what was taken, and follows new terms, new lots and what is left', () => {
    const store = aStore();
    const sorted = new SortedLots(store);
    sorted.ids({});
    store.apply([event('stock.changed', { offers: [{ id: 'a', openKg: 0 }], orders: [] })]);
    expect(sorted.ids({})).toEqual(['c', 'b']);
    store.apply([event('offer.amended', { offer: lot('b', 5_000, 9_500, 2) }), event('offer.opened', { offer: lot('d', 5_500, 100) })]);
    expect(sorted.ids({})).toEqual(['b', 'd', 'c']);
    store.apply([event('stock.changed', { offers: [{ id: 'c', openKg: 50 }], orders: [] })]);
    expect(sorted.ids({ sort: 'open' })).toEqual(['b', 'd', 'c']);
  });
});
