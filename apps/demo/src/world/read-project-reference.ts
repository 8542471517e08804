import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { greatCircleKm } from '@domain/catalogue/great-circle';
import { isDestination, type PlaceKind } from '@domain/catalogue/place';
import type { PlaceView, ProductView, Reference } from './reference';

interface ProductRecord extends Omit<ProductView, 'referenceVndPerKg'> {
  readonly referencePrice: { readonly vndPerKg: number };
}

interface PlaceRecord extends PlaceView {
  readonly kind: PlaceKind;
  readonly lat: number;
  readonly lon: number;
}

/** For specs: the project's reference files without a server. Ways are as the crow flies, which is near enough to make up a day. */
export function readProjectReference(): Reference {
  const places = readRecords<PlaceRecord>('places');
  const products = readRecords<ProductRecord>('products').map((product) => ({
    ...product,
    referenceVndPerKg: product.referencePrice.vndPerKg,
    freshnessVndPerKgDay: 100,
    maxHoldDays: 1,
  }));
  const origins = places.filter(({ kind }) => kind === 'collection_point');
  const routes = origins.flatMap((from) =>
    places.filter(isDestination).map((to) => {
      const km = greatCircleKm(from, to);
      return { fromPlaceId: from.id, toPlaceId: to.id, transitDays: Math.floor(km / 400), freightVndPerKg: Math.ceil(km * 4) };
    }),
  );
  return { products, places, routes };
}

function readRecords<Item>(name: string): readonly Item[] {
  const path = join(__dirname, '../../../api/src/features/catalogue/reference-data', `${name}.json`);
  return (JSON.parse(readFileSync(path, 'utf8')) as { records: readonly Item[] }).records;
}
