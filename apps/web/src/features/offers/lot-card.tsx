import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { upsertInto } from '../../shared/api/list-cache';
import type { Offer } from '../../shared/api/views';
import { useMay } from '../../shared/auth/session';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatDayRange } from '../../shared/format/date';
import { formatPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { WaitsMark } from '../../shared/market/waits-mark';
import { ByStaffChip } from '../../shared/ui/by-staff-chip';
import { CertificateChips, StateChip } from '../../shared/ui/chip';
import { StockCard } from '../../shared/ui/stock-card';
import { TakeBack } from '../../shared/ui/take-back';
import { patiently } from '../../shared/parts/patiently';
import { offersQuery, withdrawOffer } from './api';

/** It comes after the lots: nobody shares before reading. */
const ShareLot = lazy(patiently(() => import('./share-lot').then((module) => ({ default: module.ShareLot }))));

/** One of the organisation's own offers, and the way to withdraw the rest of it; `way` leads to its page where there is a router. */
export function LotCard({ offer, way }: { offer: Offer; way?: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const cache = useQueryClient();
  const may = useMay();
  const canWithdraw = offer.state === 'open' && offer.openKg > 0 && may('offer.withdraw');
  const detail = t('offer.at', {
    grade: names.gradeName(offer.marketId, offer.gradeId),
    days: formatDayRange(offer.harvestFrom, offer.harvestTo),
    price: formatPrice(offer.askVndPerKg, language),
  });
  const foot = (
    <>
      {offer.state === 'open' && offer.openKg > 0 && <WaitsMark marketId={offer.marketId} withReason />}
      {offer.state !== 'open' && <StateChip state={offer.state} />}
      <ByStaffChip id={offer.id} />
      {offer.certificates.length > 0 && <CertificateChips certificates={offer.certificates} />}
      {way}
      {offer.state === 'open' && offer.visibility === 'public' && (
        <Suspense fallback={null}>
          <ShareLot offer={offer} />
        </Suspense>
      )}
      {canWithdraw && (
        <TakeBack
          label={t('offer.withdraw', { weight: formatWeight(offer.openKg, language) })}
          effect={t('offer.withdrawEffect')}
          post={async (key) => upsertInto(cache, offersQuery.queryKey, await withdrawOffer(offer.id, key))}
        />
      )}
    </>
  );
  return (
    <div data-offer={offer.id}>
      <StockCard
        productId={offer.marketId}
        name={names.varietyName(offer.varietyId)}
        weight={formatWeight(offer.offeredKg, language)}
        detail={detail}
        stock={offer}
        foot={foot}
      />
    </div>
  );
}
