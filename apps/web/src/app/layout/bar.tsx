import { IconBell, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { UnseenBadge } from '../../features/notices/unseen-badge';
import { useSession } from '../../shared/auth/session';
import { Mark } from '../../shared/ui/mark';
import { homeOf, type NavItem } from '../navigation';
import { openPalette } from '../palette/keyboard';
import { patiently } from '../../shared/parts/patiently';
import { MoreTrigger } from './more-trigger';
import styles from './shell.module.css';
import { WhenReady } from './when-ready';

const AccountMenu = lazy(patiently(() => import('./account-menu').then((module) => ({ default: module.AccountMenu }))));
const MoreMenu = lazy(patiently(() => import('./more-menu').then((module) => ({ default: module.MoreMenu }))));

/** The bar has room for this many places beside the search, the notices and the name; more go into its menu. */
const ON_BAR = 6;

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

/** The desk's bar: the places, the search, and who is here. */
export function Bar({ items }: { items: readonly NavItem[] }) {
  const { t } = useTranslation();
  const session = useSession();
  const onBar = items.length > ON_BAR + 1 ? items.slice(0, ON_BAR) : items;
  const more = items.slice(onBar.length);
  const who = <Who />;
  return (
    <header className={styles['bar']}>
      <Link className={styles['brand']} to={homeOf(session)}>
        <Mark size={28} />
        {t('brand')}
      </Link>
      <nav className={styles['nav']} aria-label={t('main')}>
        {onBar.map((item) => (
          <Link key={item.key} to={item.to} activeProps={{ 'aria-current': 'page' }}>
            {t(`nav.${item.key}`)}
          </Link>
        ))}
        {more.length > 0 && (
          <WhenReady className={styles['more']} trigger={<MoreTrigger items={more} />}>
            {(startOpen) => <MoreMenu items={more} className={styles['more']} startOpen={startOpen} />}
          </WhenReady>
        )}
      </nav>
      <button type="button" className={styles['search']} aria-label={t('palette.open')} onClick={openPalette}>
        <IconSearch className="i" size={16} stroke={2} aria-hidden="true" />
        <span className={styles['searchWords']}>{t('palette.open')}</span>
        <span className={styles['searchWord']}>{t('palette.find')}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <Link className={styles['bell']} to="/notices" activeProps={{ 'aria-current': 'page' }}>
        <span className="sr">{t('notice.title')}</span>
        <IconBell size={20} stroke={1.75} aria-hidden="true" />
        <UnseenBadge />
      </Link>
      {session.organisation.demo && <span className={styles['demo']}>{t('demo')}</span>}
      <WhenReady className={styles['who']} trigger={who}>
        {(startOpen) => <AccountMenu className={styles['who']} trigger={who} startOpen={startOpen} />}
      </WhenReady>
    </header>
  );
}

function Who() {
  const { t } = useTranslation();
  const { organisation, member } = useSession();
  const role = t(`account.role.${member.role as 'clerk'}`, { defaultValue: member.role });
  return (
    <>
      <span className={styles['avatar']} aria-hidden="true">
        {initials(organisation.name)}
      </span>
      <span>
        {organisation.name}
        <small>
          {member.name} · {role}
        </small>
      </span>
    </>
  );
}
