import { IconArrowUp, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './board-tables.module.css';

interface Props {
  find: string;
  onFind: (text: string) => void;
  /** What waits to be let in; null when nothing does. */
  news: string | null;
  onRefresh: () => void;
}

/** Search in the table, and the pill that lets the waiting lines in: nothing moves until it is pressed. */
export function BoardTools({ find, onFind, news, onRefresh }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['tools']}>
      <label className={styles['find']}>
        <IconSearch size={16} aria-hidden="true" />
        <span className="sr">{t('board.findLabel')}</span>
        <input type="search" value={find} placeholder={t('board.find')} onChange={(event) => onFind(event.target.value)} />
      </label>
      <span className="push" />
      <span role="status" className="row">
        {news !== null && (
          <>
            <button type="button" className={styles['new']} onClick={onRefresh}>
              <IconArrowUp size={16} aria-hidden="true" />
              {news}
            </button>
            <span className="hint">{t('board.stay')}</span>
          </>
        )}
      </span>
    </div>
  );
}
