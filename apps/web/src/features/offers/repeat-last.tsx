import { IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import styles from './repeat-last.module.css';

/** The last offer again: one tap fills everything, one more posts it. */
export function RepeatLast({ last, onRepeat }: { last: Offer; onRepeat: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useCatalogue();
  return (
    <button type="button" className={styles['copy']} onClick={onRepeat}>
      <IconRepeat className="i" size={22} stroke={1.75} aria-hidden="true" />
      <span>
        <b>{t('offer.repeat')}</b>
        <small>
          {names.varietyName(last.varietyId)} · {names.gradeName(last.marketId, last.gradeId)} · {formatWeight(last.offeredKg, language)}
        </small>
      </span>
    </button>
  );
}
