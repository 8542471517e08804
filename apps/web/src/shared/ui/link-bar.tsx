import type { LinkState } from '@live/link-state';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../format/date';
import { formatDecimal, formatInteger } from '../format/number';
import { useLanguage } from '../i18n/use-language';
import { useLink } from '../live/live';
import styles from './link-bar.module.css';

function Disc({ state }: { state: LinkState['state'] }) {
  return (
    <svg className="i" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {state === 'live' ? (
        <circle cx="6" cy="6" r="5" fill="currentColor" />
      ) : (
        <circle cx="6" cy="6" r="4.7" fill="none" stroke="currentColor" strokeWidth="1.7" />
      )}
      {state === 'late' && <path d="M6 1.3a4.7 4.7 0 0 0 0 9.4z" fill="currentColor" />}
    </svg>
  );
}

/** How fresh the screen is, in one of three looks: disc, half disc and dashes, ring turned over. */
export function LinkChip({ link }: { link: LinkState }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const time = link.heardAt === null ? null : formatTime(new Date(link.heardAt).toISOString(), link.state === 'late');
  const lag = link.lagMs === null ? '' : t('link.lag', { seconds: formatDecimal(link.lagMs / 1_000, { least: 1, most: 1 }, language) });
  const seconds = formatInteger(Math.round(link.silentMs / 1_000), language);
  return (
    <span className={`${styles['link']} ${styles[link.state]}`} data-link={link.state}>
      <Disc state={link.state} />
      {link.state === 'live' && (
        <span>
          {t('link.live')} <span className={`n ${styles['detail']}`}>{lag}</span>
        </span>
      )}
      {link.state === 'late' && <span>{time === null ? t('link.connecting') : t('link.late', { seconds })}</span>}
      {link.state === 'lost' && <span>{time === null && navigator.onLine ? t('link.connecting') : t('link.lost')}</span>}
      {link.state !== 'live' && time !== null && <span className={`n ${styles['detail']}`}>· {time}</span>}
    </span>
  );
}

/** Always top right. Its change of state is read out; the seconds are not. */
export const LinkBar = memo(function LinkBar() {
  const { t } = useTranslation();
  const link = useLink();
  return (
    <>
      <LinkChip link={link} />
      <span className="sr" role="status">
        {link.state === 'lost' && link.heardAt !== null ? t('link.lost') : ''}
      </span>
    </>
  );
});
