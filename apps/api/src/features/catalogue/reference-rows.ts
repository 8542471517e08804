import type { Place } from '@domain/catalogue/place';
import { routeTable, type RouteRules } from '@domain/catalogue/route-table';
import type { ProductSheet } from '@domain/catalogue/product-sheet';
import { sheetOf } from './file-sheet';
import type { PlaceRecord, ProductRecord, ReferenceFile, ReferenceFiles, RoutesFile } from './reference-files';

/** Rows of one table as they are written; the columns that name a row come first in `key`. */
export interface TableRows {
  readonly table: string;
  readonly key: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** True where a row that the file no longer has may go; elsewhere offers and orders may still point at it. */
  readonly mayShrink: boolean;
  /** Rows that others than the files put there, by the first column of the key; null: none. */
  readonly others: string | null;
}

/** One dataset: where it comes from and everything that it puts into tables, parents before children. */
export interface DatasetRows {
  readonly name: string;
  readonly version: number;
  readonly date: string;
  readonly records: number;
  readonly tables: readonly TableRows[];
  /** What the dataset says of each product; kept by version. */
  readonly sheets: readonly FileSheet[];
}

/** A product as its file states it. */
export interface FileSheet {
  readonly productId: string;
  readonly sheet: ProductSheet;
}

/** The files as rows, with what is derived from them: freshness, longest hold, the whole table of ways. */
export function datasetRows(files: ReferenceFiles): DatasetRows[] {
  return [
    {
      ...dataset(files.products, productTables(files.products.records)),
      sheets: files.products.records.map((record) => ({ productId: record.id, sheet: sheetOf(record) })),
    },
    dataset(files.communes, [listTable('communes', 'code', files.communes.records.map(communeRow))]),
    dataset(files.places, [listTable('places', 'id', files.places.records.map(placeRow))]),
    dataset(files.routes, [routesTable(files)]),
    dataset(files.prices, [listTable('reference_prices', 'id', files.prices.records.map(priceRow))]),
    dataset(files.destinationMarkets, [listTable('destination_markets', 'id', files.destinationMarkets.records.map(destinationMarketRow))]),
  ];
}

/** The routes file's rules in the words of the domain. */
export function routeRules({ rules }: RoutesFile): RouteRules {
  const { detour, kmPerHour } = rules;
  return {
    detour: { main: detour.main.factor, feeder: detour.feeder.factor, song_ma_basin: detour.song_ma_basin.factor },
    kmPerHour: {
      main: kmPerHour.main.value,
      feeder: kmPerHour.feeder.value,
      song_ma_basin: kmPerHour.song_ma_basin.value,
      outside: kmPerHour.outside.value,
    },
    shortestKm: rules.shortestKm.value,
    minutesPerDriverDay: rules.minutesPerDriverDay.value,
    hubPlaceId: rules.hubPlaceId,
    freight: rules.freight,
  };
}

function dataset(file: ReferenceFile<unknown>, tables: readonly TableRows[]): DatasetRows {
  return { name: file.dataset, version: file.version, date: file.date, records: file.records.length, tables, sheets: [] };
}

function listTable(table: string, key: string, rows: TableRows['rows']): TableRows {
  return { table, key: [key], rows, mayShrink: false, others: null };
}

/** Products that an operator put into the catalogue. */
const OF_OPERATORS = 'SELECT product_id FROM product_versions WHERE version = 1 AND recorded_by IS NOT NULL';

function productTables(products: readonly ProductRecord[]): TableRows[] {
  return [
    {
      ...listTable(
        'products',
        'id',
        products.map(({ id }, position) => ({ id, position })),
      ),
      others: OF_OPERATORS,
    },
    // The state of a market belongs to its operator: a row is only ever added here.
    {
      ...listTable(
        'markets',
        'id',
        products.map(({ id }) => ({ id })),
      ),
      others: OF_OPERATORS,
    },
  ];
}

function communeRow(commune: ReferenceFiles['communes']['records'][number]): Record<string, unknown> {
  const { code, nameVi, nameEn, fullNameVi, type, formerDistricts, formerUnits, lat, lon, ...details } = commune;
  const names = { name_vi: nameVi, name_en: nameEn, full_name_vi: fullNameVi };
  return { code, ...names, type, former_districts: formerDistricts, former_units: formerUnits, lat, lon, details };
}

function placeRow(place: PlaceRecord, position: number): Record<string, unknown> {
  const { id, kind, nameVi, nameEn, lat, lon, communeCode, formerDistrict, road, demo, ...details } = place;
  const where = { lat, lon, commune_code: communeCode, former_district: formerDistrict, road };
  return { id, position, kind, name_vi: nameVi, name_en: nameEn, ...where, demo, details };
}

function routesTable(files: ReferenceFiles): TableRows {
  // A record is a place with its sources beside; its id is a slug of ours.
  const routes = routeTable(files.places.records as readonly (PlaceRecord & Place)[], files.routes.records, routeRules(files.routes));
  return {
    table: 'routes',
    key: ['from_place_id', 'to_place_id'],
    rows: routes.map((route) => ({
      from_place_id: route.fromPlaceId,
      to_place_id: route.toPlaceId,
      km: route.km,
      transit_days: route.transitDays,
      freight_vnd_per_kg: route.freightVndPerKg,
      assumed: route.assumed,
    })),
    mayShrink: true,
    others: null,
  };
}

function priceRow(price: ReferenceFiles['prices']['records'][number]): Record<string, unknown> {
  const { id, productId, varietyId, gradeId, place, minVndPerKg, maxVndPerKg, period, stage, ...details } = price;
  const of = { product_id: productId, variety_id: varietyId, grade_id: gradeId };
  return { id, ...of, place, min_vnd_per_kg: minVndPerKg, max_vnd_per_kg: maxVndPerKg, period, stage, details };
}

function destinationMarketRow(market: ReferenceFiles['destinationMarkets']['records'][number], position: number): Record<string, unknown> {
  const { id, nameVi, nameEn, kind, productRules, ...details } = market;
  return { id, position, name_vi: nameVi, name_en: nameEn, kind, product_rules: productRules, details };
}
