import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, useSession } from '../shared/auth/session';
import { LiveProvider } from '../shared/live/live';
import { useRenewedPush } from '../shared/push/use-renewed-push';
import { useOutboxFlush, useOutboxRows } from '../shared/offline/use-outbox';
import { LinkBar } from '../shared/ui/link-bar';
import { Toasts } from './toast';
import { AccountButton } from './account';
import { Face, FaceBody } from './face';
import { Frame } from './frame';
import styles from './frame.module.css';
import { OwnStream } from './own-stream';
import { useScreen, type Screen } from './route';
import { Strips } from './strips';

// Each screen brings its own code, so that each stays light; the pages preload theirs (build-web.mjs).
const SellScreen = lazy(() => import('./sell/sell-screen').then((module) => ({ default: module.SellScreen })));
const MineScreen = lazy(() => import('./mine/mine-screen').then((module) => ({ default: module.MineScreen })));
const PricesScreen = lazy(() => import('./prices-screen').then((module) => ({ default: module.PricesScreen })));
const NoticesScreen = lazy(() => import('./notices-screen').then((module) => ({ default: module.NoticesScreen })));
const UnseenBadge = lazy(() => import('../features/notices/unseen-badge').then((module) => ({ default: module.UnseenBadge })));
const CallOffsScreen = lazy(() => import('./call-offs-screen').then((module) => ({ default: module.CallOffsScreen })));
const SignInScreen = lazy(() => import('./sign-in-screen').then((module) => ({ default: module.SignInScreen })));
const SessionEnding = lazy(() => import('../app/layout/session-ending').then((module) => ({ default: module.SessionEnding })));
const BehalfBar = lazy(() => import('../app/layout/behalf-bar').then((module) => ({ default: module.BehalfBar })));
const SignInAgain = lazy(() => import('../app/layout/sign-in-again').then((module) => ({ default: module.SignInAgain })));

const shown: Readonly<Record<Screen, () => ReactNode>> = {
  sell: () => <SellScreen />,
  mine: () => <MineScreen />,
  prices: () => <PricesScreen />,
  notices: () => <NoticesScreen />,
  'call-offs': () => <CallOffsScreen />,
};

/** Who is there decides what shows; without a signal the one who was there last still is. */
export function PhoneApp() {
  const screen = useScreen();
  const session = useQuery(sessionQuery);
  if (session.data === undefined && !session.isError) return <Face screen={screen} />;
  if (session.data == null) {
    return (
      <Suspense fallback={<Face screen="sign-in" />}>
        <SignInScreen />
      </Suspense>
    );
  }
  return (
    <LiveProvider>
      <Suspense fallback={<Face screen={screen} />}>
        <SignedIn key={session.data.organisation.id} screen={screen} />
      </Suspense>
    </LiveProvider>
  );
}

function SignedIn({ screen }: { screen: Screen }) {
  const { t } = useTranslation();
  const session = useSession();
  const { organisation, staffOf } = session;
  useRenewedPush(session);
  useOutboxFlush(organisation.id);
  const rows = useOutboxRows(organisation.id);
  const tools = (
    <>
      {organisation.demo && <span className={styles['demo']}>{t('demoShort')}</span>}
      <LinkBar />
      <AccountButton />
    </>
  );
  return (
    <>
      <OwnStream organisationId={organisation.id} />
      <Frame
        title={screen === 'call-offs' ? t('phone.callOffs') : t(`phone.${screen}`)}
        screen={screen}
        tools={tools}
        notices={
          <Suspense fallback={null}>
            <UnseenBadge />
          </Suspense>
        }
        strips={
          <>
            {staffOf !== null && (
              <Suspense fallback={null}>
                <BehalfBar staffOf={staffOf} />
              </Suspense>
            )}
            <Suspense fallback={null}>
              <SessionEnding place="under-bar" />
            </Suspense>
            <Strips waiting={screen === 'mine' ? 0 : rows.length} />
          </>
        }
      >
        <Suspense fallback={<FaceBody screen={screen} />}>{shown[screen]()}</Suspense>
      </Frame>
      <Toasts />
      <Suspense fallback={null}>
        <SignInAgain />
      </Suspense>
    </>
  );
}
