import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DescribeLot } from '../../features/lots/lot-store';
import type { Route } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { fold } from '../../shared/format/fold';

/** The words a lot is found by, in the language of the screen, and how far it is. */
export function useDescribeLot(roads: readonly Route[] | undefined): DescribeLot {
  const names = useCatalogue();
  const { t } = useTranslation();
  return useMemo(() => {
    const km = new Map((roads ?? []).map((road) => [road.fromPlaceId, road.km]));
    return (lot) => ({
      words: fold(
        [
          names.varietyName(lot.varietyId),
          names.gradeName(lot.marketId, lot.gradeId),
          lot.seller.name,
          lot.areaCode ?? '',
          names.placeName(lot.placeId),
          ...lot.certificates.map((one) => t(`certificate.${one}`)),
        ].join(' '),
      ),
      km: km.get(lot.placeId) ?? null,
    });
  }, [names, roads, t]);
}
