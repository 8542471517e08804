import { DomainError } from '../shared/domain-error';

/** Certificates that a lot may carry and an order may ask for. */
export const CERTIFICATES = ['globalgap', 'organic', 'vietgap'] as const;

export type Certificate = (typeof CERTIFICATES)[number];

/** Reads names of certificates as a set: sorted, each once. @throws DomainError `certificate.unknown` */
export function certificatesOf(names: readonly string[], field: string): readonly Certificate[] {
  const known: readonly string[] = CERTIFICATES;
  if (names.some((name) => !known.includes(name))) throw new DomainError('certificate.unknown', {}, field);
  return [...new Set(names)].sort() as Certificate[];
}
