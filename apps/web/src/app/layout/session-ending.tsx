import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionExpired } from '../../shared/auth/expiry';
import { lastAnswerAt } from '../../shared/auth/last-answer';
import { sessionQuery, useSession } from '../../shared/auth/session';
import { formatTime } from '../../shared/format/date';
import { Button } from '../../shared/ui/button';
import { endingOf } from './ending-of';
import styles from './session-bars.module.css';

const LOOK_MS = 10_000;

/**
 * Says that the session will end, before it does; one press keeps it, or opens the sign-in over the page when its whole time is over.
 * On the phone it stands under the bar, so that it hides no button.
 */
export function SessionEnding({ place }: { place: 'over' | 'under-bar' }) {
  const { t } = useTranslation();
  const { idleMinutes, endsAt, serverTime } = useSession();
  const { refetch, dataUpdatedAt } = useQuery({ ...sessionQuery, enabled: false });
  const [now, look] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => look(Date.now()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const ending = endingOf({
    now,
    restedSince: lastAnswerAt(),
    idleMinutes,
    // The server's moments by this machine's clock, which may be wrong.
    lastsUntil: dataUpdatedAt + Date.parse(endsAt) - Date.parse(serverTime),
  });
  if (ending === null) return null;
  const time = formatTime(new Date(ending.at).toISOString(), false);
  return (
    <div className={styles[place === 'over' ? 'ending' : 'strip']} role="alert">
      <span>{t(`session.ending.${ending.why === 'rest' ? 'text' : 'last'}`, { time })}</span>
      {ending.why === 'rest' ? (
        <Button look="primary" onClick={() => void refetch().then(() => look(Date.now()))}>
          {t('session.ending.stay')}
        </Button>
      ) : (
        <Button look="primary" onClick={sessionExpired}>
          {t('session.ending.again')}
        </Button>
      )}
    </div>
  );
}
