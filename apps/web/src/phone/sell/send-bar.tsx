import { IconDeviceFloppy, IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OfferDraft } from '../../features/offers/offer-draft';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatTime } from '../../shared/format/date';
import { formatWeight } from '../../shared/format/weight';
import { useFormFaults } from '../../shared/forms/draft-form';
import { useLanguage } from '../../shared/i18n/use-language';
import { useLink, useServerNow } from '../../shared/live/live';
import { Button } from '../../shared/ui/button';
import { RefusalNote } from '../../shared/ui/faces';
import { kgOf } from '../../shared/ui/weight-field';
import styles from './sell.module.css';

interface Props {
  draft: OfferDraft;
  /** What the button says of another way to post it, which takes a signal; null: it is posted as one lot. */
  instead: string | null;
  isSending: boolean;
  onSend: () => void;
}

/** Says how much of what, and what will happen to it: now with a signal, later without. */
export function SendBar({ draft, instead, isSending, onSend }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  const faults = useFormFaults();
  const link = useLink();
  const now = useServerNow(30_000);
  const isOffline = link.state === 'lost' && instead === null;
  const kg = kgOf(draft.weight, language);
  const product = names.productOfVariety(draft.varietyId);
  const words = {
    weight: kg === null ? '' : formatWeight(kg, language),
    product: product === undefined ? '' : names.productName(product.id).toLowerCase(),
  };
  const once = kg === null ? t('offer.postPlain') : t('offer.post', words);
  const what = instead === null ? once : `${instead} ${words.weight}`;
  return (
    <div className={styles['send']}>
      {faults.rest !== null && <RefusalNote error={faults.rest} title={t('offer.failed')} flush />}
      <Button look="primary" size="main" wide busy={isSending} onClick={onSend}>
        {isOffline && <IconDeviceFloppy className="i" size={20} aria-hidden="true" />}
        {isOffline ? t('phone.postOffline', { what: kg === null ? what : t('offer.postPlain') + ' ' + words.weight }) : what}
      </Button>
      <p>
        <IconEye className="i" size={16} aria-hidden="true" />
        {isOffline ? t('phone.keptAt', { time: formatTime(new Date(now).toISOString(), false) }) : t('offer.until')}
      </p>
    </div>
  );
}
