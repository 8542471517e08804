import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../shared/auth/session';
import { LiveProvider } from '../../shared/live/live';
import { useRenewedPush } from '../../shared/push/use-renewed-push';
import { Toasts } from '../../shared/desk/toasts';
import { navigationOf } from '../navigation';
import { Keyboard } from '../palette/keyboard';
import { OrganisationStream } from '../organisation-stream';
import { patiently } from '../../shared/parts/patiently';
import { Bar } from './bar';
import { ProveAgain } from './prove-again';
import { SessionEnding } from './session-ending';
import { SignInAgain } from './sign-in-again';
import { TabBar } from './tab-bar';
import styles from './shell.module.css';

const BehalfBar = lazy(patiently(() => import('./behalf-bar').then((module) => ({ default: module.BehalfBar }))));

/** What stands round every page behind the sign-in: the bar on the desk, the tabs on the phone. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  useRenewedPush(session);
  const items = navigationOf(session);
  return (
    <LiveProvider>
      <OrganisationStream organisationId={session.organisation.id} />
      <a className={styles['skip']} href="#main">
        {t('skip')}
      </a>
      <Bar items={items} />
      {session.staffOf !== null && (
        <Suspense fallback={null}>
          <BehalfBar staffOf={session.staffOf} />
        </Suspense>
      )}
      <main id="main" className={styles['main']}>
        <Outlet />
      </main>
      <TabBar items={items} />
      <Toasts />
      <SignInAgain />
      <ProveAgain />
      <SessionEnding place="over" />
      <Keyboard />
    </LiveProvider>
  );
}
