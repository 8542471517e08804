import { useTranslation } from 'react-i18next';
import { formatWeight } from '../format/weight';
import { useLanguage } from '../i18n/use-language';
import styles from './charts.module.css';

/** One day of a line: what is planned, what this would add, and where the line is full; what is over is hatched. */
export function CapacityBar({ plannedKg, addedKg, capacityKg }: { plannedKg: number; addedKg: number; capacityKg: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const whole = Math.max(capacityKg * 1.15, plannedKg + addedKg, 1);
  const over = Math.max(0, plannedKg + addedKg - capacityKg);
  const share = (kg: number) => `${(kg / whole) * 100}%`;
  const label = t('chart.capacity', {
    planned: formatWeight(plannedKg, language),
    added: formatWeight(addedKg, language),
    capacity: formatWeight(capacityKg, language),
  });
  return (
    <div className={styles['capacity']}>
      <div style={{ position: 'relative' }}>
        <div className={styles['track']} role="img" aria-label={label}>
          <span style={{ width: share(plannedKg), background: 'var(--ink-3)' }} />
          <span style={{ width: share(Math.max(0, addedKg - over)), background: 'var(--contract)' }} />
          <span className="hatch" style={{ width: share(Math.min(over, addedKg)), '--hc': 'var(--warn)' } as React.CSSProperties} />
        </div>
        <span className={styles['limit']} style={{ left: share(capacityKg) }} />
      </div>
      <div className={styles['ends']}>
        <span>{t('chart.planned', { weight: formatWeight(plannedKg, language) })}</span>
        {addedKg > 0 && <b>{t('chart.added', { weight: formatWeight(addedKg, language) })}</b>}
        <span>{t('chart.full', { weight: formatWeight(capacityKg, language) })}</span>
      </div>
    </div>
  );
}
