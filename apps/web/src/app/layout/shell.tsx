import { IconSearch, IconUser } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../shared/auth/session';
import { LiveProvider } from '../../shared/live/live';
import { Mark } from '../../shared/ui/mark';
import { Toasts } from '../../shared/ui/toast';
import { homeOf, navigationOf } from '../navigation';
import { Keyboard, openPalette } from '../palette/keyboard';
import { OrganisationStream } from '../organisation-stream';
import { AccountMenu } from './account-menu';
import { ProveAgain } from './prove-again';
import { SessionEnding } from './session-ending';
import { SignInAgain } from './sign-in-again';
import styles from './shell.module.css';

/** First letters of the last two words: how people here would shorten a name. What stands in brackets is not the name. */
const initials = (name: string): string =>
  name
    .replace(/\(.*?\)/g, '')
    .trim()
    .split(/\s+/)
    .slice(-2)
    .map((word) => word[0] ?? '')
    .join('')
    .toUpperCase();

/** What stands round every page behind the sign-in: the bar on the desk, the tabs on the phone. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const items = navigationOf(session);
  const role = t(`account.role.${session.member.role as 'clerk'}`, { defaultValue: session.member.role });
  return (
    <LiveProvider>
      <OrganisationStream organisationId={session.organisation.id} />
      <a className={styles['skip']} href="#main">
        {t('skip')}
      </a>
      <header className={styles['bar']}>
        <Link className={styles['brand']} to={homeOf(session)}>
          <Mark size={28} />
          {t('brand')}
        </Link>
        <nav className={styles['nav']} aria-label={t('main')}>
          {items.map((item) => (
            <Link key={item.key} to={item.to} activeProps={{ 'aria-current': 'page' }}>
              {t(`nav.${item.key}`)}
            </Link>
          ))}
        </nav>
        <button type="button" className={styles['search']} aria-label={t('palette.open')} onClick={openPalette}>
          <IconSearch className="i" size={16} stroke={2} aria-hidden="true" />
          <span className={styles['searchWords']}>{t('palette.open')}</span>
          <kbd aria-hidden="true">Ctrl K</kbd>
        </button>
        {session.organisation.demo && <span className={styles['demo']}>{t('demo')}</span>}
        <AccountMenu id="account-desk" className={styles['who']}>
          <span className={styles['avatar']} aria-hidden="true">
            {initials(session.organisation.name)}
          </span>
          <span>
            {session.organisation.name}
            <small>
              {session.member.name} · {role}
            </small>
          </span>
        </AccountMenu>
      </header>
      <main id="main" className={styles['main']}>
        <Outlet />
      </main>
      <nav className={styles['tabbar']} aria-label={t('main')}>
        {items
          .filter((item) => item.onPhone)
          .map((item) => (
            <Link key={item.key} to={item.to} activeProps={{ 'aria-current': 'page' }}>
              <item.icon size={24} stroke={1.75} aria-hidden="true" />
              {item.key === 'board' ? t('nav.prices') : t(`nav.${item.key}`)}
            </Link>
          ))}
        <AccountMenu id="account-phone" className={undefined}>
          <IconUser size={24} stroke={1.75} aria-hidden="true" />
          {t('account.menu')}
        </AccountMenu>
      </nav>
      <Toasts />
      <SignInAgain />
      <ProveAgain />
      <SessionEnding />
      <Keyboard />
    </LiveProvider>
  );
}
