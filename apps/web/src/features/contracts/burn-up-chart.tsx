import { useTranslation } from 'react-i18next';
import type { CallOff, Contract } from '../../shared/api/views';
import { addDays, daysBetween, formatDay, formatDayRange, type Day } from '../../shared/format/date';
import { formatInteger } from '../../shared/format/number';
import { formatTonnes, formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { linear, niceTicks } from '../../shared/ui/chart-scale';
import styles from '../../shared/ui/chart.module.css';
import { useWidth } from '../../shared/ui/use-width';
import { burnUp, type BurnUp } from './burn-up-shape';

const HEIGHT = 268;
const TOP = 30;
const BOTTOM = 30;
const LEFT = 52;

/** Steps: a day's figure holds until the next day that changes it. */
function steps(points: readonly { day: Day; kg: number }[], x: (day: Day) => number, y: (kg: number) => number, end: Day): string {
  let path = `M${x(points[0]?.day ?? end)} ${y(0)}`;
  for (const point of points) path += `H${x(point.day)}V${y(point.kg)}`;
  return `${path}H${Math.max(x(end), x(points.at(-1)?.day ?? end))}`;
}

/** Called and confirmed against an even plan with its band, and how far ahead or behind in words. */
export function BurnUpChart({ contract, callOffs, today }: { contract: Contract; callOffs: readonly CallOff[]; today: Day }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [box, width] = useWidth<HTMLDivElement>();
  const shape = burnUp(contract, callOffs, today);
  const summary = t('contract.progressSummary', {
    called: formatWeight(contract.calledOffKg, language),
    agreed: formatWeight(contract.agreedKg, language),
    plan: formatWeight(shape.planTodayKg, language),
  });
  return (
    <div className={styles['box']}>
      <div ref={box} style={{ height: HEIGHT }}>
        {width > 0 && (
          <svg width={width} height={HEIGHT} role="img" aria-label={summary}>
            <Drawing contract={contract} shape={shape} today={today} width={width} />
          </svg>
        )}
      </div>
    </div>
  );
}

function Drawing({ contract, shape, today, width }: { contract: Contract; shape: BurnUp; today: Day; width: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const right = width < 600 ? 20 : 118;
  const ceiling = contract.agreedKg * (1 + contract.toleranceBp / 10_000);
  const ticks = niceTicks(Math.max(ceiling, contract.calledOffKg) / 1_000);
  const days = daysBetween(contract.seasonFrom, contract.seasonTo);
  const across = linear([0, days], [LEFT, width - right]);
  const x = (day: Day) => across(Math.min(days, Math.max(0, daysBetween(contract.seasonFrom, day))));
  const y = linear([0, (ticks.at(-1) ?? 1) * 1_000], [HEIGHT - BOTTOM, TOP]);
  const [start, end] = [x(contract.seasonFrom), x(contract.seasonTo)];
  const spread = (contract.agreedKg * contract.toleranceBp) / 10_000;
  const marks = Array.from({ length: width < 600 ? 3 : 6 }, (_, index) =>
    addDays(contract.seasonFrom, Math.round((days * index) / (width < 600 ? 2 : 5))),
  );
  const isIn = today >= contract.seasonFrom && today <= contract.seasonTo;
  const gap = contract.calledOffKg - shape.planTodayKg;
  const last = shape.called.at(-1);
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles['grid']} x1={LEFT} x2={end} y1={y(tick * 1_000)} y2={y(tick * 1_000)} />
          <text className="n" x={LEFT - 8} y={y(tick * 1_000) + 4} textAnchor="end">
            {formatInteger(tick, language)}
          </text>
        </g>
      ))}
      <text x={4} y={14}>
        {t('unit.cumulative')}
      </text>
      <path d={`M${start} ${y(0)}L${end} ${y(contract.agreedKg + spread)}V${y(contract.agreedKg - spread)}Z`} fill="var(--contract-soft)" />
      <path
        d={`M${start} ${y(0)}L${end} ${y(contract.agreedKg)}`}
        fill="none"
        stroke="var(--contract)"
        strokeWidth="1.5"
        strokeDasharray="5 4"
      />
      {shape.confirmed.some((point) => point.kg > 0) && (
        <path d={steps(shape.confirmed, x, y, today)} fill="none" stroke="var(--confirmed)" strokeWidth="2" />
      )}
      {last !== undefined && <path d={steps(shape.called, x, y, today)} fill="none" stroke="var(--contract)" strokeWidth="2" />}
      <line className={styles['base']} x1={LEFT} x2={end} y1={y(0) + 0.5} y2={y(0) + 0.5} />
      {marks.map((day) => (
        <text key={day} className="n" x={x(day)} y={HEIGHT - 10} textAnchor="middle">
          {formatDayRange(day, day)}
        </text>
      ))}
      {isIn && (
        <>
          <line x1={x(today)} x2={x(today)} y1={TOP - 6} y2={y(0)} stroke="var(--ink)" strokeWidth="1.5" />
          <text
            className={`${styles['strong']} ${styles['ink']} ${styles['over']}`}
            x={x(today)}
            y={TOP - 12}
            textAnchor={x(today) > width - 180 ? 'end' : 'middle'}
          >
            {t('contract.todayLine', { day: formatDay(today, language) })}
          </text>
        </>
      )}
      {last !== undefined && (
        <g>
          <circle
            cx={Math.max(x(last.day), isIn ? x(today) : 0)}
            cy={y(last.kg)}
            r="4.5"
            fill="var(--surface)"
            stroke="var(--contract)"
            strokeWidth="2"
          />
          <text
            className={`${styles['strong']} ${styles['over']}`}
            x={Math.max(x(last.day), isIn ? x(today) : 0) + 10}
            y={y(last.kg) - 8}
            style={{ fill: 'var(--contract-text)' }}
          >
            {t('contract.called', { t: formatTonnes(last.kg, language) })}
          </text>
          {isIn && (
            <text className={styles['over']} x={Math.max(x(last.day), x(today)) + 10} y={y(last.kg) + 8}>
              {t(gap < 0 ? 'contract.behind' : 'contract.ahead', { t: formatTonnes(Math.abs(gap), language) })}
            </text>
          )}
        </g>
      )}
      {right > 100 && (
        <text className={styles['strong']} x={end + 8} y={y(contract.agreedKg) + 4} style={{ fill: 'var(--contract-text)' }}>
          {t('contract.plan', { t: formatTonnes(contract.agreedKg, language) })}
        </text>
      )}
    </>
  );
}
