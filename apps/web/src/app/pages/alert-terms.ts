import type { Alert, AlertTerms } from '../../features/alerts/api';
import { type LotFilter, searchOf } from '../../features/lots/lot-filter';

/** A filter as an alert of that name, its distance counted from a place; null for one that asks nothing. */
export function termsOf(filter: LotFilter, name: string, placeId: string | null): AlertTerms | null {
  const { q, products, certificates, minPrice, maxPrice, minKg, maxKm, from, to } = filter;
  const asked = {
    ...(products === undefined ? {} : { productIds: [...products] }),
    ...(certificates === undefined ? {} : { certificates: [...certificates] as NonNullable<AlertTerms['certificates']> }),
    ...(q === undefined || q.trim() === '' ? {} : { words: q.trim() }),
    ...(minPrice === undefined ? {} : { minVndPerKg: minPrice }),
    ...(maxPrice === undefined ? {} : { maxVndPerKg: maxPrice }),
    ...(minKg === undefined ? {} : { minKg }),
    ...(maxKm === undefined ? {} : { maxKm, placeId }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  return Object.keys(asked).length === 0 ? null : { name, ...asked };
}

/** Whether an alert of lots asks the same, whatever it is called. */
export function sameTerms(alert: Alert, terms: AlertTerms): boolean {
  const asked = ({ productIds, certificates, words, minVndPerKg, maxVndPerKg, minKg, maxKm, from, to }: AlertTerms) =>
    JSON.stringify([
      [...(productIds ?? [])].sort(),
      [...(certificates ?? [])].sort(),
      words ?? '',
      ...[minVndPerKg, maxVndPerKg, minKg, maxKm, from, to].map((one) => one ?? null),
    ]);
  return alert.kind === 'lots' && asked(alert) === asked(terms);
}

/** Where the lots of an alert stand, or the market of what is wanted. */
export function addressOfAlert(alert: Alert): string {
  const { productIds, certificates, words, minVndPerKg, maxVndPerKg, minKg, maxKm, from, to } = alert;
  if (alert.kind === 'demands') return `/markets/${productIds[0] ?? ''}`;
  const filter: LotFilter = {
    ...(words === '' ? {} : { q: words }),
    ...(productIds.length === 0 ? {} : { products: productIds }),
    ...(certificates.length === 0 ? {} : { certificates }),
    ...(minVndPerKg === null ? {} : { minPrice: minVndPerKg }),
    ...(maxVndPerKg === null ? {} : { maxPrice: maxVndPerKg }),
    ...(minKg === null ? {} : { minKg }),
    ...(maxKm === null ? {} : { maxKm }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
  const search = Object.entries(searchOf(filter)).map(([key, value]) => [key, String(value)]);
  return `/lots?${new URLSearchParams(search).toString()}`;
}
