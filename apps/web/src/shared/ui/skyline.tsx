import { useTranslation } from 'react-i18next';
import { productHue } from '../catalogue/product-hue';
import { formatInteger } from '../format/number';
import { useLanguage } from '../i18n/use-language';
import { seasons } from './season';
import styles from './skyline.module.css';
import { monthX, ridge } from './skyline-shape';

const WIDTH = 920;
const months = Array.from({ length: 12 }, (_, month) => month + 1);

/** A year of Sơn La as ridges, each a harvest, with today's line when a day is given. */
export function Skyline({ today, label, height = 660 }: { today?: string; label?: string; height?: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rise = height * 0.14;
  const step = (height - 46 - rise - 90) / (seasons.length - 1);
  const rows = seasons.map((season, row) => ({
    season,
    row,
    ...ridge(season, row, { width: WIDTH, baseY: 90 + rise + row * step, rise }),
  }));
  const list = seasons
    .map((season) =>
      t('signIn.skylineItem', {
        name: language === 'vi' ? season.nameVi : season.nameEn,
        from: formatInteger(season.from, language),
        to: formatInteger(season.to, language),
      }),
    )
    .join(', ');
  const todayX = today === undefined ? null : monthX(Number(today.slice(5, 7)) - 0.5 + Number(today.slice(8, 10)) / 30.5, WIDTH);
  return (
    <svg
      width="100%"
      height="100%"
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="xMidYMax slice"
      role="img"
      aria-label={t('signIn.skyline', { list })}
    >
      {rows.map(({ season, row, path }) => (
        <path
          key={season.productId}
          d={path}
          style={{
            fill: `color-mix(in oklab, var(--action) ${4 + row * 2.45}%, var(--bg))`,
            stroke: `color-mix(in oklab, var(--action) ${42 + row * 3}%, var(--bg))`,
            strokeWidth: 1.25,
          }}
        />
      ))}
      <rect x="-10" y={height - 34} width={WIDTH + 20} height="60" style={{ fill: 'color-mix(in oklab, var(--action) 26%, var(--bg))' }} />
      {todayX !== null && (
        <path d={`M${todayX} 60V${height - 46}`} style={{ stroke: 'var(--ink)', strokeWidth: 1.5, strokeDasharray: '2 4' }} />
      )}
      {rows.map(({ season, peak }) => (
        <g key={season.productId}>
          <circle
            cx={peak.x}
            cy={peak.y}
            r="4.5"
            style={{ fill: productHue(season.productId), stroke: 'var(--surface)', strokeWidth: 1.5 }}
          />
          <text className={styles['label']} x={peak.x} y={peak.y - 11} textAnchor="middle">
            {language === 'vi' ? season.nameVi : season.nameEn}
          </text>
        </g>
      ))}
      {todayX !== null && label !== undefined && (
        <text className={styles['label']} x={todayX} y="50" textAnchor="middle">
          {label}
        </text>
      )}
      <Months height={height} />
    </svg>
  );
}

function Months({ height }: { height: number }) {
  const { t } = useTranslation();
  return (
    <>
      <text className={styles['month']} x="22" y={height - 14}>
        {t('signIn.month')}
      </text>
      {months.map((month) => (
        <text key={month} className={`n ${styles['month']}`} x={Math.max(monthX(month, WIDTH), 78)} y={height - 14} textAnchor="middle">
          {month}
        </text>
      ))}
    </>
  );
}
