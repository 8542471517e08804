import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offersQuery } from '../../features/offers/api';
import { draftLike, emptyDraft, type OfferDraft } from '../../features/offers/offer-draft';
import type { Again } from '../../features/offers/repeat-draft';
import { RepeatOpener } from '../../features/offers/repeat-opener';
import { useSession } from '../../shared/auth/session';
import { isTraded, traded, useCatalogue } from '../../shared/catalogue/catalogue';
import { formatWeight } from '../../shared/format/weight';
import { DraftForm } from '../../shared/forms/draft-form';
import { useLanguage } from '../../shared/i18n/use-language';
import { useToday } from '../../shared/live/use-today';
import { showToast } from '../../shared/ui/toast-store';
import { kgOf } from '../../shared/ui/weight-field';
import { go } from '../route';
import { RepeatLast } from '../../features/offers/repeat-last';
import { SellFields } from './sell-fields';
import styles from './sell.module.css';
import { SendBar } from './send-bar';
import { useSellDraft } from './use-sell-draft';

const shown = [
  'varietyId',
  'gradeId',
  'placeId',
  'kg',
  'askVndPerKg',
  'harvestFrom',
  'harvestTo',
  'areaCode',
  'certificates',
  'firm',
  'weekdays',
  'until',
  'mostKg',
];

/** Its place is kept: nothing below it moves. */
const PhotoPart = lazy(() => import('./photo-part').then((module) => ({ default: module.PhotoPart })));

/** Post a harvest: one column for a thumb; without a signal it waits on the phone and is sent once. */
export function SellScreen() {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const today = useToday();
  const session = useSession();
  const offers = useQuery(offersQuery);
  const last = offers.data?.[0] ?? null;
  const products = names.products.filter((product) => product.marketOpen);
  const points = names.places.filter((place) => place.kind === 'collection_point');
  const known = last !== null && isTraded(products, last) ? last : null;
  const [again, setAgain] = useState<Again | null>(null);
  const marketOf = (varietyId: string) => names.productOfVariety(varietyId)?.id ?? '';
  const draft = useSellDraft({
    start: emptyDraft({
      varietyId: known?.varietyId ?? traded(products[0]?.varieties)[0]?.id ?? '',
      placeId: last?.placeId ?? points[0]?.id ?? '',
      gradeId: known?.gradeId ?? '',
      ask: '',
      today,
    }),
    language,
    session,
    marketOf,
    instead: again === null ? null : again.post,
    onTaken: (how, offer: OfferDraft) => {
      const words = {
        weight: formatWeight(kgOf(offer.weight, language) ?? 0, language),
        product: names.productName(marketOf(offer.varietyId)).toLowerCase(),
      };
      if (again !== null) showToast({ look: 'ok', title: again.words.done, detail: again.words.hint });
      else if (how === 'done') showToast({ look: 'ok', title: t('offer.done', words), detail: t('offer.doneHint') });
      else showToast({ look: 'plain', title: t('phone.queuedOffline', words), detail: t('phone.queuedHint') });
      go('mine');
    },
  });
  const canSend = again === null || again.canSend;
  return (
    <DraftForm form={draft.form} error={draft.error} shown={shown} found={draft.found} onSend={draft.send} className={styles['form']}>
      {last !== null && <RepeatLast last={last} onRepeat={() => draft.form.reset(draftLike(last, today, language))} />}
      <SellFields products={products} points={points} today={today} />
      <RepeatOpener again={again} onChange={setAgain} />
      {again === null && (
        <Suspense fallback={<p style={{ minHeight: 48 }} />}>
          <PhotoPart photos={draft.photos} onChange={draft.setPhotos} />
        </Suspense>
      )}
      <SendBar
        draft={draft.form.watch()}
        instead={again?.words.button ?? null}
        isSending={draft.isSending}
        onSend={() => canSend && draft.send()}
      />
    </DraftForm>
  );
}
