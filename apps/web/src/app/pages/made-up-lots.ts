import type { LiveEvent } from '@live/live-event';
import type { Place, Product, PublicOffer } from '../../shared/api/views';
import { addDays } from '../../shared/format/date';

/** The same figures at every visit: a measurement must be repeatable. */
const scattered = (k: number, modulus: number): number => (k * 7_919 + 104_729) % modulus;
const at = <T>(list: readonly T[], k: number): T => {
  const one = list[k % list.length];
  if (one === undefined) throw new Error('The catalogue is empty.');
  return one;
};

/** Lots over every product, grade and weighing point there is. */
export function madeUpLots(count: number, products: readonly Product[], places: readonly Place[]): PublicOffer[] {
  const points = places.filter((place) => place.kind === 'collection_point');
  return Array.from({ length: count }, (_, k) => {
    const product = at(products, scattered(k, 997));
    const offeredKg = 1_000 + scattered(k, 240) * 100;
    return {
      id: `lot-${String(k).padStart(5, '0')}`,
      marketId: product.id,
      seller: { id: `s${k % 740}`, name: `HTX ${(k % 740) + 1}`, demo: true },
      varietyId: at(product.varieties, scattered(k, 31)).id,
      gradeId: at(product.grades, scattered(k, 17)).id,
      placeId: at(points, scattered(k, 61)).id,
      offeredKg,
      openKg: offeredKg,
      askVndPerKg: 4_000 + scattered(k, 300) * 100,
      harvestFrom: addDays('2026-06-01', scattered(k, 20)),
      harvestTo: addDays('2026-06-04', scattered(k, 20)),
      certificates: k % 3 === 0 ? ['vietgap'] : [],
      areaCode: k % 4 === 0 ? `SLOR-${String(k % 9_999).padStart(4, '0')}` : null,
      certainty: k % 9 === 0 ? 'estimate' : 'ready',
      state: 'open',
      version: 1,
      submittedAt: '2026-06-01T00:00:00.000Z',
    } as unknown as PublicOffer;
  });
}

/** One change of stock as the stream would tell it: most of them among the lots a reader sees first. */
export function stockChange(lots: readonly PublicOffer[], k: number): LiveEvent {
  const lot = at(lots, k % 4 === 0 ? scattered(k, 40) : scattered(k, lots.length));
  const openKg = 500 + scattered(k, Math.max(1, Math.floor(lot.offeredKg / 100) - 5)) * 100;
  return {
    number: k + 1,
    name: 'stock.changed',
    at: '2026-06-01T00:00:00.000Z',
    body: { offers: [{ id: lot.id, openKg }], orders: [] },
  } as unknown as LiveEvent;
}
