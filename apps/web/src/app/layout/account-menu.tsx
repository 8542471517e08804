import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, signOut, useSession } from '../../shared/auth/session';
import { Button } from '../../shared/ui/button';
import { LanguageSwitch } from '../../shared/ui/language-switch';
import { ThemeSwitch } from '../../shared/ui/theme-switch';
import styles from './shell.module.css';

/** Language, theme and the way out, in the browser's own popover: Escape and a tap outside close it. */
export function AccountMenu({
  id,
  className,
  style,
  children,
}: {
  id: string;
  className: string | undefined;
  style?: CSSProperties;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const router = useRouter();
  const cache = useQueryClient();
  const { member, organisation } = useSession();
  const leave = async () => {
    await signOut();
    cache.clear();
    cache.setQueryData(sessionQuery.queryKey, null);
    await router.navigate({ to: '/sign-in', search: { to: '/' } });
  };
  return (
    <>
      <button type="button" className={className} style={style} popoverTarget={id}>
        {children}
      </button>
      <div id={id} popover="auto" className={styles['menu']} role="dialog" aria-label={t('account.menu')}>
        <div>
          <p>
            <b>{organisation.name}</b>
            <br />
            <span className="second">{member.name}</span>
          </p>
          <Link to="/account">{t('people.me.title')}</Link>
          <Link to="/team">{t('people.team.title')}</Link>
          <LanguageSwitch />
          <ThemeSwitch />
          <Button wide onClick={() => void leave()}>
            {t('account.signOut')}
          </Button>
        </div>
      </div>
    </>
  );
}
