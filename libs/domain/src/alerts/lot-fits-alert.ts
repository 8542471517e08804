import { foldForSearch } from '../shared/text';
import type { AlertTerms } from './alert';

/** Km by road to the place that an alert counts from; null where no way is known. */
export type RoadKm = number | null;

/** What the market is told of a lot, as far as an alert asks for it. */
export interface FoundLot {
  readonly id: string;
  readonly marketId: string;
  readonly placeId: string;
  readonly openKg: number;
  readonly askVndPerKg: number;
  readonly harvestFrom: string;
  readonly harvestTo: string;
  readonly certificates: readonly string[];
}

/** Whether a lot is one that somebody asked for. `spoken` is all that names the lot, folded by `foldForSearch`; kg, VND/kg and days as published. Where no way is known, nothing is near. */
export function lotFitsAlert(terms: AlertTerms, lot: FoundLot, spoken: string, km: RoadKm): boolean {
  const { productIds, certificates, minVndPerKg, maxVndPerKg, minKg, maxKm, from, to } = terms;
  if (lot.openKg === 0 || lot.openKg < (minKg ?? 0)) return false;
  if (productIds.length > 0 && !(productIds as readonly string[]).includes(lot.marketId)) return false;
  if (maxKm !== null && (km === null || km > maxKm)) return false;
  if (lot.askVndPerKg < (minVndPerKg ?? 0) || lot.askVndPerKg > (maxVndPerKg ?? Infinity)) return false;
  if ((from !== null && lot.harvestTo < from) || (to !== null && lot.harvestFrom > to)) return false;
  if (!certificates.every((one) => lot.certificates.includes(one))) return false;
  return foldForSearch(terms.words)
    .split(' ')
    .every((word) => spoken.includes(word));
}
