import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, signOut, useSession } from '../../shared/auth/session';
import { forgetReads } from '../../shared/offline/database';
import { Popup } from '../../shared/desk/popup';
import { Button } from '../../shared/ui/button';
import { LanguageSwitch } from '../../shared/ui/language-switch';
import { ThemeSwitch } from '../../shared/ui/theme-switch';

/** Who is here, language, theme and the way out. */
export function AccountMenu(props: { className: string | undefined; trigger: ReactNode; startOpen: boolean }) {
  const { t } = useTranslation();
  const router = useRouter();
  const cache = useQueryClient();
  const { member, organisation } = useSession();
  const leave = async () => {
    await signOut();
    await forgetReads();
    cache.clear();
    cache.setQueryData(sessionQuery.queryKey, null);
    await router.navigate({ to: '/sign-in', search: { to: '/' } });
  };
  return (
    <Popup label={t('account.menu')} {...props}>
      {(close) => (
        <>
          <p>
            <b>{organisation.name}</b>
            <br />
            <span className="second">{member.name}</span>
          </p>
          <Link to="/account" onClick={close}>
            {t('people.me.title')}
          </Link>
          <Link to="/team" onClick={close}>
            {t('people.team.title')}
          </Link>
          <LanguageSwitch />
          <ThemeSwitch />
          <Button wide onClick={() => void leave()}>
            {t('account.signOut')}
          </Button>
        </>
      )}
    </Popup>
  );
}
