import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../shared/auth/session';
import { useSayLost } from '../../shared/i18n/use-say-lost';
import { Button, buttonClass } from '../../shared/ui/button';
import { EmptyState } from '../../shared/ui/faces';
import { Card } from '../../shared/ui/panel';
import { lastPlaces } from '../layout/last-places';
import { PageHead } from '../layout/page-head';
import { homeOf, navigationOf } from '../navigation';
import { openPalette } from '../palette/keyboard';
import styles from './lost.module.css';

/** As many as can be chosen from without reading. */
const OFTEN = 4;

/** An address that leads nowhere: the way to look for what was meant, the pages one comes from, and those that this role works at. */
export function LostPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('notFound')} sub={t('notFoundHint')} isNowhere />
      <Card>
        <div style={{ display: 'grid', justifyItems: 'center', padding: 20 }}>
          <Ways />
        </div>
      </Card>
    </>
  );
}

/** The same within a page that exists and shows nothing. */
export function Lost() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('notFound')} action={<Ways />}>
      {t('notFoundHint')}
    </EmptyState>
  );
}

function Ways() {
  const { t } = useTranslation();
  const tell = useSayLost();
  const session = useSession();
  const [last] = useState(() => lastPlaces(session.member.id).filter(({ to }) => !to.startsWith(location.pathname)));
  const often = navigationOf(session).slice(0, OFTEN);
  return (
    <div className={styles['ways']}>
      <div className="row wrap" style={{ gap: 8, justifyContent: 'center' }}>
        <Button look="primary" onClick={openPalette}>
          <IconSearch className="i" size={18} aria-hidden="true" /> {tell('find')}
        </Button>
        <Link className={buttonClass('default', 'normal', false)} to={homeOf(session)}>
          {t('goHome')}
        </Link>
      </div>
      {last.length > 0 && (
        <nav aria-label={tell('last')}>
          <h2>{tell('last')}</h2>
          {last.map(({ to, title }) => (
            <a key={to} href={to}>
              {title}
            </a>
          ))}
        </nav>
      )}
      <nav aria-label={tell('often')}>
        <h2>{tell('often')}</h2>
        {often.map(({ key, to, icon: Icon }) => (
          <Link key={key} to={to}>
            <Icon className="i" size={18} stroke={1.75} aria-hidden="true" /> {t(`nav.${key}`)}
          </Link>
        ))}
      </nav>
    </div>
  );
}
