import type { Brand } from './brand';
import { DomainError } from './domain-error';

export type OrganisationId = Brand<string, 'OrganisationId'>;
export type MemberId = Brand<string, 'MemberId'>;
export type OfferId = Brand<string, 'OfferId'>;
export type OrderId = Brand<string, 'OrderId'>;
export type StandingOfferId = Brand<string, 'StandingOfferId'>;
export type StandingOrderId = Brand<string, 'StandingOrderId'>;
export type ContractId = Brand<string, 'ContractId'>;
export type CallOffId = Brand<string, 'CallOffId'>;
export type BidId = Brand<string, 'BidId'>;
export type PlanId = Brand<string, 'PlanId'>;
export type TradeId = Brand<string, 'TradeId'>;
export type AreaId = Brand<string, 'AreaId'>;
export type FacilityId = Brand<string, 'FacilityId'>;
export type AuthorisationId = Brand<string, 'AuthorisationId'>;
export type PaperId = Brand<string, 'PaperId'>;

/** Reference data is named by slugs, which people read in addresses and logs. */
export type ProductId = Brand<string, 'ProductId'>;
export type VarietyId = Brand<string, 'VarietyId'>;
export type GradeId = Brand<string, 'GradeId'>;
export type PlaceId = Brand<string, 'PlaceId'>;

/** A country or channel that produce is sold to, by its short name in capitals: 'CN', 'VN-PROC'. */
export type DestinationId = Brand<string, 'DestinationId'>;

/** One product is one market, so they share the name. */
export type MarketId = ProductId;

const UUID_FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DESTINATION_FORM = /^[A-Z]{2,10}(?:-[A-Z]{2,10})?$/;
const SLUG_FORM = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Longer than any name in the catalogue, short enough for an index and a log line. */
const SLUG_LENGTH_MAX = 80;

/**
 * Reads a row's id: a UUID in the one form we write, lower case with hyphens. A second spelling would be a second cache key.
 *
 * @throws DomainError `id.invalid` at the field
 */
export function idOf<Id extends Brand<string, string>>(text: string, field: string): Id {
  if (!UUID_FORM.test(text)) throw new DomainError('id.invalid', {}, field);
  return text as Id;
}

/** True for text that `idOf` accepts: for a door that answers "not found" rather than "not an id". */
export function isUuid(text: string): boolean {
  return UUID_FORM.test(text);
}

/** True for text that may name a product, variety, grade or place. Whether it does, the catalogue says. */
export function isSlug(text: string): boolean {
  return text.length <= SLUG_LENGTH_MAX && SLUG_FORM.test(text);
}

/** Reads a product's name. @throws DomainError `product.unknown` for text that can name none */
export function productIdOf(text: string, field: string): ProductId {
  if (!isSlug(text)) throw new DomainError('product.unknown', {}, field);
  return text as ProductId;
}

/** Reads the short name of a destination market. @throws DomainError `destination.unknown` for text that can name none */
export function destinationIdOf(text: string, field: string): DestinationId {
  if (!DESTINATION_FORM.test(text)) throw new DomainError('destination.unknown', {}, field);
  return text as DestinationId;
}

/** Reads a variety's name. @throws DomainError `variety.unknown` for text that can name none */
export function varietyIdOf(text: string, field: string): VarietyId {
  if (!isSlug(text)) throw new DomainError('variety.unknown', {}, field);
  return text as VarietyId;
}

/** Reads a grade's name. @throws DomainError `grade.unknown` for text that can name none */
export function gradeIdOf(text: string, field: string): GradeId {
  if (!isSlug(text)) throw new DomainError('grade.unknown', {}, field);
  return text as GradeId;
}

/** Reads a place's name. @throws DomainError `place.unknown` for text that can name none */
export function placeIdOf(text: string, field: string): PlaceId {
  if (!isSlug(text)) throw new DomainError('place.unknown', {}, field);
  return text as PlaceId;
}
