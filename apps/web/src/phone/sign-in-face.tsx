import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../shared/ui/mark';
import styles from './face.module.css';

/** Who are you: the words at once, the form when the program is here. */
export function SignInFace({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <main className={styles['sign']}>
      <p className={styles['brand']}>
        <Mark size={34} />
        {t('brand')}
      </p>
      <div>
        <h1>{t('signIn.sayTitle')}</h1>
        <p className="second">{t('signIn.say')}</p>
      </div>
      {children ?? (
        <div className={styles['form']}>
          {[t('field.signInName'), t('field.password')].map((label) => (
            <div key={label}>
              <p className={styles['label']}>{label}</p>
              <div className={styles['box']} />
            </div>
          ))}
        </div>
      )}
      <p className={styles['foot']}>{t('signIn.help')}</p>
    </main>
  );
}
