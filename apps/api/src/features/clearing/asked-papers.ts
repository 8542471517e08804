import type { ClearingInput } from '@domain/clearing/clearing-input';
import type { Certificate } from '@domain/offers/certificate';
import { certificatesOfMask } from './certificate-bits';

/** What buyers of a round asked for that a lot did not have. */
export interface AskedPapers {
  readonly certificates: readonly Certificate[];
  /** Destination markets, by their place in the catalogue. */
  readonly destinations: readonly number[];
}

/** Looks through the demand of a round for papers that kept one lot away. Nobody's order is told, only what was asked for. */
export function askedPapers({ offers, lines }: ClearingInput, offerId: number): AskedPapers {
  const lot = offers.find(({ id }) => id === offerId);
  if (!lot) return { certificates: [], destinations: [] };
  let lacking = 0;
  const destinations = new Set<number>();
  for (const line of lines) {
    if (line.productId !== lot.productId) continue;
    lacking |= line.certLow & ~lot.certLow;
    if (line.market > 0 && ((lot.marketMask >>> line.market) & 1) === 0) destinations.add(line.market - 1);
  }
  return { certificates: certificatesOfMask(lacking), destinations: [...destinations].sort((a, b) => a - b) };
}
