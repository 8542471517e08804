import type { Certificate } from '@domain/offers/certificate';

/** Certificates by their bit in the kernel's masks. */
export const CERTIFICATE_OF_BIT: readonly Certificate[] = ['vietgap', 'globalgap', 'organic'];

/** Certificates as a mask. */
export function certificateMask(certificates: readonly Certificate[]): number {
  return certificates.reduce((mask, certificate) => mask | (1 << CERTIFICATE_OF_BIT.indexOf(certificate)), 0);
}

/** A mask as certificates. */
export function certificatesOfMask(mask: number): readonly Certificate[] {
  return CERTIFICATE_OF_BIT.filter((_, bit) => ((mask >>> bit) & 1) === 1);
}
