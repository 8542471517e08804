import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { noticeCountsQuery } from './api';
import styles from './unseen-badge.module.css';

/** How many notices are new to me, beside the bell; nothing when there are none. */
export function UnseenBadge() {
  const { t } = useTranslation();
  const { data } = useQuery(noticeCountsQuery);
  const unseen = data?.unseen ?? 0;
  if (unseen === 0) return null;
  const shown = unseen > 99 ? '99+' : String(unseen);
  return (
    <span className={styles['badge']} data-unseen={unseen}>
      <span aria-hidden="true">{shown}</span>
      <span className="sr">{t('notice.unseen', { n: shown })}</span>
    </span>
  );
}
