import { useTranslation } from 'react-i18next';
import { dayOf, formatMoment } from '../format/date';
import { useLanguage } from '../i18n/use-language';
import styles from './kept-note.module.css';
import type { Found } from './use-kept';

/** Says that what stands in the form was typed before, and when; one press begins anew. */
export function KeptNote({ found: { at, discard } }: { found: Found }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (at === null) return null;
  return (
    <p className={styles['kept']} role="status" data-kept={at}>
      {t('kept.found', { time: formatMoment(new Date(at).toISOString(), dayOf(Date.now()), language) })}{' '}
      <button type="button" onClick={discard}>
        {t('kept.discard')}
      </button>
    </p>
  );
}
