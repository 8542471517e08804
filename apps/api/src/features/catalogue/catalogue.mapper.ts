import { Catalogue } from '@domain/catalogue/catalogue';
import type { Place } from '@domain/catalogue/place';
import { productOf } from '@domain/catalogue/product-of';
import { type ProductVersion, versionOn } from '@domain/catalogue/product-version';
import type { Route } from '@domain/catalogue/route';
import type { Day } from '@domain/shared/day';
import type { DestinationId, PlaceId, ProductId } from '@domain/shared/ids';
import type { DestinationMarketEntity } from './destination-market.entity';
import type { PlaceEntity } from './place.entity';
import type { ProductEntity } from './product.entity';
import { type ProductVersionRow, toVersion } from './product-version-rows';
import type { RouteEntity } from './route.entity';

/** The rows that the catalogue is made of, each list in the order that people see. */
export interface CatalogueRows {
  readonly products: readonly ProductEntity[];
  readonly versions: readonly ProductVersionRow[];
  readonly places: readonly PlaceEntity[];
  readonly routes: readonly RouteEntity[];
  readonly destinations: readonly Pick<DestinationMarketEntity, 'id'>[];
}

/** One product with everything that was ever stated of it. */
export interface ProductHistory {
  readonly id: ProductId;
  readonly versions: readonly ProductVersion[];
}

/** What the catalogue holds whatever the day, and the products by version. */
export interface DatedCatalogue {
  readonly products: readonly ProductHistory[];
  readonly places: readonly Place[];
  readonly routes: readonly Route[];
  readonly destinations: readonly DestinationId[];
}

export function toDatedCatalogue(rows: CatalogueRows): DatedCatalogue {
  const byProduct = new Map<string, ProductVersion[]>();
  for (const row of rows.versions) byProduct.set(row.productId, [...(byProduct.get(row.productId) ?? []), toVersion(row)]);
  return {
    products: rows.products.map(({ id }) => ({ id: id as ProductId, versions: byProduct.get(id) ?? [] })),
    places: rows.places.map(toPlace),
    routes: rows.routes.map(toRoute),
    destinations: rows.destinations.map(({ id }) => id as DestinationId),
  };
}

/** The catalogue as it holds on a day. A product of which nothing is stated yet is left out. */
export function catalogueOn({ products, ...rest }: DatedCatalogue, day: Day): Catalogue {
  const known = products.flatMap(({ id, versions }) => {
    const version = versionOn(versions, day);
    return version === null ? [] : [productOf(id, version.sheet)];
  });
  return new Catalogue({ ...rest, products: known });
}

function toPlace(row: PlaceEntity): Place {
  return {
    id: row.id as PlaceId,
    kind: row.kind,
    nameVi: row.nameVi,
    nameEn: row.nameEn,
    lat: row.lat,
    lon: row.lon,
    communeCode: row.communeCode,
    formerDistrict: row.formerDistrict,
    road: row.road,
    demo: row.demo,
  };
}

function toRoute(row: RouteEntity): Route {
  return {
    fromPlaceId: row.fromPlaceId as PlaceId,
    toPlaceId: row.toPlaceId as PlaceId,
    km: row.km,
    transitDays: row.transitDays,
    freightVndPerKg: row.freightVndPerKg,
    assumed: row.assumed,
  };
}
