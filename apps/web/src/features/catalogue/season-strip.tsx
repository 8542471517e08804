import { useTranslation } from 'react-i18next';
import type { SeasonSpan } from './api';
import styles from './catalogue.module.css';

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

function includes({ fromMonth, toMonth }: SeasonSpan, month: number): boolean {
  return fromMonth <= toMonth ? month >= fromMonth && month <= toMonth : month >= fromMonth || month <= toMonth;
}

/** Twelve months: main season, its peak, and what comes out of season; every month says which in words too. */
export function SeasonStrip({ season, offSeason }: { season: SeasonSpan; offSeason: SeasonSpan | null }) {
  const { t } = useTranslation();
  const kindOf = (month: number): 'peak' | 'main' | 'off' | 'none' => {
    if (season.peakMonths.includes(month)) return 'peak';
    if (includes(season, month)) return 'main';
    return offSeason !== null && includes(offSeason, month) ? 'off' : 'none';
  };
  return (
    <ol className={styles['strip']} aria-label={t('keep.calendar')}>
      {MONTHS.map((month) => (
        <li key={month} className={styles[kindOf(month)]} title={t(`keep.months.${kindOf(month)}`)}>
          <span className="n">{month}</span>
          <span className={styles['mark']} aria-hidden="true">
            {{ peak: '●', main: '●', off: '○', none: '' }[kindOf(month)]}
          </span>
          <span className="sr">{t(`keep.months.${kindOf(month)}`)}</span>
        </li>
      ))}
    </ol>
  );
}
