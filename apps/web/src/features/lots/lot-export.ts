import type { useCatalogue } from '../../shared/catalogue/catalogue';
import type { Sheet } from '../../shared/files/write-rows';
import type { LotRow } from './lot-store';

/** The lots in sight as a sheet: whole kg and đồng, days as days, so that nothing is lost on the way. */
export function lotSheet(rows: readonly LotRow[], heads: readonly string[], names: ReturnType<typeof useCatalogue>, name: string): Sheet {
  return {
    name,
    heads,
    rows: rows.map(({ lot, km }) => [
      names.varietyName(lot.varietyId),
      names.gradeName(lot.marketId, lot.gradeId),
      lot.certificates.join(', '),
      lot.areaCode,
      lot.seller.name,
      names.placeName(lot.placeId),
      lot.harvestFrom,
      lot.harvestTo,
      lot.openKg,
      lot.askVndPerKg,
      km === null ? null : Math.round(km),
    ]),
  };
}
