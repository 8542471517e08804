import { IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { NavItem } from '../navigation';
import { patiently } from '../../shared/parts/patiently';
import styles from './shell.module.css';
import { WhenReady } from './when-ready';

const AccountMenu = lazy(patiently(() => import('./account-menu').then((module) => ({ default: module.AccountMenu }))));

/** The desk's entry in a narrow window: its places at the foot, as on the phone. */
export function TabBar({ items }: { items: readonly NavItem[] }) {
  const { t } = useTranslation();
  const who = (
    <>
      <IconUser size={24} stroke={1.75} aria-hidden="true" />
      {t('account.menu')}
    </>
  );
  return (
    <nav className={styles['tabbar']} aria-label={t('main')}>
      {items
        .filter((item) => item.onPhone)
        .map((item) => (
          <Link key={item.key} to={item.to} activeProps={{ 'aria-current': 'page' }}>
            <item.icon size={24} stroke={1.75} aria-hidden="true" />
            {item.key === 'board' ? t('nav.prices') : t(`nav.${item.key}`)}
          </Link>
        ))}
      <WhenReady className={undefined} trigger={who}>
        {(startOpen) => <AccountMenu className={undefined} trigger={who} startOpen={startOpen} />}
      </WhenReady>
    </nav>
  );
}
