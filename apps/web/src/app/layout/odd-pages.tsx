import { useTranslation } from 'react-i18next';
import { EmptyState, RefusalNote, Skeleton } from '../../shared/ui/faces';
import { Button, buttonClass } from '../../shared/ui/button';
import { Refusal } from '../../shared/api/refusal';

/** While the first data is on its way. */
export function WaitingPage() {
  return (
    <main style={{ padding: 20 }}>
      <Skeleton lines={6} />
    </main>
  );
}

/** An address that leads nowhere, for whoever is not signed in. */
export function NotFoundPage() {
  const { t } = useTranslation();
  const home = (
    <a className={buttonClass('primary', 'normal', false)} href="/">
      {t('goHome')}
    </a>
  );
  return (
    <main style={{ padding: 20 }}>
      <EmptyState isPage title={t('notFound')} action={home}>
        {t('notFoundHint')}
      </EmptyState>
    </main>
  );
}

/** A page that could not be shown: what the server said, or that it is our fault. */
export function BrokenPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const reload = () => location.reload();
  if (error instanceof Refusal) {
    return (
      <main style={{ padding: 20 }}>
        <RefusalNote error={error} onRetry={reload} />
      </main>
    );
  }
  return (
    <main style={{ padding: 20 }}>
      <EmptyState isPage title={t('broken')} action={<Button onClick={reload}>{t('reload')}</Button>}>
        {t('brokenHint')}
      </EmptyState>
    </main>
  );
}
