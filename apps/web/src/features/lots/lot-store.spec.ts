import type { LiveEvent } from '@live/live-event';
import type { PublicOffer } from '../../shared/api/views';
import { LotStore } from './lot-store';

const lot = (id: string, openKg: number, version = 1): PublicOffer =>
  ({ id, marketId: 'mango', openKg, offeredKg: 10_000, version, askVndPerKg: 7_000 }) as unknown as PublicOffer;
const event = (name: string, body: unknown): LiveEvent => ({ number: 1, name, at: '', body }) as unknown as LiveEvent;

function aStore(): { store: LotStore; paint: () => void } {
  let frames: (() => void)[] = [];
  const store = new LotStore(
    () => ({ words: '', km: null }),
    (work) => void frames.push(work),
  );
  const paint = () => {
    const due = frames;
    frames = [];
    for (const work of due) work();
  };
  store.read('mango', [lot('a', 5_000), lot('b', 3_000)]);
  paint();
  return { store, paint };
}

describe('ten thousand live lots', () => {
  it('tells of the lot that changed, once a picture, and of no other', () => {
    const { store, paint } = aStore();
    const heard: string[][] = [];
    store.watch((changed) => heard.push([...changed]));
    for (const openKg of [4_000, 3_500, 3_000]) store.apply([event('stock.changed', { offers: [{ id: 'a', openKg }], orders: [] })]);
    expect(heard).toEqual([]);
    paint();
    expect(heard).toEqual([['a']]);
    expect(store.get('a')).toMatchObject({ moved: 'down', lot: { openKg: 3_000 } });
  });

  it('says how many lots wait, and lets them in only when asked', () => {
    const { store, paint } = aStore();
    const before = store.version();
    store.apply([event('offer.opened', { offer: lot('c', 1_000) })]);
    paint();
    expect(store.waiting()).toEqual(['c']);
    expect(store.version()).toBe(before + 1);
    store.settle();
    expect(store.waiting()).toEqual([]);
  });

  it('keeps a lot that is gone in its place until the order is made anew', () => {
    const { store } = aStore();
    store.apply([event('offer.withdrawn', { offerId: 'a' })]);
    expect(store.get('a')?.over).toBe('gone');
    store.settle();
    expect(store.get('a')).toBeUndefined();
  });

  it('never lets an older version replace a newer one', () => {
    const { store } = aStore();
    store.apply([event('offer.amended', { offer: lot('a', 9_000, 3) }), event('offer.amended', { offer: lot('a', 1_000, 2) })]);
    expect(store.get('a')?.lot.openKg).toBe(9_000);
  });

  it('takes a held lot back when its trade comes to nothing', () => {
    const { store } = aStore();
    store.apply([event('stock.changed', { offers: [{ id: 'a', openKg: 0 }], orders: [] })]);
    expect(store.get('a')?.over).toBe('taken');
    store.apply([event('stock.released', { offers: [{ id: 'a', openKg: 5_000 }], orders: [] })]);
    expect(store.get('a')?.over).toBeNull();
  });

  it('a market read anew ends the lots that are no longer in it', () => {
    const { store } = aStore();
    store.read('mango', [lot('b', 3_000)]);
    expect(store.get('a')?.over).toBe('gone');
    expect(store.get('b')?.over).toBeNull();
  });
});
