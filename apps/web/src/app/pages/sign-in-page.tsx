import { IconFlask } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SignInForm } from '../../features/identity/sign-in-form';
import type { Session } from '../../shared/api/views';
import { sessionQuery } from '../../shared/auth/session';
import { dayOf } from '../../shared/format/date';
import { Mark } from '../../shared/ui/mark';
import { Skyline } from '../../shared/ui/skyline';
import { LanguageSwitch } from '../../shared/ui/language-switch';
import { useTitle } from '../layout/use-title';
import styles from './sign-in.module.css';

const openedOn = dayOf(Date.now());

/** Who are you, beside the picture of the year. */
export function SignInPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const cache = useQueryClient();
  const { to } = useSearch({ from: '/sign-in' });
  useTitle(t('signIn.title'));
  const signedIn = async (session: Session) => {
    cache.clear();
    cache.setQueryData(sessionQuery.queryKey, session);
    await router.invalidate();
    // Only a path of ours: an address smuggled into the link must not lead away.
    router.history.replace(to.startsWith('/') && !to.startsWith('//') ? to : '/');
  };
  return (
    <main className={styles['sign']}>
      <div className={styles['art']}>
        <Skyline today={openedOn} label={t('signIn.today', { day: openedOn.split('-').reverse().slice(0, 2).join('/') })} />
        <div className={styles['say']}>
          <span className={styles['brand']}>
            <Mark size={34} />
            {t('brand')}
          </span>
          <h2>{t('signIn.sayTitle')}</h2>
          <p>{t('signIn.say')}</p>
        </div>
      </div>
      <div className={styles['side']}>
        <div className={styles['language']}>
          <LanguageSwitch />
        </div>
        <div className={styles['box']}>
          <h1>{t('signIn.title')}</h1>
          <p className="second" style={{ marginTop: 4 }}>
            {t('signIn.hint')}
          </p>
          <SignInForm onSignedIn={(session) => void signedIn(session)} />
          <p className={styles['demo']}>
            <IconFlask className="i" size={18} aria-hidden="true" />
            <span>{t('signIn.demo')}</span>
          </p>
          <p className={styles['foot']}>
            <Link to="/reset">{t('people.code.forgot')}</Link> · <Link to="/apply">{t('people.code.apply')}</Link>
          </p>
        </div>
      </div>
    </main>
  );
}
