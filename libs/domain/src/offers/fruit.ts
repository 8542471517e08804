import { DomainError } from '../shared/domain-error';
import type { GradeId, PlaceId, ProductId, VarietyId } from '../shared/ids';

/** A variety as the catalogue knows it. */
export interface KnownVariety {
  readonly id: VarietyId;
  readonly productId: ProductId;
}

/** A grade as the catalogue knows it. */
export interface KnownGrade {
  readonly id: GradeId;
  readonly productId: ProductId;
}

/** A place as the catalogue knows it. */
export interface KnownPlace {
  readonly id: PlaceId;
  readonly kind: string;
}

/** Where a cooperative hands its harvest over. */
const LOADING_KIND = 'collection_point';

/** Holds a variety to the product it is sold as. @throws DomainError `variety.wrong_product` */
export function requireVarietyOf(productId: ProductId, variety: KnownVariety, field: string): void {
  if (variety.productId !== productId) throw new DomainError('variety.wrong_product', { productId, varietyId: variety.id }, field);
}

/** Holds a grade to the product it belongs to. @throws DomainError `grade.wrong_product` */
export function requireGradeOf(productId: ProductId, grade: KnownGrade, field: string): void {
  if (grade.productId !== productId) throw new DomainError('grade.wrong_product', { productId, gradeId: grade.id }, field);
}

/** Lorries load at collection points only. @throws DomainError `place.wrong_kind` */
export function requireLoadingPlace(place: KnownPlace, field: string): void {
  if (place.kind !== LOADING_KIND) throw new DomainError('place.wrong_kind', { placeId: place.id, kind: place.kind }, field);
}

/** Fruit is delivered anywhere but at a collection point, where it starts. @throws DomainError `place.wrong_kind` */
export function requireDeliveryPlace(place: KnownPlace, field: string): void {
  if (place.kind === LOADING_KIND) throw new DomainError('place.wrong_kind', { placeId: place.id, kind: place.kind }, field);
}
