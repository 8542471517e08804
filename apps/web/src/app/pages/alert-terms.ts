import type { Alert, AlertTerms } from '../../features/alerts/api';
import { type LotFilter, searchOf } from '../../features/lots/lot-filter';

/** A filter as an alert of that name; null for one that asks nothing. How far away a lot is no alert asks. */
export function termsOf({ q, products, certificates, minPrice, maxPrice, minKg, from, to }: LotFilter, name: string): AlertTerms | null {
  const asked = {
    ...(products === undefined ? {} : { productIds: [...products] }),
    ...(certificates === undefined ? {} : { certificates: [...certificates] as NonNullable<AlertTerms['certificates']> }),
    ...(q === undefined || q.trim() === '' ? {} : { words: q.trim() }),
    ...(minPrice === undefined ? {} : { minVndPerKg: minPrice }),
    ...(maxPrice === undefined ? {} : { maxVndPerKg: maxPrice }),
    ...(minKg === undefined ? {} : { minKg }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  return Object.keys(asked).length === 0 ? null : { name, ...asked };
}

/** Whether an alert asks the same, whatever it is called. */
export function sameTerms(alert: Alert, terms: AlertTerms): boolean {
  const asked = ({ productIds, certificates, words, minVndPerKg, maxVndPerKg, minKg, from, to }: AlertTerms) =>
    JSON.stringify([
      [...(productIds ?? [])].sort(),
      [...(certificates ?? [])].sort(),
      words ?? '',
      ...[minVndPerKg, maxVndPerKg, minKg, from, to].map((one) => one ?? null),
    ]);
  return asked(alert) === asked(terms);
}

/** Where the lots of an alert stand. */
export function addressOfAlert({ productIds, certificates, words, minVndPerKg, maxVndPerKg, minKg, from, to }: Alert): string {
  const filter: LotFilter = {
    ...(words === '' ? {} : { q: words }),
    ...(productIds.length === 0 ? {} : { products: productIds }),
    ...(certificates.length === 0 ? {} : { certificates }),
    ...(minVndPerKg === null ? {} : { minPrice: minVndPerKg }),
    ...(maxVndPerKg === null ? {} : { maxPrice: maxVndPerKg }),
    ...(minKg === null ? {} : { minKg }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
  const search = Object.entries(searchOf(filter)).map(([key, value]) => [key, String(value)]);
  return `/lots?${new URLSearchParams(search).toString()}`;
}
