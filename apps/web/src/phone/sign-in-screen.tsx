import { useQueryClient } from '@tanstack/react-query';
import { SignInForm } from '../features/identity/sign-in-form';
import type { Session } from '../shared/api/views';
import { sessionQuery } from '../shared/auth/session';
import { LanguageSwitch } from '../shared/ui/language-switch';
import { forgetAll } from './forget-all';
import { SignInFace } from './sign-in-face';

/** Signs in and stays where the person wanted to go. */
export function SignInScreen() {
  const cache = useQueryClient();
  const signedIn = (session: Session) => {
    forgetAll(cache);
    cache.setQueryData(sessionQuery.queryKey, session);
  };
  return (
    <SignInFace>
      <SignInForm onSignedIn={signedIn} />
      <LanguageSwitch />
    </SignInFace>
  );
}
