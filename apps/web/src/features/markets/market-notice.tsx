import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Round } from '../../shared/api/views';
import { dayOf, formatDay, formatTime } from '../../shared/format/date';
import { useLanguage } from '../../shared/i18n/use-language';
import { marketStatusQuery } from '../../shared/market/status-query';
import styles from './market-notice.module.css';

/** What everybody in a market must know: that it is halted and why, that its last round failed, that it will be run otherwise. */
export function MarketNotice({ marketId, lastRound }: { marketId: string; lastRound: Round | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: status } = useQuery(marketStatusQuery(marketId));
  const at = (instant: string) => ({ time: formatTime(instant, false), day: formatDay(dayOf(Date.parse(instant)), language) });
  return (
    <>
      {status?.halt != null && (
        <div className={styles['notice']} role="status" data-notice="halted">
          <IconPlayerPause className="i" size={18} aria-hidden="true" />
          <p>
            <b>{t('gate.halted')}:</b> {status.halt.reason}
            <small>{t('gate.haltedHint', { time: formatTime(status.halt.since, false) })}</small>
          </p>
        </div>
      )}
      {status?.halt == null && status?.state === 'halted' && (
        <div className={styles['notice']} role="status" data-notice="halted">
          <IconPlayerPause className="i" size={18} aria-hidden="true" />
          <p>
            <b>{t('gate.halted')}</b>
          </p>
        </div>
      )}
      {lastRound?.state === 'failed' && (
        <div className={styles['notice']} role="status" data-notice="failed">
          <IconAlertTriangle className="i" size={18} aria-hidden="true" />
          <p>
            <b>{t('gate.failed')}</b>
            <small>{t('gate.failedHint')}</small>
          </p>
        </div>
      )}
      {status?.planned != null && (
        <div className={`${styles['notice']} ${styles['plain']}`} role="status" data-notice="planned">
          <IconAlertTriangle className="i" size={18} aria-hidden="true" />
          <p>{t('gate.planned', at(status.planned.from))}</p>
        </div>
      )}
    </>
  );
}
