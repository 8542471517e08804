import { IconChevronRight, IconCloudUp } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { PhoneLink } from './frame';
import styles from './frame.module.css';
import { newVersion } from './new-version';

/** Under the bar: what waits for a signal, and a newer version, which is taken only by a tap. */
export function Strips({ waiting }: { waiting: number }) {
  const { t } = useTranslation();
  const isNew = useSyncExternalStore(newVersion.subscribe, newVersion.isWaiting);
  return (
    <>
      {waiting > 0 && (
        <PhoneLink to="mine" className={styles['strip'] ?? ''}>
          <IconCloudUp className="i" size={20} stroke={1.75} aria-hidden="true" />
          {t('phone.waitingOne', { n: waiting })}
          <IconChevronRight className="i push" size={20} aria-hidden="true" />
        </PhoneLink>
      )}
      {isNew && (
        <button type="button" className={styles['strip']} onClick={newVersion.take}>
          <span>
            <b>{t('phone.update')}</b> {t('phone.updateHint')}
          </span>
          <span className={`push ${styles['take']}`}>{t('phone.updateNow')}</span>
        </button>
      )}
    </>
  );
}
