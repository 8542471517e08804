import { geoMercator, geoPath } from 'd3-geo';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fold } from '../format/fold';
import { formatTonnes, formatWeight } from '../format/weight';
import { useLanguage } from '../i18n/use-language';
import { right } from '../ui/table';
import { ChartFrame } from './chart-frame';
import styles from './charts.module.css';
import { sonLaOutline } from './son-la-outline';

export interface MapPoint {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly kg: number;
  /** A colour that stands for one product; without it, the colour of supply. */
  readonly hue?: string;
}

interface Props {
  points: readonly MapPoint[];
  picked?: string | null;
  onPick?: (id: string) => void;
  height?: number;
}

const RADIUS_MAX = 12;
const province = { type: 'Polygon' as const, coordinates: [sonLaOutline.map(([lon, lat]) => [lon, lat])] };

/** The province and its weighing points, each as large as what lies there. Points outside the outline are left to the table. */
export function ProvinceMap({ points, picked = null, onPick, height = 190 }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const byName = [...points].sort((a, b) => fold(a.name).localeCompare(fold(b.name)));
  const largest = points.reduce<MapPoint | null>((most, point) => (most === null || point.kg > most.kg ? point : most), null);
  const summary = t('chart.map', {
    n: points.length,
    name: largest?.name ?? '–',
    weight: largest === null ? '–' : formatWeight(largest.kg, language),
  });
  return (
    <ChartFrame
      summary={summary}
      height={height}
      hasButtons={onPick !== undefined}
      columns={[
        { key: 'place', head: t('chart.place') },
        { key: 'kg', head: t('unit.tonne'), right: true },
      ]}
      rows={() =>
        byName.map((point) => (
          <tr key={point.id}>
            <td>{point.name}</td>
            <td className={right}>{formatTonnes(point.kg, language)}</td>
          </tr>
        ))
      }
    >
      {(width) => {
        const projection = geoMercator().fitExtent(
          [
            [4, 4],
            [width - 4, height - 18],
          ],
          province,
        );
        return (
          <>
            <path d={geoPath(projection)(province) ?? ''} style={{ fill: 'var(--sunken)', stroke: 'var(--line-strong)' }} />
            {[...points]
              .sort((a, b) => b.kg - a.kg)
              .map((point) => (
                <Point
                  key={point.id}
                  point={point}
                  at={projection([point.lon, point.lat])}
                  share={largest === null || largest.kg === 0 ? 0 : point.kg / largest.kg}
                  isPicked={point.id === picked}
                  onPick={onPick}
                />
              ))}
            <text x={0} y={height - 3}>
              {t('chart.mapCredit')}
            </text>
          </>
        );
      }}
    </ChartFrame>
  );
}

interface PointProps {
  point: MapPoint;
  at: [number, number] | null;
  /** Of the largest point. */
  share: number;
  isPicked: boolean;
  onPick: ((id: string) => void) | undefined;
}

function Point({ point, at, share, isPicked, onPick }: PointProps) {
  const language = useLanguage();
  if (at === null) return null;
  const radius = 4 + Math.sqrt(share) * (RADIUS_MAX - 4);
  const label = `${point.name}: ${formatWeight(point.kg, language)}`;
  const byKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') onPick?.(point.id);
  };
  const act =
    onPick === undefined
      ? {}
      : {
          role: 'button',
          tabIndex: 0,
          'aria-pressed': isPicked,
          onClick: () => onPick(point.id),
          onKeyDown: byKey,
          className: styles['point'],
        };
  return (
    <g transform={`translate(${at[0].toFixed(1)} ${at[1].toFixed(1)})`} aria-label={label} {...act}>
      <title>{label}</title>
      {isPicked && <circle r={radius + 4} style={{ fill: 'none', stroke: 'var(--ink)', strokeWidth: 2 }} />}
      <circle r={radius} style={{ fill: point.hue ?? 'var(--supply)', stroke: 'var(--surface)', strokeWidth: 1 }} />
    </g>
  );
}
