import { Catalogue } from '@domain/catalogue/catalogue';
import type { Place } from '@domain/catalogue/place';
import type { Grade, Product, Variety } from '@domain/catalogue/product';
import type { Route } from '@domain/catalogue/route';
import type { DestinationId, GradeId, PlaceId, ProductId, VarietyId } from '@domain/shared/ids';
import type { DestinationMarketEntity } from './destination-market.entity';
import type { GradeEntity } from './grade.entity';
import type { GradeServesEntity } from './grade-serves.entity';
import type { PlaceEntity } from './place.entity';
import type { ProductEntity } from './product.entity';
import type { RouteEntity } from './route.entity';
import type { VarietyEntity } from './variety.entity';

/** The rows that make up one version of the catalogue, each list in the order that people see. */
export interface CatalogueRows {
  readonly products: readonly ProductEntity[];
  readonly varieties: readonly VarietyEntity[];
  readonly grades: readonly GradeEntity[];
  readonly gradeServes: readonly GradeServesEntity[];
  readonly places: readonly PlaceEntity[];
  readonly routes: readonly RouteEntity[];
  readonly destinations: readonly Pick<DestinationMarketEntity, 'id'>[];
}

/** @throws BrokenInvariant when the grades of a product do not serve each other soundly */
export function toCatalogue(rows: CatalogueRows): Catalogue {
  return new Catalogue({
    products: rows.products.map((product) => toProduct(product, rows)),
    places: rows.places.map(toPlace),
    routes: rows.routes.map(toRoute),
    destinations: rows.destinations.map(({ id }) => id as DestinationId),
  });
}

function toProduct(row: ProductEntity, rows: CatalogueRows): Product {
  return {
    id: row.id as ProductId,
    nameVi: row.nameVi,
    nameEn: row.nameEn,
    category: row.category,
    season: { fromMonth: row.seasonFromMonth, toMonth: row.seasonToMonth, peakMonths: row.peakMonths },
    referenceVndPerKg: row.referenceVndPerKg,
    freshnessVndPerKgDay: row.freshnessVndPerKgDay,
    maxHoldDays: row.maxHoldDays,
    yieldKgPerHa: row.details.yieldKgPerHa?.value ?? null,
    varieties: rows.varieties.filter((variety) => variety.productId === row.id).map(toVariety),
    grades: rows.grades.filter((grade) => grade.productId === row.id).map((grade) => toGrade(grade, rows.gradeServes)),
  };
}

function toVariety(row: VarietyEntity): Variety {
  return {
    id: row.id as VarietyId,
    productId: row.productId as ProductId,
    nameVi: row.nameVi,
    nameEn: row.nameEn,
    season: { fromMonth: row.seasonFromMonth, toMonth: row.seasonToMonth, peakMonths: [] },
    formerDistricts: row.formerDistricts,
  };
}

function toGrade(row: GradeEntity, relation: readonly GradeServesEntity[]): Grade {
  const served = relation.filter((serves) => serves.productId === row.productId && serves.gradeId === row.id);
  return {
    id: row.id as GradeId,
    productId: row.productId as ProductId,
    nameVi: row.nameVi,
    nameEn: row.nameEn,
    rank: row.rank,
    serves: served.map((serves) => serves.servesGradeId as GradeId),
  };
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
