import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../../features/identity/people.module.css';
import { lastAnswerAt } from '../../shared/auth/last-answer';
import { sessionQuery, useSession } from '../../shared/auth/session';
import { formatTime } from '../../shared/format/date';
import { Button } from '../../shared/ui/button';

/** Two minutes are enough to come back to a desk, and to finish a sentence. */
const WARN_MS = 120_000;
const LOOK_MS = 10_000;

/** Says that the session will end, before it does; one press keeps it. */
export function SessionEnding() {
  const { t } = useTranslation();
  const { idleMinutes } = useSession();
  const { refetch } = useQuery({ ...sessionQuery, enabled: false });
  const [now, look] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => look(Date.now()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const endsAt = lastAnswerAt() + idleMinutes * 60_000;
  if (endsAt - now > WARN_MS || endsAt < now) return null;
  return (
    <div className={styles['ending']} role="alert">
      <span>{t('people.ending.text', { time: formatTime(new Date(endsAt).toISOString(), false) })}</span>
      <Button look="primary" onClick={() => void refetch().then(() => look(Date.now()))}>
        {t('people.ending.stay')}
      </Button>
    </div>
  );
}
