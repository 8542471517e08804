import { useEffect } from 'react';
import type { Session } from '../api/views';
import { useLanguage } from '../i18n/use-language';
import { ringsFor } from './push-flag';

/** Whoever has signed in anew goes on ringing where they rang before; a device that rang for somebody else falls silent. */
export function useRenewedPush(session: Session): void {
  const language = useLanguage();
  const memberId = session.member.id;
  useEffect(() => {
    const kept = ringsFor();
    if (kept === null || (kept.memberId === memberId && kept.sessionId === session.id)) return;
    // Not to be told is no harm: it is tried again with the next page.
    import('./push-device')
      .then(({ renew }) => renew(session, kept.memberId === memberId && session.staffOf === null, language))
      .catch(() => undefined);
  }, [session, memberId, language]);
}
