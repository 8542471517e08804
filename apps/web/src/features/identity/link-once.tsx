import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button';
import { showToast } from '../../shared/ui/toast-store';
import styles from './people.module.css';

/** Something that is shown once, to be handed over. */
export function LinkOnce({ text, hint }: { text: string; hint: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    showToast({ look: 'ok', title: t('people.team.copied') });
  };
  return (
    <div className={styles['form']} role="status">
      <p>{hint}</p>
      <output className={styles['link']}>{text}</output>
      <div className={styles['row']}>
        <Button onClick={() => void copy()}>{t('people.team.copy')}</Button>
      </div>
    </div>
  );
}
