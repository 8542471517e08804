import { servesFault } from '@domain/catalogue/serves';
import { readReferenceFiles } from './reference-files';
import { datasetRows } from './reference-rows';

const files = readReferenceFiles();
const products = files.products.records;
const tables = new Map(datasetRows(files).flatMap((dataset) => dataset.tables.map((table) => [table.table, table.rows])));

const isNamedIn = (ids: Iterable<string | null>, known: Iterable<string>): void => {
  const names = new Set(known);
  expect([...ids].filter((id) => id !== null && !names.has(id))).toEqual([]);
};

test('all 75 communes and wards of the province are there, 67 and 8', () => {
  const types = files.communes.records.map(({ type }) => type);
  expect([types.length, types.filter((type) => type === 'ward').length]).toEqual([75, 8]);
});

test('every record but a commune, which rests on the two sources in the head, names its source or assumption', () => {
  const lists: readonly (readonly object[])[] = [
    products,
    products.flatMap(({ grades }) => grades),
    products.flatMap(({ varieties }) => varieties),
    files.places.records,
    files.prices.records,
    files.routes.records,
    files.destinationMarkets.records,
  ];
  const bases = ['source', 'assumption', 'coordinateSource', 'servesBasis'];
  for (const record of lists.flat()) expect(Object.keys(record).some((key) => bases.includes(key)) ? null : record).toBeNull();
});

test('the grades of every product serve each other soundly, ranked best first', () => {
  for (const { id, grades } of products) {
    expect([id, servesFault(grades)]).toEqual([id, null]);
    expect(grades.map(({ rank }) => rank)).toEqual(grades.map((_, index) => index));
  }
});

test('field run may stand in for processing fruit only, and culls for nothing', () => {
  for (const { grades } of products) {
    const ungraded = grades.find(({ id }) => id === 'ungraded');
    if (ungraded) expect(ungraded.serves.filter((id) => id !== 'processing')).toEqual([]);
    const cull = grades.find(({ id }) => id === 'cull');
    if (cull) expect(cull.serves).toEqual([]);
  }
});

test('the reference price of a product is the average of the middles of the prices it names', () => {
  const prices = new Map(files.prices.records.map((price) => [price.id, price]));
  for (const { id, referencePrice } of products) {
    const named = referencePrice.fromPriceIds.map((priceId) => prices.get(priceId)!);
    expect(named.map(({ productId }) => productId)).toEqual(named.map(() => id));
    const middles = named.map((price) => (price.minVndPerKg + price.maxVndPerKg) / 2);
    expect([id, referencePrice.vndPerKg]).toEqual([id, Math.round(middles.reduce((sum, each) => sum + each, 0) / middles.length)]);
  }
});

test('records point only at records that exist', () => {
  const productIds = products.map(({ id }) => id);
  const varietyIds = products.flatMap(({ varieties }) => varieties.map(({ id }) => id));
  const placeIds = files.places.records.map(({ id }) => id);
  isNamedIn(
    files.prices.records.map(({ productId }) => productId),
    productIds,
  );
  isNamedIn(
    files.prices.records.map(({ varietyId }) => varietyId),
    varietyIds,
  );
  isNamedIn(
    files.places.records.map(({ communeCode }) => communeCode),
    files.communes.records.map(({ code }) => code),
  );
  isNamedIn(
    files.routes.records.flatMap((leg) => [leg.fromPlaceId, leg.toPlaceId]),
    placeIds,
  );
  expect(new Set(varietyIds).size).toBe(varietyIds.length);
  expect(new Set(placeIds).size).toBe(placeIds.length);
});

test('every collection point reaches every destination at a price and within the week', () => {
  const kinds = files.places.records.map(({ kind }) => kind);
  const origins = kinds.filter((kind) => kind === 'collection_point').length;
  const routes = tables.get('routes')!;
  expect(routes).toHaveLength(origins * (kinds.length - origins));
  for (const route of routes) {
    expect(route['freight_vnd_per_kg']).toBeGreaterThan(0);
    expect(route['transit_days']).toBeLessThan(7);
  }
});

test('seventeen factories work in the province, the invented ones marked', () => {
  const factories = files.places.records.filter(({ kind, communeCode }) => kind === 'factory' && communeCode !== null);
  expect(factories).toHaveLength(17);
  for (const place of files.places.records) expect(place.nameVi.endsWith('(mẫu)')).toBe(place.demo);
});
