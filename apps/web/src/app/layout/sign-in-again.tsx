import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInForm } from '../../features/identity/sign-in-form';
import type { Session } from '../../shared/api/views';
import { onSessionExpired } from '../../shared/auth/expiry';
import { sessionQuery, useSession } from '../../shared/auth/session';
import { Dialog } from '../../shared/desk/dialog';

/** When the session has ended in the middle of work: sign in over the page, and everything typed is still there. */
export function SignInAgain() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const before = useSession();
  const [isAsked, ask] = useState(false);
  useEffect(() => onSessionExpired(() => ask(true)), []);
  const signedIn = (session: Session) => {
    cache.setQueryData(sessionQuery.queryKey, session);
    // Another organisation must not see the lists of the one before.
    if (session.organisation.id !== before.organisation.id) location.assign('/');
    ask(false);
    void cache.invalidateQueries();
  };
  if (!isAsked) return null;
  return (
    <Dialog title={t('signIn.title')} onClose={() => ask(false)}>
      <p className="second">{t('failed.signedOut')}</p>
      <SignInForm onSignedIn={signedIn} />
    </Dialog>
  );
}
