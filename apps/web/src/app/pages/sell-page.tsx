import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { offersQuery } from '../../features/offers/api';
import { PostOfferForm } from '../../features/offers/post-offer-form';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { useSayRepeat } from '../../shared/i18n/use-say-repeat';
import { useSaySeller } from '../../shared/i18n/use-say-seller';
import { Skeleton } from '../../shared/ui/faces';
import { showToast } from '../../shared/ui/toast-store';
import { PageHead } from '../layout/page-head';

/** Post a harvest: one column, made for a thumb. */
export function SellPage() {
  const { t } = useTranslation();
  const tell = useSaySeller();
  const weekly = useSayRepeat();
  const language = useLanguage();
  const names = useCatalogue();
  const navigate = useNavigate();
  const offers = useQuery(offersQuery);
  return (
    <>
      <PageHead title={t('offer.title')} />
      <div style={{ width: 'min(560px, 100%)', margin: '0 auto' }}>
        {offers.isPending ? (
          <Skeleton lines={8} />
        ) : (
          <PostOfferForm
            productId={null}
            last={offers.data?.[0] ?? null}
            ownPage
            onDone={(posted) => {
              const [offer] = posted;
              if (offer === undefined) {
                showToast({ look: 'ok', title: weekly('title'), detail: weekly('doneHint') });
                return void navigate({ to: '/mine' });
              }
              const product = names.productName(offer.marketId).toLowerCase();
              const one = t('offer.done', { weight: formatWeight(offer.offeredKg, language), product });
              showToast({
                look: 'ok',
                title: posted.length > 1 ? tell('lotLines.done', { n: String(posted.length) }) : one,
                detail: t('offer.doneHint'),
              });
              void navigate({ to: '/mine' });
            }}
          />
        )}
      </div>
    </>
  );
}
