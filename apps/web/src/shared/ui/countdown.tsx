import { IconAlarm, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatCountdown } from '../format/date';
import { useServerNow } from '../live/live';
import { countdownLook, spokenMinute } from './countdown-look';
import styles from './countdown.module.css';

/** Time left until an instant, by the server's clock. Spoken only at fifteen, five and one minute. */
export function Countdown({ until }: { until: string }) {
  const { t } = useTranslation();
  const leftMs = Date.parse(until) - useServerNow(1_000);
  const look = countdownLook(leftMs);
  const spoken = spokenMinute(leftMs);
  if (look === 'closed') {
    return (
      <span className={`${styles['countdown']} ${styles['closed']}`}>
        <IconLock className="i" size={16} aria-hidden="true" />
        {t('countdown.closed')}
      </span>
    );
  }
  return (
    <span className={`${styles['countdown']} ${styles[look]}`}>
      {look !== 'held' && <IconAlarm className="i" size={16} aria-hidden="true" />}
      <span className="n" role="timer" aria-live="off">
        {formatCountdown(leftMs)}
      </span>
      <span className="sr" aria-live="polite">
        {spoken === null ? '' : t(`countdown.${spoken}`)}
      </span>
    </span>
  );
}

/** The same time as a bar that empties. */
export function CountdownBar({ from, until }: { from: string; until: string }) {
  const leftMs = Date.parse(until) - useServerNow(1_000);
  const whole = Math.max(1, Date.parse(until) - Date.parse(from));
  const look = countdownLook(leftMs);
  const width = `${Math.min(100, Math.max(0, (leftMs / whole) * 100))}%`;
  return (
    <div className={styles['track']} aria-hidden="true">
      <span className={`${styles['left']} ${styles[look]} ${look === 'held' ? 'hatch' : ''}`} style={{ width }} />
    </div>
  );
}
