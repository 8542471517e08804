import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shared/auth/session';
import styles from './register-tabs.module.css';

/** The registers side by side: areas, papers, packing facilities, market rules, warnings, the catalogue. */
export function RegisterTabs() {
  const { t } = useTranslation();
  const may = useMay();
  const tabs = [
    { to: '/areas', words: t('areas.title'), open: may('area.read') },
    { to: '/papers', words: t('papers.title'), open: may('paper.read') },
    { to: '/facilities', words: t('facilities.title'), open: may('area.read') },
    { to: '/access-rules', words: t('rules.title'), open: may('catalogue.read') },
    { to: '/warnings', words: t('misuse.title'), open: may('area.keep') },
    { to: '/catalogue', words: t('keep.title'), open: may('catalogue.read') },
  ] as const;
  return (
    <nav aria-label={t('areas.registers')} className={styles['tabs']}>
      {tabs
        .filter(({ open }) => open)
        .map(({ to, words }) => (
          <Link key={to} to={to} activeProps={{ 'aria-current': 'page', className: styles['on'] ?? '' }}>
            {words}
          </Link>
        ))}
    </nav>
  );
}
